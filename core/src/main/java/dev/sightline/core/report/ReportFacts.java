package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.modality.ModalityShare;
import java.util.Optional;

/**
 * All that was computed, from which every report is made. What nobody asked for is empty, and the
 * report says so. Immutable.
 *
 * @param analysis what the model says; with changes: of the changed input
 * @param pictures one of each clip
 * @param map what a chosen method says
 * @param tests how far a map can be trusted
 * @param changes what was changed, and what that did
 * @param modality what an answer hangs on
 * @param model what is known of the model
 */
public record ReportFacts(
    Analysis analysis,
    ReportPictures pictures,
    Optional<Explained> map,
    Optional<MapTests> tests,
    Optional<Outcome> changes,
    Optional<Shared> modality,
    Optional<ModelFacts> model) {

  /**
   * What a method says.
   *
   * @param explanation the map
   * @param facts about the method
   */
  public record Explained(Explanation explanation, ExplainerFacts facts) {}

  /**
   * What an answer hangs on.
   *
   * @param label name of the class
   * @param share what text, video and both add
   */
  public record Shared(String label, ModalityShare share) {}

  /** An analysis, and nothing beside it. */
  public static ReportFacts of(Analysis analysis, ReportPictures pictures) {
    return new ReportFacts(
        analysis,
        pictures,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Name of the video's file, as it can be printed. */
  public String videoName() {
    return PlainText.printable(String.valueOf(analysis.video().path().getFileName()));
  }
}
