package dev.sightline.core.training.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainRecipeTest {
  private static final Path SHIPPED = Path.of("..", "recipes", "pretrain.yaml");

  @TempDir private Path dir;

  @Test
  void theRecipesThatShipCanBeRead() throws Exception {
    PretrainRecipe photographs = PretrainRecipe.read(SHIPPED);
    assertThat(photographs.laboratory()).isEmpty();
    assertThat(photographs.labels().orElseThrow().shares()).containsExactly(0.01, 0.05, 0.1, 1.0);
    assertThat(photographs.training().items()).containsOnlyKeys("photographs", "videos");
    PretrainRecipe laboratory =
        PretrainRecipe.read(Path.of("..", "recipes", "pretrain-laboratory.yaml"));
    assertThat(laboratory.laboratory()).isPresent();
    assertThat(laboratory.training().items()).containsOnlyKeys("captions", "statements");
  }

  @Test
  void theRecipeOfHeadsHasTheSizesOfThePreTrainedModel() throws Exception {
    var heads = Recipe.read(Path.of("..", "recipes", "pretrained-heads.yaml")).model();
    var model = PretrainRecipe.read(SHIPPED).model();
    assertThat(heads).usingRecursiveComparison().ignoringFields("heads").isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language: 1, video: 1, contrast: 0.3 | language: 0, video: 0, contrast: 0 | weights",
        "language: 1, video: 1, contrast: 0.3 | language: -1, video: 1, contrast: 0 | weights",
        "words: 0.3 | words: 1.3 | share of the plan is 1.3",
        "rate: 1.0e-3 | rate: 0 | rate of the plan",
        "{photographs: 32, videos: 12} | {photographs: 1, videos: 12} | takes 1 of “photographs”",
        "shares: [0.01, 0.05, 0.1, 1] | shares: [0, 1] | share of the labels is 0.0",
        "seeds: 5 | seeds: 0 | number of the plan of labels",
        "textEncoder: all-minilm-l6-v2 | textEncoder: gpt | no text encoder “gpt”",
        "heads: [] | heads: [{key: a, labels: [b, c]}] | has no heads",
        "name: pretrained | nam: pretrained | nam",
      })
  void whatIsWrongIsSaid(String right, String wrong, String says) throws Exception {
    String text = Files.readString(SHIPPED);
    assertThat(text).contains(right);
    Path file = dir.resolve("recipe.yaml");
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
    assertThatThrownBy(() -> PretrainRecipe.read(file))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.DATA);
              assertThat(e.userMessage()).contains(says);
            });
  }

  @Test
  void aFileThatIsMissingOrIsNoRecipeIsRefused() throws Exception {
    assertThatThrownBy(() -> PretrainRecipe.read(dir.resolve("none.yaml")))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("Cannot read the recipe");
    Path empty = Files.writeString(dir.resolve("empty.yaml"), "seed: 1");
    assertThatThrownBy(() -> PretrainRecipe.read(empty))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("lacks name");
  }
}
