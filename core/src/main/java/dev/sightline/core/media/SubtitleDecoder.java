package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** Decodes one subtitle stream to text. Owns the codec, not the container. */
final class SubtitleDecoder implements AutoCloseable {
  /** How long words stand that neither say so nor are followed by others, s. */
  private static final Fraction USUAL = Fraction.of(3);

  private final Container container;
  private final int index;
  private final AVPacket packet = av_packet_alloc();
  private AVCodecContext codec;

  /** Opens the decoder; a stream without one reads as empty. */
  SubtitleDecoder(Container container, int index) {
    this.container = container;
    this.index = index;
    container.readOnly(index);
    AVStream stream = container.stream(index);
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null || decoder.isNull()) {
      return;
    }
    codec = avcodec_alloc_context3(decoder);
    codec.pkt_timebase(stream.time_base());
    boolean open =
        avcodec_parameters_to_context(codec, stream.codecpar()) >= 0
            && avcodec_open2(codec, decoder, (AVDictionary) null) >= 0;
    if (!open) {
      avcodec_free_context(codec);
      codec = null;
    }
  }

  /** A cue whose end may be unknown ({@code null}). */
  private record Draft(Fraction start, Fraction end, String text) {}

  /**
   * Reads all cues.
   *
   * @param zero time in the container that counts as 0, s
   * @throws CancelledException if the user stopped it
   */
  List<Cue> readAll(Fraction zero, Progress progress) throws CancelledException {
    List<Draft> drafts = new ArrayList<>();
    AVStream stream = container.stream(index);
    Fraction base = Fraction.of(stream.time_base().num(), stream.time_base().den());
    while (codec != null && av_read_frame(container.context(), packet) >= 0) {
      try {
        progress.checkCancelled();
        if (packet.stream_index() == index && packet.pts() != AV_NOPTS_VALUE) {
          String text = decode();
          if (!text.isEmpty()) {
            Fraction start = base.times(packet.pts()).minus(zero);
            Fraction length = packet.duration() > 0 ? base.times(packet.duration()) : null;
            drafts.add(new Draft(start, length == null ? null : start.plus(length), text));
          }
        }
      } finally {
        av_packet_unref(packet);
      }
    }
    return finish(drafts);
  }

  private String decode() {
    try (AVSubtitle subtitle = new AVSubtitle()) {
      int[] got = {0};
      if (avcodec_decode_subtitle2(codec, subtitle, got, packet) < 0 || got[0] == 0) {
        return "";
      }
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < subtitle.num_rects(); i++) {
        String line = words(subtitle.rects(i));
        if (!line.isEmpty()) {
          out.append(out.isEmpty() ? "" : "\n").append(line);
        }
      }
      avsubtitle_free(subtitle);
      return out.toString();
    }
  }

  /** Pictures of text (as on discs) have no words. */
  private static String words(AVSubtitleRect rect) {
    BytePointer ass = rect.ass();
    if (ass != null && !ass.isNull()) {
      return AssText.ofEvent(ass.getString(StandardCharsets.UTF_8));
    }
    BytePointer text = rect.text();
    return text == null || text.isNull() ? "" : text.getString(StandardCharsets.UTF_8).strip();
  }

  private static List<Cue> finish(List<Draft> drafts) {
    drafts.sort(Comparator.comparing(Draft::start));
    List<Cue> out = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Fraction end = draft.end();
      if (end == null) {
        end = draft.start().plus(USUAL);
        if (i + 1 < drafts.size()) {
          end = end.min(drafts.get(i + 1).start());
        }
      }
      out.add(new Cue(draft.start(), end.max(draft.start()), draft.text()));
    }
    return List.copyOf(out);
  }

  @Override
  public void close() {
    av_packet_free(packet);
    if (codec != null) {
      avcodec_free_context(codec);
      codec = null;
    }
  }
}
