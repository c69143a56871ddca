package dev.sightline.core.report;

import java.nio.file.Path;

/**
 * Where a report was written.
 *
 * @param html the page, one self-contained file
 * @param json every number but the full maps
 * @param tensors the full attention maps, safetensors
 */
public record WrittenReport(Path html, Path json, Path tensors) {}
