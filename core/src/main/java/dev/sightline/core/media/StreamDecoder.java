package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns the packets of one stream into decoded frames, in presentation order. Owns the container
 * and the codec. Damaged packets are counted and skipped. Not thread-safe.
 */
final class StreamDecoder implements AutoCloseable {
  /** More px than this (16384 × 8192) is taken for a broken or hostile header. */
  private static final long MAX_PIXELS = 16384L * 8192;

  /** A decoder that fails this often in a row while it is drained will not end by itself. */
  private static final int MAX_ERRORS_IN_A_ROW = 256;

  /** What a decoder is for. */
  enum Kind {
    PICTURE(avutil.AVMEDIA_TYPE_VIDEO),
    SOUND(avutil.AVMEDIA_TYPE_AUDIO);

    private final int mediaType;

    Kind(int mediaType) {
      this.mediaType = mediaType;
    }
  }

  private final Path path;
  private final Kind kind;
  private boolean leavesOut;
  private int threads;
  private boolean steady;
  private Container container;
  private int streamIndex;
  private AVCodecContext codec;
  private AVPacket packet;
  private boolean draining;
  private boolean skipToKey;
  private boolean upToKey;
  private long lastPacketTime = AV_NOPTS_VALUE;
  private boolean damaged;
  private final Set<Long> damagedPackets = new HashSet<>();
  private boolean endsEarly;
  private boolean lacksPts;

  /**
   * Opens the best stream of a kind.
   *
   * @param kind what to decode
   * @param threads decoder threads, at least 1; more than one may be other than asked for ({@link
   *     DecoderOptions})
   * @throws SightlineException if the file has nothing of the kind that can be decoded
   */
  StreamDecoder(Path path, Kind kind, int threads) throws SightlineException {
    this.path = path;
    this.kind = kind;
    DecoderOptions options = DecoderOptions.current();
    this.threads = options.threadsFor(threads);
    this.leavesOut = kind == Kind.PICTURE && options.broken() == DecoderOptions.Broken.LEFT_OUT;
    open();
  }

  private void open() throws SightlineException {
    container = Container.open(path);
    try {
      streamIndex = container.bestStream(kind.mediaType);
      if (streamIndex < 0) {
        throw nothing();
      }
      container.readOnly(streamIndex);
      openCodec();
      packet = av_packet_alloc();
    } catch (SightlineException | RuntimeException e) {
      close();
      throw e;
    }
    draining = false;
    skipToKey = false;
    upToKey = false;
    lastPacketTime = AV_NOPTS_VALUE;
  }

  private SightlineException nothing() {
    if (kind == Kind.SOUND) {
      return MediaErrors.media(path, Phrase.of("has no sound."), "no audio stream");
    }
    boolean sound = container.bestStream(avutil.AVMEDIA_TYPE_AUDIO) >= 0;
    return MediaErrors.media(
        path,
        sound ? Phrase.of("has sound but no picture.") : Phrase.of("has no picture in it."),
        "no video stream");
  }

  private void openCodec() throws SightlineException {
    AVStream stream = stream();
    int id = stream.codecpar().codec_id();
    AVCodec decoder = avcodec_find_decoder(id);
    if (decoder == null || decoder.isNull()) {
      String name = avcodec_get_name(id).getString();
      throw MediaErrors.media(
          path, Phrase.of("uses the codec “{0}”, which cannot be decoded here.", name), name);
    }
    codec = avcodec_alloc_context3(decoder);
    int rc = avcodec_parameters_to_context(codec, stream.codecpar());
    if (rc >= 0) {
      codec.pkt_timebase(stream.time_base());
      codec.max_pixels(MAX_PIXELS);
      codec.thread_count(threads);
      if (leavesOut) {
        codec.err_recognition(AV_EF_CRCCHECK); // checksums that are otherwise passed over
      }
      rc = avcodec_open2(codec, decoder, (AVDictionary) null);
    }
    if (rc < 0) {
      throw MediaErrors.media(
          path,
          kind == Kind.SOUND
              ? Phrase.of("has sound that cannot be decoded.")
              : Phrase.of("says of its picture what cannot be true ({0}).", size()),
          MediaErrors.text(rc));
    }
  }

  private String size() {
    return stream().codecpar().width() + " × " + stream().codecpar().height() + " px";
  }

  Container container() {
    return container;
  }

  AVStream stream() {
    return container.stream(streamIndex);
  }

  int streamIndex() {
    return streamIndex;
  }

  /** How many threads decode, as FFmpeg says. */
  int threads() {
    return codec.thread_count();
  }

  /** True if broken pictures are not handed out. */
  boolean leavesOut() {
    return leavesOut;
  }

  /** Hands out broken pictures from the next start on: there are no others. */
  void showBroken() {
    leavesOut = false;
  }

  /** True if something could not be decoded, or was decoded with errors. */
  boolean damaged() {
    return damaged;
  }

  /** Number of packets at which errors came up; counted in steady mode only. */
  int damagedPackets() {
    return damagedPackets.size();
  }

  /**
   * From the next seek on, what FFmpeg makes up for broken data no longer depends on the order in
   * which frames are asked for, nor on the timing of threads: one thread, and a fresh decoder after
   * each seek.
   */
  void goSteady() {
    steady = true;
    threads = 1;
  }

  /** False for a broken picture, and for those that may build upon it. */
  private boolean isWhole(AVFrame picture, boolean broken) {
    upToKey = broken || (upToKey && (picture.flags() & AV_FRAME_FLAG_KEY) == 0);
    return !upToKey;
  }

  private void noteDamage() {
    damaged = true;
    upToKey = true;
    if (steady) {
      damagedPackets.add(lastPacketTime);
    }
  }

  /** True if reading stopped at an error, not at the end. */
  boolean endsEarly() {
    return endsEarly;
  }

  /** True if some pictures say only when they are decoded, and are shown later than that. */
  boolean lacksPts() {
    return lacksPts;
  }

  /** DTS (else PTS) of the packet read last, or {@code AV_NOPTS_VALUE}. */
  long lastPacketTime() {
    return lastPacketTime;
  }

  /**
   * Decodes the next frame.
   *
   * @param out receives it; what it held is dropped
   * @return false at the end
   */
  boolean next(AVFrame out) {
    int errorsInARow = 0;
    while (true) {
      int rc = avcodec_receive_frame(codec, out);
      if (rc == 0) {
        boolean broken =
            (out.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || out.decode_error_flags() != 0;
        if (broken) {
          noteDamage();
        }
        // while several threads decode, damage is noted before what precedes it comes out
        if (leavesOut && steady && !isWhole(out, broken)) {
          continue;
        }
        return true;
      }
      if (rc == AVERROR_EOF) {
        return false;
      }
      if (rc == AVERROR_EAGAIN()) {
        if (draining) {
          return false;
        }
        feed();
      } else {
        noteDamage();
        if (++errorsInARow > MAX_ERRORS_IN_A_ROW) {
          endsEarly = true;
          return false;
        }
      }
    }
  }

  private void feed() {
    int retries = 0;
    while (true) {
      int rc = av_read_frame(container.context(), packet);
      if (rc == AVERROR_EAGAIN() && ++retries < MAX_ERRORS_IN_A_ROW) {
        continue;
      }
      if (rc < 0) {
        endsEarly |= rc != AVERROR_EOF;
        draining = true;
        avcodec_send_packet(codec, null);
        return;
      }
      try {
        if (packet.stream_index() != streamIndex || dropBeforeKey()) {
          continue;
        }
        lastPacketTime = packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
        lacksPts |= packet.pts() == AV_NOPTS_VALUE && stream().codecpar().video_delay() > 0;
        if (avcodec_send_packet(codec, packet) < 0) {
          noteDamage();
        }
        return;
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  /** After a seek, frames that refer to pictures before the key frame would come out as garbage. */
  private boolean dropBeforeKey() {
    if (skipToKey && (packet.flags() & AV_PKT_FLAG_KEY) == 0) {
      return true;
    }
    skipToKey = false;
    return false;
  }

  /**
   * Goes to the key frame at or before {@code ts} (stream ticks), if the container can.
   *
   * @return false if it cannot
   * @throws SightlineException if the decoder does not start again
   */
  boolean seek(long ts) throws SightlineException {
    if (av_seek_frame(container.context(), streamIndex, ts, AVSEEK_FLAG_BACKWARD) < 0) {
      return false;
    }
    if (steady) {
      avcodec_free_context(codec);
      openCodec();
    } else {
      avcodec_flush_buffers(codec);
    }
    draining = false;
    skipToKey = kind == Kind.PICTURE;
    upToKey = false;
    lastPacketTime = AV_NOPTS_VALUE;
    return true;
  }

  /**
   * Opens the file anew, which goes to the first frame whatever the container can do.
   *
   * @throws SightlineException if the file is gone
   */
  void restart() throws SightlineException {
    close();
    open();
  }

  @Override
  public void close() {
    if (packet != null) {
      av_packet_free(packet);
      packet = null;
    }
    if (codec != null) {
      avcodec_free_context(codec);
      codec = null;
    }
    if (container != null) {
      container.close();
      container = null;
    }
  }
}
