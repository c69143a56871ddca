package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.library.use.UseResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param beside what is known beside this one analysis
 */
public record ReportFacts(
    Analysis analysis,
    ReportPictures pictures,
    Optional<Explained> map,
    Optional<MapTests> tests,
    Optional<Outcome> changes,
    Optional<Shared> modality,
    Beside beside) {

  /**
   * What is known beside one analysis.
   *
   * @param model what is known of the model
   * @param uses what models said of the video before, the latest first
   * @param more maps beside the first: of other methods, or of other classes
   */
  public record Beside(Optional<ModelFacts> model, List<UseResult> uses, List<Explained> more) {
    /** Nothing. */
    public static final Beside NOTHING = new Beside(Optional.empty(), List.of(), List.of());

    public Beside {
      uses = List.copyOf(uses);
      more = List.copyOf(more);
    }

    /** A model, and nothing that was said before. */
    public static Beside of(ModelFacts model) {
      return new Beside(Optional.of(model), List.of(), List.of());
    }
  }

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
        Beside.NOTHING);
  }

  /** What is known of the model. */
  public Optional<ModelFacts> model() {
    return beside.model();
  }

  /** What models said of the video before, the latest first. */
  public List<UseResult> uses() {
    return beside.uses();
  }

  /** The same with the pictures of the clips. */
  public ReportFacts withPictures(ReportPictures taken) {
    return new ReportFacts(analysis, taken, map, tests, changes, modality, beside);
  }

  /** The same with what models said of the video before, the latest first. */
  public ReportFacts withUses(List<UseResult> said) {
    return new ReportFacts(
        analysis,
        pictures,
        map,
        tests,
        changes,
        modality,
        new Beside(beside.model(), said, beside.more()));
  }

  /** The same with these maps; none: no method was chosen. */
  public ReportFacts withMaps(List<Explained> maps) {
    return new ReportFacts(
        analysis,
        pictures,
        maps.stream().findFirst(),
        tests,
        changes,
        modality,
        new Beside(beside.model(), beside.uses(), maps.stream().skip(1).toList()));
  }

  /** What all chosen methods say; empty if none was chosen. */
  public List<Explained> maps() {
    return Stream.concat(map.stream(), beside.more().stream()).toList();
  }

  /** Name of the video's file, as it can be printed. */
  public String videoName() {
    return PlainText.printable(String.valueOf(analysis.video().path().getFileName()));
  }
}
