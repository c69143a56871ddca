package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Where the picture ends. Containers state a duration that is rounded, that includes sound, or none
 * at all; so the packets at the end are read (or all of them, where one cannot seek).
 *
 * @param end tick of the stream's time base at which the last frame ends, or {@code AV_NOPTS_VALUE}
 *     if no packet has a time
 * @param stated false if the container states no duration
 * @param statedTicks length that the stream's header states, ticks; 0 if it does not
 */
record PictureLength(long end, boolean stated, long statedTicks) {
  /**
   * Where there is no key frame after a point, the tail is decoded from this many seconds before.
   */
  private static final int MAX_TAIL_SEEKS = 4;

  /**
   * Reads the packets of a file's best video stream, in a container of its own.
   *
   * @throws SightlineException if the file cannot be opened
   */
  static PictureLength measure(Path path) throws SightlineException {
    boolean stated;
    long statedTicks;
    try (Container container = Container.open(path)) {
      int index = container.bestStream(avutil.AVMEDIA_TYPE_VIDEO);
      container.readOnly(index);
      AVFormatContext context = container.context();
      AVStream stream = container.stream(index);
      statedTicks = Math.max(0, stream.duration());
      boolean guessed =
          context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
      stated = (statedTicks > 0 || context.duration() > 0) && !guessed;
      if (stated) {
        long ticks = statedTicks > 0 ? statedTicks : ticks(context.duration(), stream);
        long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
        if (av_seek_frame(context, index, start + ticks, AVSEEK_FLAG_BACKWARD) >= 0) {
          Tail tail = scan(context, index);
          if (tail.end != AV_NOPTS_VALUE) {
            long end = tail.exact ? tail.end : decodeTail(path, start + ticks, tail.end);
            return new PictureLength(end, true, statedTicks);
          }
        }
      }
    }
    try (Container container = Container.open(path)) {
      int index = container.bestStream(avutil.AVMEDIA_TYPE_VIDEO);
      container.readOnly(index);
      return new PictureLength(scan(container.context(), index).end, stated, statedTicks);
    }
  }

  private static long ticks(long micros, AVStream stream) {
    return Fraction.of(micros, AV_TIME_BASE)
        .dividedBy(Fraction.of(stream.time_base().num(), stream.time_base().den()))
        .floor();
  }

  /**
   * Where the packets end.
   *
   * @param exact false if some packet has no PTS, so that only a decoder knows when it is shown
   */
  private record Tail(long end, boolean exact) {}

  /** Decodes from the key frame before {@code target} to find when the last frame ends. */
  private static long decodeTail(Path path, long target, long guess) throws SightlineException {
    AVFrame frame = av_frame_alloc();
    try (StreamDecoder decoder = new StreamDecoder(path, StreamDecoder.Kind.PICTURE, 1)) {
      AVStream stream = decoder.stream();
      long second = Math.max(1, stream.time_base().den() / Math.max(1, stream.time_base().num()));
      for (int i = 0; i < MAX_TAIL_SEEKS && decoder.seek(target - i * second); i++) {
        long end = AV_NOPTS_VALUE;
        while (decoder.next(frame)) {
          long time = frame.best_effort_timestamp();
          long own = frame.duration() > 0 ? frame.duration() : usualDuration(stream);
          if (time != AV_NOPTS_VALUE) {
            end = Math.max(end, time + Math.max(1, own));
          } else if (end != AV_NOPTS_VALUE) {
            // what the decoder gives out last may carry no time: it follows on
            end += Math.max(1, own);
          }
        }
        if (end != AV_NOPTS_VALUE) {
          return end;
        }
      }
      return guess;
    } finally {
      av_frame_free(frame);
    }
  }

  private static Tail scan(AVFormatContext context, int index) {
    long end = AV_NOPTS_VALUE;
    long previous = AV_NOPTS_VALUE;
    long usual = usualDuration(context.streams(index));
    // a packet without PTS belongs to a reference picture, which is shown later than decoded
    long delay = usual * context.streams(index).codecpar().video_delay();
    boolean exact = true;
    AVPacket packet = av_packet_alloc();
    try {
      while (av_read_frame(context, packet) >= 0) {
        long time = packet.pts();
        if (time == AV_NOPTS_VALUE && packet.dts() != AV_NOPTS_VALUE) {
          time = packet.dts() + delay;
          exact &= delay == 0;
        }
        boolean counts =
            packet.stream_index() == index
                && time != AV_NOPTS_VALUE
                && (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
        if (counts) {
          long gap = previous == AV_NOPTS_VALUE ? usual : Math.abs(time - previous);
          long duration = packet.duration() > 0 ? packet.duration() : usual > 0 ? usual : gap;
          end = Math.max(end, time + Math.max(1, duration));
          previous = time;
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return new Tail(end, exact);
  }

  /** Ticks of one frame at the average rate, or 0. */
  static long usualDuration(AVStream stream) {
    int num = stream.avg_frame_rate().num();
    int den = stream.avg_frame_rate().den();
    if (num <= 0 || den <= 0) {
      return 0;
    }
    return Fraction.ONE
        .dividedBy(Fraction.of(num, den))
        .dividedBy(Fraction.of(stream.time_base().num(), stream.time_base().den()))
        .floor();
  }
}
