package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * Everything found out when a video is opened.
 *
 * @param info what the rest of the product sees
 * @param end tick at which the picture ends
 * @param warnings sentences on what is wrong with the file
 */
record VideoFacts(VideoInfo info, long end, List<String> warnings) {
  /** No real pixel is more than this times wider than high, or the other way round. */
  private static final Fraction MAX_PIXEL_ASPECT = Fraction.of(8);

  /** A picture shorter than its header says by this share was cut off. */
  private static final Fraction CUT_OFF = Fraction.of(9, 10);

  /**
   * @param cursor standing on the first frame
   */
  static VideoFacts of(Path path, FrameCursor cursor) throws SightlineException {
    PictureLength length = PictureLength.measure(path);
    Container container = cursor.decoder().container();
    AVStream stream = cursor.decoder().stream();
    AVFrame frame = cursor.frame();
    long end = end(length, cursor, stream);
    Fraction duration = cursor.timeBase().times(end - cursor.firstTime());
    VideoInfo info =
        new VideoInfo(
            path,
            container.format(),
            frame.width(),
            frame.height(),
            FrameScaler.rotation(frame),
            pixelAspect(container, stream, frame),
            rate(stream),
            cursor.timeBase().times(cursor.firstTime()),
            duration,
            !length.stated(),
            container.streams());
    Fraction statedSeconds = cursor.timeBase().times(length.statedTicks());
    boolean cut = duration.compareTo(statedSeconds.times(CUT_OFF)) < 0;
    return new VideoFacts(
        info,
        end,
        cut
            ? List.of(
                "The file ends early: %.1f s of the %.1f s that it promises are there."
                    .formatted(duration.toDouble(), statedSeconds.toDouble()))
            : List.of());
  }

  private static long end(PictureLength length, FrameCursor cursor, AVStream stream) {
    long end = length.end() == AV_NOPTS_VALUE ? Long.MIN_VALUE : length.end();
    long lastKnown = cursor.nextTime() == AV_NOPTS_VALUE ? cursor.time() : cursor.nextTime();
    if (end > lastKnown) {
      return end;
    }
    long own = cursor.frame().duration();
    return lastKnown + Math.max(1, own > 0 ? own : PictureLength.usualDuration(stream));
  }

  private static Fraction pixelAspect(Container container, AVStream stream, AVFrame frame) {
    AVRational aspect = avformat.av_guess_sample_aspect_ratio(container.context(), stream, frame);
    if (aspect.num() <= 0 || aspect.den() <= 0) {
      return Fraction.ONE;
    }
    Fraction value = Fraction.of(aspect.num(), aspect.den());
    boolean absurd =
        value.compareTo(MAX_PIXEL_ASPECT) > 0
            || Fraction.ONE.dividedBy(value).compareTo(MAX_PIXEL_ASPECT) > 0;
    return absurd ? Fraction.ONE : value;
  }

  private static Fraction rate(AVStream stream) {
    AVRational average = stream.avg_frame_rate();
    AVRational real = stream.r_frame_rate();
    AVRational rate = average.num() > 0 && average.den() > 0 ? average : real;
    return rate.num() > 0 && rate.den() > 0 ? Fraction.of(rate.num(), rate.den()) : Fraction.ZERO;
  }
}
