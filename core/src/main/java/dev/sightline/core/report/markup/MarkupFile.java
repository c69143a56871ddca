package dev.sightline.core.report.markup;

/**
 * A file of a report.
 *
 * @param name relative to the report's folder, with {@code /}
 * @param content its bytes; not to be written to
 */
public record MarkupFile(String name, byte[] content) {}
