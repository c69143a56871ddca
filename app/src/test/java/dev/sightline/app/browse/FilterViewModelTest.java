package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.library.facet.Facet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterViewModelTest {
  private final List<String> kept = new ArrayList<>();

  @Test
  void whatWasChosenComesBack() {
    FilterViewModel model = new FilterViewModel("", kept::add);
    model.setHeads(List.of("actions", "topics"));
    assertThat(model.filterProperty().get().head()).as("the first").isEqualTo("actions");
    model.chooseHead("topics");
    model.toggle(Facet.CLASS, "music");
    model.toggle(Facet.TAG, "mine");
    FilterViewModel again = new FilterViewModel(kept.getLast(), k -> {});
    again.setHeads(List.of("actions", "topics"));
    assertThat(again.filterProperty().get()).isEqualTo(model.filterProperty().get());
    again.clear();
    assertThat(again.filterProperty().get().isEmpty()).isTrue();
    assertThat(again.filterProperty().get().head()).isEqualTo("topics");
  }

  @Test
  void aHeadThatTheModelDoesNotHaveTakesItsClassesAlong() {
    FilterViewModel model = new FilterViewModel("", kept::add);
    model.setHeads(List.of("actions"));
    model.toggle(Facet.CLASS, "Biking");
    model.toggle(Facet.TAG, "mine");
    model.setHeads(List.of("mood"));
    assertThat(model.filterProperty().get().chosen()).containsOnlyKeys(Facet.TAG);
    assertThat(model.filterProperty().get().head()).isEqualTo("mood");
  }
}
