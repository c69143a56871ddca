package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EAC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.sightline.core.problem.SightlineException;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The packets of a video's sound as they are. Owns native memory until closed. */
final class CopiedSound implements SoundPackets {
  /** What players of MP4 files decode. */
  private static final Set<Integer> TAKEN =
      Set.of(
          AV_CODEC_ID_AAC,
          AV_CODEC_ID_MP3,
          AV_CODEC_ID_AC3,
          AV_CODEC_ID_EAC3,
          AV_CODEC_ID_ALAC,
          AV_CODEC_ID_OPUS);

  private final Container container;
  private final int stream;
  private final long shift;
  private final AVPacket packet = av_packet_alloc();
  private long nextTicks = Long.MIN_VALUE;

  private CopiedSound(Container container, int stream, Fraction pictureStart) {
    this.container = container;
    this.stream = stream;
    Fraction base = Fraction.of(timeBase().num(), timeBase().den());
    this.shift = pictureStart.dividedBy(base).plus(Fraction.of(1, 2)).floor();
    container.readOnly(stream);
  }

  /** Empty if the codec is none that can be copied. */
  static Optional<CopiedSound> open(VideoInfo video) throws SightlineException {
    Container container = Container.open(video.path());
    int stream = container.bestStream(AVMEDIA_TYPE_AUDIO);
    if (stream < 0 || !TAKEN.contains(container.stream(stream).codecpar().codec_id())) {
      container.close();
      return Optional.empty();
    }
    return Optional.of(new CopiedSound(container, stream, video.startTime()));
  }

  @Override
  public AVCodecParameters parameters() {
    return container.stream(stream).codecpar();
  }

  @Override
  public AVRational timeBase() {
    return container.stream(stream).time_base();
  }

  @Override
  public boolean isBefore(Fraction time) {
    return nextTicks == Long.MIN_VALUE
        || Fraction.of(timeBase().num(), timeBase().den()).times(nextTicks).compareTo(time) < 0;
  }

  @Override
  public boolean next() {
    while (av_read_frame(container.context(), packet) >= 0) {
      // without a time there is no place for it
      if (packet.stream_index() == stream && packet.pts() != AV_NOPTS_VALUE) {
        long pts = packet.pts() - shift;
        // sound has no order of its own for decoding
        packet.pts(pts).dts(pts);
        nextTicks = pts + Math.max(0, packet.duration());
        return true;
      }
      av_packet_unref(packet);
    }
    return false;
  }

  @Override
  public AVPacket packet() {
    return packet;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    container.close();
  }
}
