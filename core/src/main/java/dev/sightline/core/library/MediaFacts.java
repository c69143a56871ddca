package dev.sightline.core.library;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;

/**
 * What the library keeps of a video's form.
 *
 * @param container FFmpeg's short format name
 * @param width as a viewer sees it, px
 * @param height as a viewer sees it, px
 * @param frameRate average frames per second; zero if unknown
 * @param duration s
 * @param audio true if it has sound
 * @param subtitles true if there is a subtitle stream
 */
public record MediaFacts(
    String container,
    int width,
    int height,
    Fraction frameRate,
    Fraction duration,
    boolean audio,
    boolean subtitles) {
  /** Of a video that was opened. */
  public static MediaFacts of(VideoInfo info) {
    return new MediaFacts(
        info.container(),
        info.displayWidth(),
        info.displayHeight(),
        info.frameRate(),
        info.duration(),
        info.hasAudio(),
        info.hasSubtitles());
  }
}
