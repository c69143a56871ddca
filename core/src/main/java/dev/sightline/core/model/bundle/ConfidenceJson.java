package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code confidence.json} to and from {@link Confidence}. */
final class ConfidenceJson {
  private static final String FILE = BundleManifest.CONFIDENCE;

  private static final String THRESHOLDS = "thresholds";

  private static final String MEANS = "means";

  /** Rounding of the values of a mean may make it a little longer than 1. */
  private static final double LONGEST = 1.001;

  /** Beyond these a temperature makes every answer certain or none. */
  private static final double LEAST = 0.01;

  private static final double MOST = 100;

  private final ModelConfig config;
  private final String source;
  private final Set<String> heads;

  private ConfidenceJson(ModelConfig config, String source) {
    this.config = config;
    this.source = source;
    this.heads = config.heads().stream().map(HeadSpec::key).collect(Collectors.toSet());
  }

  /** Puts the file among those of a bundle; takes it away if nothing is known. */
  static void put(Confidence confidence, Map<String, byte[]> files) {
    if (confidence.equals(Confidence.NONE)) {
      files.remove(FILE);
    } else {
      files.put(FILE, StrictJson.write(confidence));
    }
  }

  /**
   * Reads the file, if it is there.
   *
   * @param config the model's sizes and heads, which it must fit
   * @param source what to call the bundle in a message
   * @throws SightlineException {@code BUNDLE} if it is there and is wrong
   */
  static Confidence read(Map<String, byte[]> files, ModelConfig config, String source)
      throws SightlineException {
    byte[] json = files.get(FILE);
    if (json == null) {
      return Confidence.NONE;
    }
    JsonNode root = StrictJson.tree(json, FILE, source);
    if (root instanceof ObjectNode object) {
      for (String rare : List.of(THRESHOLDS, MEANS)) {
        if (!object.has(rare)) {
          object.putArray(rare); // most bundles have none
        }
      }
    }
    Confidence read = StrictJson.value(root, Confidence.class, FILE, source);
    new ConfidenceJson(config, source).check(read);
    return read;
  }

  private void check(Confidence read) throws SightlineException {
    Set<String> seen = new HashSet<>();
    for (HeadTemperature t : read.temperatures()) {
      place(t.head(), t.side(), "temperature", seen);
      require(t.value() >= LEAST && t.value() <= MOST && t.n() > 0, "temperature", t.head());
    }
    for (KnownDetector d : read.detectors()) {
      place(d.head(), d.side(), "detector", seen);
      require(
          d.weights().size() == width(d.side())
              && d.weights().stream().allMatch(Float::isFinite)
              && Double.isFinite(d.bias())
              && Double.isFinite(d.threshold())
              && d.accepted() >= 0
              && d.accepted() <= 1
              && d.n() > 0,
          "detector",
          d.head());
    }
    for (KnownMeans m : read.means()) {
      place(m.head(), m.side(), "detector", seen);
      require(
          m.means().size() == labels(m.head())
              && m.means().stream().allMatch(v -> v.size() == width(m.side()) && isDirection(v))
              && Double.isFinite(m.threshold())
              && share(m.accepted())
              && m.n() > 0,
          "detector",
          m.head());
    }
    for (AnswerThreshold t : read.thresholds()) {
      place(t.head(), t.side(), "threshold", seen);
      require(
          share(t.threshold()) && share(t.coverage()) && share(t.accuracy()) && t.n() > 0,
          "threshold",
          t.head());
    }
  }

  private int labels(String head) {
    return config.heads().stream()
        .filter(h -> h.key().equals(head))
        .mapToInt(h -> h.labels().size())
        .sum();
  }

  private static boolean isDirection(List<Float> values) {
    double square = values.stream().mapToDouble(v -> (double) v * v).sum();
    return square <= LONGEST * LONGEST; // false for what is no number
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }

  private void place(String head, String side, String what, Set<String> seen)
      throws SightlineException {
    if (!heads.contains(head)) {
      throw Refusal.of(
          source, Phrase.of("its {0} is about a head {1}, which it lacks", FILE, head));
    }
    require(width(side) > 0, what, head);
    if (!seen.add(what + " " + head + " " + side)) {
      throw Refusal.of(
          source, Phrase.of("its head {0} has two of a {1} for {2}", head, what, side));
    }
  }

  private int width(String side) {
    return switch (side) {
      case "text" -> config.textDim();
      case "video" -> config.videoChannels();
      case "both" -> config.textDim() + config.videoChannels();
      default -> 0;
    };
  }

  private void require(boolean holds, String what, String head) throws SightlineException {
    if (!holds) {
      throw Refusal.of(source, Phrase.of("the {0} of its head {1} is impossible", what, head));
    }
  }
}
