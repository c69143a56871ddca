package dev.sightline.core.analysis;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.Confidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies what a bundle knows of its heads to what they say. */
record HeadConfidence(Confidence confidence, List<HeadSpec> heads) {

  private static final float[] NONE = {};

  /** A head that was fitted with the video alone reads no text, whatever it is given. */
  private Side read(String head, Side given) {
    boolean videoAlone = !confidence.knows(head, given) && confidence.knows(head, Side.VIDEO);
    return videoAlone ? Side.VIDEO : given;
  }

  /** The result of a head for the whole video, with calibrated probabilities. */
  HeadResult result(HeadSpec head, ModelOutput output, Side given) {
    Side side = read(head.key(), given);
    float[] text = side == Side.VIDEO ? NONE : output.plainText();
    float[] video = side == Side.TEXT ? NONE : output.plainVideo();
    float[] raw = output.probabilities().get(head.key());
    float[] whole = calibrated(head, raw, given);
    Optional<KnownScore> known =
        confidence
            .detector(head.key(), side)
            .map(d -> new KnownScore(d.score(text, video), d.threshold()))
            .or(
                () ->
                    confidence
                        .means(head.key(), side)
                        .map(m -> new KnownScore(m.score(text, video), m.threshold())));
    return HeadResults.withKnown(
        HeadResults.of(head.key(), head.labels(), whole, new float[0]), known);
  }

  /** The result of a head that was given neither side: no detector was fitted for that. */
  HeadResult unknown(HeadSpec head, ModelOutput output) {
    float[] raw = output.probabilities().get(head.key());
    return HeadResults.of(
        head.key(), head.labels(), calibrated(head, raw, Side.BOTH), new float[0]);
  }

  /** Calibrated probabilities, {@code [labels]}, from those of the network. */
  float[] calibrated(HeadSpec head, float[] raw, Side given) {
    return confidence
        .temperature(head.key(), read(head.key(), given))
        .apply(raw, head.labels().size());
  }

  /**
   * Calibrated probabilities of single clips, by the temperature of whole videos.
   *
   * @param raw for each head {@code [clips, labels]}
   */
  Map<String, float[]> courses(Map<String, float[]> raw, Side side) {
    Map<String, float[]> courses = new HashMap<>(raw);
    for (HeadSpec head : heads) {
      courses.computeIfPresent(
          head.key(),
          (key, p) -> confidence.temperature(key, read(key, side)).apply(p, head.labels().size()));
    }
    return courses;
  }
}
