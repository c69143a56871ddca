package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypedTextViewModelTest {
  private final Shelf shelf = new Shelf();
  private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run);
  private final BrowseViewModel page =
      new BrowseViewModel(
          shelf,
          jobs,
          Runnable::run,
          Runnable::run,
          new FilterViewModel("", k -> {}),
          (video, ms, words) -> {});
  private final TypedTextViewModel text = new TypedTextViewModel(shelf, page, jobs);

  @BeforeEach
  void load() {
    shelf.put(1, "apple", 1000);
    shelf.put(2, "pear", 1000);
    shelf.typed.put(2L, "a pear on a table");
    page.load();
  }

  @Test
  void theTextOfTheOneChosenVideoIsShownAndKept() {
    assertThat(text.knownProperty().get()).isFalse();
    page.selection().all();
    assertThat(text.knownProperty().get()).as("of two there is none").isFalse();
    page.selection().only(item("pear"));
    assertThat(text.textProperty().get()).isEqualTo("a pear on a table");
    page.selection().only(item("apple"));
    assertThat(text.textProperty().get()).isEmpty();
    int looks = shelf.learnt;
    text.type(" an apple falls ");
    assertThat(shelf.typed.get(1L)).isEqualTo("an apple falls");
    assertThat(text.textProperty().get()).isEqualTo("an apple falls");
    assertThat(shelf.learnt).as("the model looks once more").isGreaterThan(looks);
    text.type("an apple falls");
    assertThat(shelf.learnt).as("nothing new").isEqualTo(looks + 1);
  }

  private BrowseItem item(String title) {
    return page.items().stream().filter(i -> i.title().equals(title)).findFirst().orElseThrow();
  }
}
