package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code curves.json} and {@code evaluations.json} to and from {@link TrainingRecord}. */
final class RecordJson {
  private static final Set<String> SIDES = Set.of("text", "video", "both");

  /** Probabilities are rounded when they are written. */
  private static final double ROUNDING = 1e-6;

  private RecordJson() {}

  /** Puts the files of a record among those of a bundle; a part that is empty gets none. */
  static void put(TrainingRecord record, Map<String, byte[]> files) {
    put(BundleManifest.CURVES, record.curves(), files);
    put(BundleManifest.EVALUATIONS, record.evaluations(), files);
  }

  private static void put(String name, List<?> content, Map<String, byte[]> files) {
    if (content.isEmpty()) {
      files.remove(name);
    } else {
      files.put(name, StrictJson.write(content));
    }
  }

  /**
   * Reads what there is.
   *
   * @param source what to call the bundle in a message
   * @throws SightlineException {@code BUNDLE} if a file is there and is wrong
   */
  static TrainingRecord read(Map<String, byte[]> files, String source) throws SightlineException {
    byte[] curves = files.get(BundleManifest.CURVES);
    byte[] evaluations = files.get(BundleManifest.EVALUATIONS);
    return new TrainingRecord(
        curves == null ? List.of() : curves(curves, source),
        evaluations == null ? List.of() : evaluations(evaluations, source));
  }

  private static List<CurvePoint> curves(byte[] json, String source) throws SightlineException {
    String file = BundleManifest.CURVES;
    List<CurvePoint> points =
        StrictJson.list(StrictJson.tree(json, file, source), CurvePoint.class, file, source);
    for (CurvePoint p : points) {
      boolean possible =
          p.epoch() >= 1
              && p.seconds() >= 0
              && Double.isFinite(p.seconds())
              && p.values().values().stream().allMatch(v -> v != null && Double.isFinite(v));
      if (!possible) {
        throw Refusal.of(source, Phrase.of("its learning curves have an impossible point"));
      }
    }
    return points;
  }

  private static List<HeadEvaluation> evaluations(byte[] json, String source)
      throws SightlineException {
    String file = BundleManifest.EVALUATIONS;
    List<HeadEvaluation> all =
        StrictJson.list(StrictJson.tree(json, file, source), HeadEvaluation.class, file, source);
    requireSound(all, source);
    return all;
  }

  /**
   * Checks that each task and split is there once, and that the numbers add up.
   *
   * @param source what to call the bundle in a message
   * @throws SightlineException {@code BUNDLE} if not
   */
  static void requireSound(List<HeadEvaluation> all, String source) throws SightlineException {
    Set<String> seen = new HashSet<>();
    for (HeadEvaluation e : all) {
      if (!seen.add(e.task() + " " + e.split())) {
        throw Refusal.of(
            source, Phrase.of("it has two evaluations of {0} on {1}", e.task(), e.split()));
      }
      if (!SIDES.containsAll(e.sides().keySet())
          || !e.sides().values().stream().allMatch(s -> fits(s, e))) {
        throw Refusal.of(
            source, Phrase.of("the numbers of its evaluation of {0} do not add up", e.task()));
      }
    }
  }

  private static boolean fits(SideEvaluation side, HeadEvaluation whole) {
    return side.confusion().classes() == whole.labels().size()
        && side.confusion().total() <= whole.n() // items may lack a side
        && side.reliability().stream().mapToInt(ReliabilityBin::n).sum() == side.confusion().total()
        && side.reliability().stream()
            .allMatch(b -> b.n() >= 0 && isShare(b.confidence()) && isShare(b.accuracy()));
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1 + ROUNDING;
  }
}
