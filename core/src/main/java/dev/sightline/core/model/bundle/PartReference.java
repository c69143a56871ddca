package dev.sightline.core.model.bundle;

/**
 * A frozen part that a bundle builds upon and does not carry.
 *
 * @param id its name, such as {@code all-minilm-l6-v2}
 * @param sha256 hash of its file, 64 hexadecimal digits
 */
public record PartReference(String id, String sha256) {}
