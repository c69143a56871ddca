package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Writes small videos whose frames are known, through FFmpeg's encoders. */
public final class TestVideos {
  private static final int SOUND_CHUNK = 1024;

  private final VideoSpec spec;
  private final AVFormatContext output = new AVFormatContext(null);
  private AVCodecContext encoder;
  private AVStream picture;
  private AVStream sound;

  private TestVideos(VideoSpec spec) {
    this.spec = spec;
  }

  /** Writes a video; the ending of the name decides the container. */
  public static TestVideo write(Path file, VideoSpec spec) {
    NativeLog.install();
    new TestVideos(spec).run(file);
    List<TestVideo.Expected> frames = new ArrayList<>();
    Fraction first = null;
    for (int i = 0; i < spec.ticks().length; i++) {
      Fraction time = spec.timeBase().times(spec.ticks()[i]);
      if (!time.isNegative()) {
        first = first == null ? time : first;
        frames.add(new TestVideo.Expected(i, time.minus(first)));
      }
    }
    return new TestVideo(file, frames, spec.codec().equals("ffv1"));
  }

  /** Sample {@code i} of a channel of the generated sound. */
  public static short soundSample(int i, int channel) {
    return (short) (i * 7 + channel * 1000);
  }

  private void run(Path file) {
    check(avformat_alloc_output_context2(output, null, null, file.toString()));
    openEncoder();
    if (spec.soundFrames() > 0) {
      addSound();
    }
    AVIOContext io = new AVIOContext(null);
    check(avio_open(io, "file:" + file, AVIO_FLAG_WRITE));
    output.pb(io);
    AVDictionary options = new AVDictionary(null);
    if (spec.ticks()[0] < 0) {
      av_dict_set(options, "avoid_negative_ts", "disabled", 0);
    }
    check(avformat_write_header(output, options));
    av_dict_free(options);
    writeFrames();
    writeSound();
    check(av_write_trailer(output));
    avcodec_free_context(encoder);
    avio_closep(io);
    avformat_free_context(output);
  }

  private void openEncoder() {
    AVCodec codec = avcodec_find_encoder_by_name(spec.codec());
    picture = avformat_new_stream(output, codec);
    encoder = avcodec_alloc_context3(codec);
    Fraction base = spec.timeBase();
    encoder
        .width(VideoSpec.WIDTH)
        .height(VideoSpec.HEIGHT)
        .pix_fmt(exact() ? AV_PIX_FMT_BGR0 : AV_PIX_FMT_YUV420P)
        .time_base(av_make_q((int) base.num(), (int) base.den()))
        .framerate(av_make_q((int) base.den(), (int) base.num()))
        .gop_size(spec.gop())
        .max_b_frames(spec.bFrames())
        .bit_rate(2_000_000)
        .flags(encoder.flags() | AV_CODEC_FLAG_BITEXACT)
        .thread_count(1);
    if ((output.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    check(avcodec_open2(encoder, codec, (AVDictionary) null));
    check(avcodec_parameters_from_context(picture.codecpar(), encoder));
    picture.time_base(encoder.time_base());
    if (spec.rotation() != 0) {
      addRotation();
    }
  }

  private void addRotation() {
    AVCodecParameters parameters = picture.codecpar();
    int[] matrix = new int[9];
    av_display_rotation_set(matrix, spec.rotation());
    try (PointerPointer<AVPacketSideData> list = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1)) {
      list.put(0, parameters.coded_side_data());
      count.put(0);
      AVPacketSideData data =
          av_packet_side_data_new(list, count, AV_PKT_DATA_DISPLAYMATRIX, 9L * Integer.BYTES, 0);
      new IntPointer(data.data()).put(matrix, 0, matrix.length);
      parameters.coded_side_data(list.get(AVPacketSideData.class, 0));
      parameters.nb_coded_side_data(count.get());
    }
  }

  private void addSound() {
    sound = avformat_new_stream(output, null);
    AVCodecParameters parameters = sound.codecpar();
    parameters
        .codec_type(AVMEDIA_TYPE_AUDIO)
        .codec_id(AV_CODEC_ID_PCM_S16LE)
        .format(AV_SAMPLE_FMT_S16)
        .sample_rate(AudioBlock.RATE)
        .bits_per_coded_sample(Short.SIZE)
        .block_align(AudioBlock.FRAME_BYTES);
    av_channel_layout_default(parameters.ch_layout(), AudioBlock.CHANNELS);
    sound.time_base(av_make_q(1, AudioBlock.RATE));
  }

  private void writeFrames() {
    AVFrame frame = av_frame_alloc();
    frame.width(VideoSpec.WIDTH).height(VideoSpec.HEIGHT).format(encoder.pix_fmt());
    for (int i = 0; i < spec.ticks().length; i++) {
      // the encoder keeps references, so each frame gets its own buffer
      check(av_frame_get_buffer(frame, 0));
      paint(frame, i);
      frame.pts(spec.ticks()[i]);
      check(avcodec_send_frame(encoder, frame));
      writePackets();
      av_frame_unref(frame);
      frame.width(VideoSpec.WIDTH).height(VideoSpec.HEIGHT).format(encoder.pix_fmt());
    }
    check(avcodec_send_frame(encoder, null));
    writePackets();
    av_frame_free(frame);
  }

  private void paint(AVFrame frame, int index) {
    for (int y = 0; y < VideoSpec.HEIGHT; y++) {
      byte[] row = new byte[VideoSpec.WIDTH * (exact() ? 4 : 1)];
      for (int x = 0; x < VideoSpec.WIDTH; x++) {
        byte stripe = (byte) TestPicture.stripe(index, x, VideoSpec.WIDTH);
        if (exact()) {
          row[4 * x] = (byte) TestPicture.blue(index, y);
          row[4 * x + 1] = (byte) TestPicture.green(index, x);
          row[4 * x + 2] = stripe;
        } else {
          row[x] = stripe;
        }
      }
      put(frame, 0, y, row);
    }
    if (!exact()) {
      byte[] grey = new byte[VideoSpec.WIDTH / 2];
      Arrays.fill(grey, (byte) 128);
      for (int y = 0; y < VideoSpec.HEIGHT / 2; y++) {
        put(frame, 1, y, grey);
        put(frame, 2, y, grey);
      }
    }
  }

  private static void put(AVFrame frame, int plane, int y, byte[] row) {
    BytePointer data = frame.data(plane);
    data.position((long) y * frame.linesize(plane)).put(row, 0, row.length);
  }

  private void writePackets() {
    AVPacket packet = av_packet_alloc();
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.duration(durationAt(packet.pts()));
      av_packet_rescale_ts(packet, encoder.time_base(), picture.time_base());
      packet.stream_index(picture.index());
      check(av_interleaved_write_frame(output, packet));
    }
    av_packet_free(packet);
  }

  /** Ticks until the next frame; the last lasts as long as the one before it. */
  private long durationAt(long tick) {
    long[] ticks = spec.ticks();
    int i = Math.min(Arrays.binarySearch(ticks, tick), ticks.length - 2);
    return i < 0 ? 1 : ticks[i + 1] - ticks[i];
  }

  private void writeSound() {
    for (int at = 0; at < spec.soundFrames(); at += SOUND_CHUNK) {
      int n = Math.min(SOUND_CHUNK, spec.soundFrames() - at);
      ByteBuffer bytes =
          ByteBuffer.allocate(n * AudioBlock.FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = at; i < at + n; i++) {
        bytes.putShort(soundSample(i, 0)).putShort(soundSample(i, 1));
      }
      AVPacket packet = av_packet_alloc();
      check(av_new_packet(packet, bytes.capacity()));
      packet.data().put(bytes.array(), 0, bytes.capacity());
      packet.pts(at).dts(at).duration(n).stream_index(sound.index());
      packet.flags(AV_PKT_FLAG_KEY);
      av_packet_rescale_ts(packet, av_make_q(1, AudioBlock.RATE), sound.time_base());
      check(av_interleaved_write_frame(output, packet));
      av_packet_free(packet);
    }
  }

  private boolean exact() {
    return spec.codec().equals("ffv1");
  }

  private static void check(int rc) {
    if (rc < 0) {
      throw new IllegalStateException(MediaErrors.text(rc));
    }
  }
}
