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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedTrainingTest {
  @TempDir private Path work;
  private final List<Path> recipes = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void writeRecipes() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      recipes.add(Files.writeString(work.resolve(name + ".yaml"), "name: " + name));
    }
  }

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
    assertThat(ChainedTraining.began(work)).isTrue();
  }

  @Test
  void anotherRecipeOrALostBundleIsDoneAgain() throws Exception {
    run("");
    done.clear();
    Files.writeString(recipes.get(1), "name: b, changed");
    Files.delete(work.resolve("3/c"));
    run("");
    assertThat(done).containsExactly("b from a", "c from b");
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
        recipes,
        work,
        (recipe, from, folder) -> {
          String name = recipe.getFileName().toString().substring(0, 1);
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
