package dev.sightline.core.media;

/**
 * One stream of a container.
 *
 * @param index position in the container, from 0
 * @param kind what it carries
 * @param codec FFmpeg's codec name, such as {@code h264}
 * @param language ISO 639 code, or empty
 * @param detail a short description for people, such as {@code 1920x1080 yuv420p} or {@code 48000
 *     Hz stereo}
 */
public record StreamInfo(int index, Kind kind, String codec, String language, String detail) {
  /** What a stream carries. */
  public enum Kind {
    VIDEO,
    AUDIO,
    SUBTITLE,
    OTHER
  }
}
