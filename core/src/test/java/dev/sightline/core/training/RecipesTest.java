package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.HeadSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes that ship can be read, and their cards name what they learn from. */
class RecipesTest {
  private static Recipe recipe(String name) throws Exception {
    return Recipe.read(Path.of("..", "recipes", name + ".yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"everyday", "everyday-zh", "everyday-photographs", "questions"})
  void everyHeadHasASetAndIsNamedRightly(String name) throws Exception {
    Recipe recipe = recipe(name);
    List<String> heads = recipe.model().heads().stream().map(HeadSpec::key).toList();
    for (HeadSpec head : recipe.model().heads()) {
      assertThat(NamedSet.trains(head)).isNotNull();
    }
    assertThat(heads).containsAll(recipe.alignment().labelledHeads());
    assertThat(heads).containsAll(recipe.heads().fusedHeads());
    assertThat(heads).containsAll(recipe.heads().aloneHeads());
    assertThat(recipe.heads().aloneHeads()).containsAll(recipe.heads().averages().keySet());
    assertThat(recipe.heads().penalties()).containsOnlyKeys(heads.toArray(String[]::new));
  }

  @Test
  void aCardNamesTheSetOfEachHeadAndItsTerms() throws Exception {
    String card = ModelCard.of(recipe("everyday"), List.of());
    assertThat(card)
        .contains("| MSR-VTT frames, train (Xu et al., 2016) | top of the video encoder, topics |")
        .contains(
            "| MVSA-Single, posts with a picture, train (Niu et al., 2016) | sentiment | research |")
        .contains("sounds positive")
        .contains("linear task heads (sentiment: of the plain vectors alone); a text without")
        .contains(
            "(topics, actions, sentiment), whose sum is part of the answer for both (actions: 25 %).")
        .contains("The sentiment head knows posts");
    assertThat(ModelCard.of(recipe("everyday-photographs"), List.of()))
        .contains("| MSR-VTT frames, train (Xu et al., 2016) | topics | research |");
  }

  @Test
  void theCardOfAModelThatAnswersSaysWhatItDoesNotKnow() throws Exception {
    assertThat(ModelCard.of(recipe("questions"), List.of()))
        .contains("one of 249 answers, 23 of them lists")
        .contains("DAQUAR")
        .contains("WordNet 3.0")
        .doesNotContain("18 actions");
  }

  @Test
  void aModelWithoutTheHeadSaysNothingOfIt() throws Exception {
    assertThat(ModelCard.of(recipe("everyday-zh"), List.of()))
        .doesNotContain("MVSA")
        .doesNotContain("sentiment");
    assertThat(Evaluator.tasks(recipe("everyday-zh").text(), recipe("everyday-zh").model()))
        .doesNotContain("sentiment");
    assertThat(Evaluator.tasks(recipe("everyday").text(), recipe("everyday").model()))
        .isEqualTo(Evaluator.tasks().stream().filter(t -> !t.equals("qa")).toList());
    assertThat(Evaluator.tasks(recipe("questions").text(), recipe("questions").model()))
        .as("what is below the answers is measured in the bundle that it came from")
        .containsExactly("qa", "rejection");
  }
}
