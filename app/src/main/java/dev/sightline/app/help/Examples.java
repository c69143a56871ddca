package dev.sightline.app.help;

import dev.sightline.core.analysis.Analysis;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which words of the glossary have an example. FX thread only.
 *
 * @param shown what the window shows, or null; some examples look into it
 * @param begin begins an example
 */
public record Examples(Supplier<Analysis> shown, Function<Example, ExampleViewModel> begin) {
  /** The example of a word, as it begins; empty if it has none, or needs a video that is open. */
  public Optional<ExampleViewModel> of(Term term) {
    return find(term.key(), Optional.ofNullable(shown.get())).map(begin);
  }

  /**
   * The example of a word.
   *
   * @param open the open video's analysis, if there is one
   */
  static Optional<Example> find(String key, Optional<Analysis> open) {
    return switch (key) {
      case "glossary.token" -> Optional.of(ReadingExamples.tokens());
      case "glossary.clip", "glossary.stride" -> Optional.of(ReadingExamples.clips());
      case "glossary.infonce" -> Optional.of(LearningExamples.infoNce());
      case "glossary.calibration" -> Optional.of(LearningExamples.calibration());
      case "glossary.integrated", "glossary.saliency" ->
          Optional.of(MethodExamples.integratedGradients());
      case "glossary.shapley" -> Optional.of(MethodExamples.shapley());
      case "glossary.modality" -> Optional.of(MethodExamples.modality());
      case "glossary.attack" -> Optional.of(MethodExamples.attack());
      case "glossary.temperature" -> open.flatMap(AttentionExamples::temperature);
      case "glossary.attention", "glossary.cross", "glossary.alignment" ->
          open.flatMap(AttentionExamples::words);
      case "glossary.head", "glossary.layer", "glossary.entropy" ->
          open.flatMap(AttentionExamples::heads);
      case "glossary.sink" -> open.flatMap(AttentionExamples::sinks);
      case "glossary.rollout" -> open.flatMap(AttentionExamples::rollout);
      default -> Optional.empty();
    };
  }
}
