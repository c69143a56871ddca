package dev.sightline.core.analysis;

import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.media.Stretch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What features depend on: the same key means the same numbers.
 *
 * @param videoSha256 hash of the video file's content, hex
 * @param encoderSha256 hash of the encoder's weights, hex
 * @param plan how clips are sampled
 * @param stretch the part of the video; empty for all of it
 * @param broken what becomes of pictures that cannot be decoded whole
 */
public record FeatureKey(
    String videoSha256,
    String encoderSha256,
    ClipPlan plan,
    Optional<Stretch> stretch,
    DecoderOptions.Broken broken) {
  /** Raised whenever the same inputs would give other numbers or another file. */
  private static final int REVISION = 1;

  /** Of a whole video, decoded as usual. */
  public FeatureKey(String videoSha256, String encoderSha256, ClipPlan plan) {
    this(videoSha256, encoderSha256, plan, Optional.empty(), DecoderOptions.Broken.SHOWN);
  }

  /** A hash of all that, hex: the entry's name. */
  public String id() {
    String words =
        String.join(
                "\n",
                Integer.toString(REVISION),
                videoSha256,
                encoderSha256,
                Integer.toString(plan.framesPerClip()),
                Integer.toString(plan.frameStride()),
                plan.nominalRate().toString(),
                Integer.toString(plan.maxClips()))
            + stretch.map(s -> "\n" + s.from() + "\n" + s.to()).orElse("")
            + (broken == DecoderOptions.Broken.SHOWN ? "" : "\n" + broken.key());
    MessageDigest digest = ContentHash.sha256();
    return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
  }
}
