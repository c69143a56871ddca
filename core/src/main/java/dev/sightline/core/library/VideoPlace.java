package dev.sightline.core.library;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that holds a video, as it was when it was last read.
 *
 * @param path absolute
 * @param bytes its size
 * @param modified when it was last written
 * @param sidecars names, sizes and times of the files beside it, as one word to compare
 */
public record VideoPlace(Path path, long bytes, Instant modified, String sidecars) {}
