package dev.sightline.app.verdict;

import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import java.util.Optional;

/** What of the selection is to be tested. Pure. */
final class Questions {
  /** The method behind every map that the attention card shows without an explanation. */
  private static final String ATTENTION = "attention";

  private Questions() {}

  /**
   * The map that the selection shows; empty where there is none (no analysis, or no text), or where
   * the input is changed: the tests would ask about the input as it was.
   */
  static Optional<Question> of(Selection selection) {
    Analysis analysis = selection.analysisProperty().get();
    VideoFeatures features = selection.featuresProperty().get();
    if (analysis == null
        || features == null
        || analysis.text().isBlank()
        || selection.outcomeProperty().get() != null) {
      return Optional.empty();
    }
    Explained explained = selection.explainedProperty().get();
    if (explained != null) {
      return Optional.of(
          new Question(
              analysis,
              features,
              explained.explanation().target(),
              explained.explanation().method(),
              options(explained.explanation().part(), selection.partProperty().get())));
    }
    MapChoice map = selection.mapProperty().get();
    return Optional.of(
        new Question(
            analysis,
            features,
            target(selection.classChoiceProperty().get()),
            ATTENTION,
            ExplainOptions.DEFAULT.with(
                map.kind(), map.layer(), heads(map.head()), Math.max(0, map.head()))));
  }

  private static ExplainOptions.Heads heads(int head) {
    return switch (head) {
      case MapChoice.MEAN -> ExplainOptions.Heads.MEAN;
      case MapChoice.MAX -> ExplainOptions.Heads.MAX;
      default -> ExplainOptions.Heads.ONE;
    };
  }

  /** What was chosen of layers and heads; the method's own choice is left to it. */
  private static ExplainOptions options(Part part, PartChoice chosen) {
    return ExplainOptions.DEFAULT
        .withLayer(chosen.layer() == PartChoice.WHOLE ? Part.WHOLE : part.layer())
        .withHead(part.head());
  }

  /** The chosen class; without one, or for classes of single pictures, the text–video score. */
  static Target target(ClassChoice choice) {
    return choice == null || choice.head().equals(ModelAnalyzer.OBJECTS)
        ? new Target.Score()
        : new Target.OfClass(choice.head(), choice.label());
  }
}
