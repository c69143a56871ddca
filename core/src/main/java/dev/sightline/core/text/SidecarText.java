package dev.sightline.core.text;

import java.nio.file.Path;

/**
 * A text that was found in a file beside a video.
 *
 * @param file where it stands
 * @param part the tier or field of that file; empty if the text is all of it
 * @param words not blank
 * @param transcript its times; empty if the text has none
 */
public record SidecarText(Path file, String part, String words, Transcript transcript) {}
