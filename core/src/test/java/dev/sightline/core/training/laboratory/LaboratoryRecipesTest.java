package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.VideoFamily;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The laboratory's recipes that ship. */
class LaboratoryRecipesTest {
  private static final Path RECIPES = Path.of("..", "recipes");

  @Test
  void theTwoFamiliesAreComparedUnderTheSameConditions() throws Exception {
    LaboratoryRecipe inflated = read("laboratory-inflated");
    LaboratoryRecipe small = read("laboratory-small");
    assertThat(inflated.family()).isEqualTo(VideoFamily.TOP_HEAVY_I3D);
    assertThat(small.family()).isEqualTo(VideoFamily.C3D);
    assertThat(small.recognition()).isEqualTo(inflated.recognition());
    assertThat(small.videos()).isEqualTo(inflated.videos());
    assertThat(small.sets()).isEqualTo(inflated.sets());
    assertThat(small.questions()).isEqualTo(inflated.questions());
    assertThat(small.world()).isEqualTo(inflated.world());
    assertThat(small.evaluated()).isEqualTo(inflated.evaluated());
  }

  @Test
  void theBundledModelsAreThoseOfTheirRecipes() throws Exception {
    assertThat(read("laboratory").version()).isEqualTo(version("laboratory"));
    Path questions = RECIPES.resolve("laboratory-questions.yaml");
    assertThat(LabQuestionsRecipe.isOne(questions)).isTrue();
    assertThat(LabQuestionsRecipe.isOne(RECIPES.resolve("laboratory.yaml"))).isFalse();
    Path shortcut = RECIPES.resolve("colour-shortcut.yaml");
    assertThat(ColourShortcutRecipe.isOne(shortcut)).isTrue();
    assertThat(ColourShortcutRecipe.isOne(questions)).isFalse();
    assertThat(ColourShortcutRecipe.read(shortcut).version()).isEqualTo(version("colour-shortcut"));
    assertThat(LabQuestionsRecipe.read(questions).version())
        .isEqualTo(version("laboratory-questions"));
  }

  private static LaboratoryRecipe read(String name) throws Exception {
    return LaboratoryRecipe.read(RECIPES.resolve(name + ".yaml"));
  }

  private static String version(String name) throws Exception {
    return BundleReader.openResource("/dev/sightline/resources/models/" + name)
        .manifest()
        .version();
  }
}
