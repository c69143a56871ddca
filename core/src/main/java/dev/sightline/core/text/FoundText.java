package dev.sightline.core.text;

/**
 * A text that goes with a video.
 *
 * @param text for the model
 * @param origin where it is from, for the user: {@code clip.srt}, {@code clip.txt (read as
 *     windows-1252)}, {@code subtitles in the file}
 * @param transcript its times; empty if the text has none
 */
public record FoundText(String text, String origin, Transcript transcript) {}
