package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** An open media file: the one owner of its {@code AVFormatContext}. Not thread-safe. */
final class Container implements AutoCloseable {
  /** Formats that name other files, and a "format" that takes any text for a picture. */
  private static final Set<String> REFUSED = Set.of("hls", "concat", "dash", "tty", "imf");

  private final Path path;
  private AVFormatContext context;

  private Container(Path path, AVFormatContext context) {
    this.path = path;
    this.context = context;
  }

  /**
   * Opens a file and reads what it says of its streams.
   *
   * @throws SightlineException if it is missing, not readable, empty or in no known format
   */
  static Container open(Path path) throws SightlineException {
    NativeLog.install();
    MediaErrors.checkReadable(path);
    AVFormatContext context = avformat_alloc_context();
    AVDictionary options = new AVDictionary(null);
    // a media file must not be able to make us open anything else
    av_dict_set(options, "protocol_whitelist", "file", 0);
    // the prefix keeps a colon in a name from being taken for a protocol
    String url = "file:" + path.toAbsolutePath();
    try (BytePointer nativeUrl = new BytePointer(url, StandardCharsets.UTF_8)) {
      int rc = avformat_open_input(context, nativeUrl, null, options);
      if (rc < 0) {
        // FFmpeg has freed the context
        throw MediaErrors.cannotOpen(path, rc);
      }
    } finally {
      av_dict_free(options);
    }
    Container container = new Container(path, context);
    try {
      String format = container.format();
      if (REFUSED.contains(format)) {
        throw MediaErrors.media(
            path, Phrase.of("is not a video in any format that can be read."), format);
      }
      int rc = avformat_find_stream_info(context, (PointerPointer<?>) null);
      if (rc < 0) {
        throw MediaErrors.cannotOpen(path, rc);
      }
      return container;
    } catch (SightlineException | RuntimeException e) {
      container.close();
      throw e;
    }
  }

  AVFormatContext context() {
    return context;
  }

  Path path() {
    return path;
  }

  /** FFmpeg's name of the format, such as {@code mov,mp4,m4a,3gp,3g2,mj2}. */
  String format() {
    return context.iformat().name().getString();
  }

  AVStream stream(int index) {
    return context.streams(index);
  }

  /** Index of the best stream of a kind that is not a cover picture, or -1. */
  int bestStream(int mediaType) {
    int best = av_find_best_stream(context, mediaType, -1, -1, (AVCodec) null, 0);
    if (best >= 0 && !isCover(stream(best))) {
      return best;
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (stream(i).codecpar().codec_type() == mediaType && !isCover(stream(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Lets the demuxer drop every other stream's packets. */
  void readOnly(int streamIndex) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != streamIndex) {
        stream(i).discard(AVDISCARD_ALL);
      }
    }
  }

  List<StreamInfo> streams() {
    List<StreamInfo> out = new ArrayList<>();
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = stream(i);
      AVCodecParameters parameters = stream.codecpar();
      StreamInfo.Kind kind = kind(stream);
      out.add(
          new StreamInfo(
              i,
              kind,
              avcodec_get_name(parameters.codec_id()).getString(),
              tag(stream.metadata(), "language"),
              detail(kind, parameters)));
    }
    return out;
  }

  private static StreamInfo.Kind kind(AVStream stream) {
    int type = stream.codecpar().codec_type();
    if (type == AVMEDIA_TYPE_VIDEO && !isCover(stream)) {
      return StreamInfo.Kind.VIDEO;
    }
    if (type == AVMEDIA_TYPE_AUDIO) {
      return StreamInfo.Kind.AUDIO;
    }
    return type == AVMEDIA_TYPE_SUBTITLE ? StreamInfo.Kind.SUBTITLE : StreamInfo.Kind.OTHER;
  }

  private static String detail(StreamInfo.Kind kind, AVCodecParameters parameters) {
    return switch (kind) {
      case VIDEO -> {
        BytePointer name = av_get_pix_fmt_name(parameters.format());
        String size = parameters.width() + "x" + parameters.height();
        yield name == null || name.isNull() ? size : size + " " + name.getString();
      }
      case AUDIO -> {
        int channels = parameters.ch_layout().nb_channels();
        String layout =
            switch (channels) {
              case 1 -> "mono";
              case 2 -> "stereo";
              default -> channels + " channels";
            };
        yield parameters.sample_rate() + " Hz " + layout;
      }
      default -> "";
    };
  }

  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private static String tag(AVDictionary metadata, String key) {
    if (metadata == null || metadata.isNull()) {
      return "";
    }
    AVDictionaryEntry entry = av_dict_get(metadata, key, null, 0);
    return entry == null || entry.isNull() ? "" : entry.value().getString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (context != null) {
      avformat_close_input(context);
      context = null;
    }
  }
}
