package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.FloatPointer;

/** The sound of a video, decoded and encoded as AAC. Owns native memory until closed. */
final class EncodedSound implements SoundPackets {
  private static final long BIT_RATE = 160_000;

  private final SoundBlocks reader;
  private final AVCodecContext encoder;
  private final AVCodecParameters parameters = avcodec_parameters_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private ByteBuffer samples = ByteBuffer.allocate(0);
  private long written;
  private long nextTicks = Long.MIN_VALUE;
  private boolean begun;
  private boolean ended;

  private EncodedSound(SoundBlocks reader, AVCodecContext encoder) {
    this.reader = reader;
    this.encoder = encoder;
    avcodec_parameters_from_context(parameters, encoder);
    frame.nb_samples(encoder.frame_size()).format(AV_SAMPLE_FMT_FLTP).sample_rate(AudioBlock.RATE);
    av_channel_layout_default(frame.ch_layout(), AudioBlock.CHANNELS);
    av_frame_get_buffer(frame, 0);
  }

  /**
   * @throws SightlineException if the sound cannot be decoded
   */
  static EncodedSound open(VideoInfo video) throws SightlineException {
    return open(video, List.of());
  }

  /**
   * @param stretches what is heard, one after another; empty: the whole
   * @throws SightlineException if the sound cannot be decoded
   */
  static EncodedSound open(VideoInfo video, List<Stretch> stretches) throws SightlineException {
    AudioReader reader =
        AudioReader.open(video).orElseThrow(() -> new IllegalArgumentException("no sound"));
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    encoder
        .sample_rate(AudioBlock.RATE)
        .sample_fmt(AV_SAMPLE_FMT_FLTP)
        .bit_rate(BIT_RATE)
        .time_base(av_make_q(1, AudioBlock.RATE))
        .flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    av_channel_layout_default(encoder.ch_layout(), AudioBlock.CHANNELS);
    if (avcodec_open2(encoder, codec, (AVDictionary) null) < 0) {
      avcodec_free_context(encoder);
      reader.close();
      throw new SightlineException(
          Problem.UNSUPPORTED, Phrase.of("This build of FFmpeg cannot write AAC sound."));
    }
    return new EncodedSound(new SoundBlocks(reader, stretches), encoder);
  }

  @Override
  public AVCodecParameters parameters() {
    return parameters;
  }

  @Override
  public AVRational timeBase() {
    return encoder.time_base();
  }

  @Override
  public boolean isBefore(Fraction time) {
    return nextTicks == Long.MIN_VALUE
        || Fraction.of(nextTicks, AudioBlock.RATE).compareTo(time) < 0;
  }

  @Override
  public boolean next() throws SightlineException {
    while (avcodec_receive_packet(encoder, packet) < 0) {
      if (ended) {
        return false;
      }
      feed();
    }
    nextTicks = packet.pts() + packet.duration();
    return true;
  }

  /** Gives the encoder one frame, or tells it that there is no more. */
  private void feed() throws SightlineException {
    int wanted = encoder.frame_size();
    while (samples.remaining() < wanted * AudioBlock.FRAME_BYTES && read()) {}
    int count = Math.min(wanted, samples.remaining() / AudioBlock.FRAME_BYTES);
    if (count == 0) {
      ended = true;
      avcodec_send_frame(encoder, null);
      return;
    }
    av_frame_make_writable(frame);
    frame.nb_samples(count);
    float[][] planes = new float[AudioBlock.CHANNELS][count];
    for (int i = 0; i < count; i++) {
      for (float[] plane : planes) {
        plane[i] = samples.getShort() / 32768f;
      }
    }
    for (int c = 0; c < planes.length; c++) {
      new FloatPointer(frame.data(c)).put(planes[c], 0, count);
    }
    frame.pts(written);
    written += count;
    avcodec_send_frame(encoder, frame);
  }

  /** Appends a block; where the file has a gap, silence. */
  private boolean read() throws SightlineException {
    Optional<AudioBlock> block = reader.next();
    if (block.isEmpty()) {
      return false;
    }
    long at = block.get().time().times(AudioBlock.RATE).floor();
    if (!begun) {
      begun = true;
      written = at;
    }
    long end = written + samples.remaining() / AudioBlock.FRAME_BYTES;
    // rounding of time stamps is no gap
    int silence = (int) Math.clamp(at - end, 0, Integer.MAX_VALUE / 16);
    int gap = silence > AudioBlock.RATE / 50 ? silence * AudioBlock.FRAME_BYTES : 0;
    byte[] sound = block.get().samples();
    ByteBuffer more =
        ByteBuffer.allocate(samples.remaining() + gap + sound.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    more.put(samples).position(more.position() + gap).put(sound).flip();
    samples = more;
    return true;
  }

  @Override
  public AVPacket packet() {
    return packet;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_parameters_free(parameters);
    avcodec_free_context(encoder);
    reader.close();
  }
}
