package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedTrainingTest {
  private static final List<Path> RECIPES =
      List.of(Path.of("a.yaml"), Path.of("b.yaml"), Path.of("c.yaml"));

  @TempDir private Path work;
  private final List<String> done = new ArrayList<>();

  @Test
  void eachTrainingBeginsWithWhatTheOneBeforeItMade() throws Exception {
    Path last = run("");
    assertThat(done).containsExactly("a from nothing", "b from a", "c from b");
    assertThat(last).isEqualTo(work.resolve("3/c"));
  }

  @Test
  void whatWasFinishedIsNotDoneAgain() throws Exception {
    assertThatThrownBy(() -> run("b")).isInstanceOf(SightlineException.class);
    done.clear();
    run("");
    assertThat(done).containsExactly("b from a", "c from b");
    done.clear();
    assertThat(run("")).isEqualTo(work.resolve("3/c"));
    assertThat(done).isEmpty();
  }

  @Test
  void theChainOfTheBundledModelNamesRecipesThatExist() throws Exception {
    Path recipes = Path.of("../recipes").toAbsolutePath().normalize();
    Path file = recipes.resolve("everyday-bundled.yaml");
    assertThat(RecipeChain.read(file).recipes(file)).hasSize(3).allMatch(Files::exists);
  }

  @Test
  void aChainOfChainsIsRefused() throws Exception {
    Path file = work.resolve("x.yaml");
    Files.writeString(file, "name: x\nchain: [x.yaml]\n");
    assertThatThrownBy(() -> RecipeChain.read(file)).hasMessageContaining("another chain");
    Files.writeString(file, "name: x\nchain: []\n");
    assertThatThrownBy(() -> RecipeChain.read(file)).hasMessageContaining("names no recipe");
  }

  private Path run(String failing) throws SightlineException {
    return ChainedTraining.run(
        RECIPES,
        work,
        (recipe, from, folder) -> {
          String name = recipe.toString().substring(0, 1);
          if (name.equals(failing)) {
            throw new SightlineException(Problem.CANCELLED, "stopped");
          }
          done.add(name + " from " + from.map(f -> f.getFileName().toString()).orElse("nothing"));
          try {
            return Files.createDirectories(folder.resolve(name));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
