package dev.sightline.core.training.measuring;

import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.text.BuiltInText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to measure of a model.
 *
 * @param task one of {@link Measuring#tasks()}
 * @param data the folder of the set, or the one that holds all sets; empty for a task that draws
 *     its own items
 * @param split such as {@code dev}
 * @param language of the captions: {@code en} or {@code zh}; empty: the model's own
 * @param seed of the bootstrap
 */
public record MeasureRequest(
    String task, Optional<Path> data, String split, Optional<String> language, long seed) {
  /** Seed of intervals where none is named. */
  public static final long SEED = 20_261_123;

  /** By the usual seed, on captions in the model's language. */
  public static MeasureRequest of(String task, Optional<Path> data, String split) {
    return new MeasureRequest(task, data, split, Optional.empty(), SEED);
  }

  /** The language of the captions: English where the model's encoder is none of the program's. */
  public String captions(ModelBundle model) {
    return language.orElseGet(
        () ->
            BuiltInText.of(model.manifest().parts().textEncoder().id())
                .map(BuiltInText::language)
                .orElse("en"));
  }

  /** The command line that measures the same. */
  public String command(ModelBundle model) {
    return "./sightline evaluate --bundle %s --task %s%s --split %s"
        .formatted(model.manifest().name(), task, data.map(d -> " --data " + d).orElse(""), split);
  }
}
