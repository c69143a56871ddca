package dev.sightline.core.media;

import java.nio.file.Path;
import java.util.List;

/**
 * What is known of a video without decoding all of it.
 *
 * @param path the file
 * @param container FFmpeg's short format name
 * @param codedWidth width of a decoded frame in px, before rotation and pixel aspect
 * @param codedHeight height of a decoded frame in px
 * @param rotation clockwise rotation to apply for display: 0, 90, 180 or 270 degrees
 * @param pixelAspect width ÷ height of one pixel; 1 if unknown
 * @param frameRate average frames per second; zero if unknown
 * @param startTime presentation time of the first frame in the container's clock, s
 * @param duration length of the picture in s, greater than 0
 * @param durationEstimated true if the container has no duration and it was found by reading
 *     packets
 * @param streams all streams
 */
public record VideoInfo(
    Path path,
    String container,
    int codedWidth,
    int codedHeight,
    int rotation,
    Fraction pixelAspect,
    Fraction frameRate,
    Fraction startTime,
    Fraction duration,
    boolean durationEstimated,
    List<StreamInfo> streams) {

  public VideoInfo {
    streams = List.copyOf(streams);
  }

  /** Width in square px as a viewer sees it: pixel aspect and rotation applied. */
  public int displayWidth() {
    return rotation % 180 == 0 ? squareWidth() : codedHeight;
  }

  /** Height in square px as a viewer sees it. */
  public int displayHeight() {
    return rotation % 180 == 0 ? codedHeight : squareWidth();
  }

  public boolean hasAudio() {
    return streams.stream().anyMatch(s -> s.kind() == StreamInfo.Kind.AUDIO);
  }

  public boolean hasSubtitles() {
    return streams.stream().anyMatch(s -> s.kind() == StreamInfo.Kind.SUBTITLE);
  }

  private int squareWidth() {
    return (int) Math.max(1, Math.round(codedWidth * pixelAspect.toDouble()));
  }
}
