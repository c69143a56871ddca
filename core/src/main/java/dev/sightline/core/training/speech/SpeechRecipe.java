package dev.sightline.core.training.speech;

import dev.sightline.core.model.speech.SpeechSizes;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import java.nio.file.Path;

/**
 * Everything that decides on heads for speech: a YAML file in {@code recipes/}.
 *
 * @param name of the heads
 * @param version of the heads
 * @param seed of the batches
 * @param textEncoder name of the frozen text encoder
 * @param speech what is read of an utterance and of those before it
 * @param ridge weight of half the squared norm of a head's weights
 * @param rate highest learning rate
 * @param steps steps of each head
 * @param batch utterances of a step
 */
public record SpeechRecipe(
    String name,
    String version,
    long seed,
    String textEncoder,
    SpeechSizes speech,
    double ridge,
    double rate,
    int steps,
    int batch) {

  /** True if a recipe file is of this kind: it has a part {@code speech}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "speech");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static SpeechRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, SpeechRecipe.class);
  }
}
