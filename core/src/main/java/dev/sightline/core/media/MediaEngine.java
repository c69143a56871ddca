package dev.sightline.core.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What the FFmpeg that is on the class path can do.
 *
 * @param version such as {@code 8.0.1}
 * @param licence under which it was built
 * @param decoders codec name → whether it can be decoded, in the order asked for
 */
public record MediaEngine(String version, String licence, Map<String, Boolean> decoders) {
  /** Codecs that people's videos use today; each is expected to be there. */
  public static final List<String> COMMON_VIDEO =
      List.of("h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "mjpeg", "prores");

  /** Sound codecs that go with them. */
  public static final List<String> COMMON_AUDIO =
      List.of("aac", "mp3", "opus", "vorbis", "flac", "ac3", "pcm_s16le");

  public MediaEngine {
    decoders = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(decoders));
  }

  /**
   * Loads FFmpeg and asks it.
   *
   * @param codecs FFmpeg's codec names
   * @throws UnsatisfiedLinkError if its native libraries do not load on this machine
   */
  public static MediaEngine probe(List<String> codecs) {
    Map<String, Boolean> decoders = new LinkedHashMap<>();
    for (String codec : codecs) {
      var descriptor = avcodec.avcodec_descriptor_get_by_name(codec);
      decoders.put(
          codec,
          descriptor != null
              && !descriptor.isNull()
              && avcodec.avcodec_find_decoder(descriptor.id()) != null);
    }
    return new MediaEngine(
        avutil.av_version_info().getString(), avcodec.avcodec_license().getString(), decoders);
  }
}
