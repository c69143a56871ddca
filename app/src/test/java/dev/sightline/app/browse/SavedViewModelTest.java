package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavedViewModelTest {
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
  private final SavedViewModel saved = new SavedViewModel(shelf, page, jobs);

  @BeforeEach
  void load() {
    shelf.put(1, "apple", 1000);
    shelf.put(2, "pear", 1000);
    page.load();
  }

  @Test
  void whatIsTypedAndTickedIsFoundAgain() {
    assertThat(saved.canSaveProperty().get()).as("nothing is searched").isFalse();
    page.search().queryProperty().set("pear");
    page.filter().toggle(Facet.CLASS, "Biking");
    assertThat(saved.canSaveProperty().get()).isTrue();
    saved.save();
    assertThat(saved.canSaveProperty().get()).as("it is kept").isFalse();
    assertThat(saved.searches()).extracting(SavedSearch::name).containsExactly("pear, Biking");
    page.search().clear();
    assertThat(page.items()).hasSize(2);
    saved.show(saved.searches().getFirst());
    assertThat(page.search().queryProperty().get()).isEqualTo("pear");
    assertThat(page.filter().filterProperty().get().isChosen(Facet.CLASS, "Biking")).isTrue();
    assertThat(page.items()).extracting(BrowseItem::title).containsExactly("pear");
    saved.forget(saved.searches().getFirst());
    assertThat(saved.searches()).isEmpty();
    assertThat(shelf.saved).isEmpty();
  }

  @Test
  void whatIsTickedAloneIsASearchToo() {
    page.filter().toggle(Facet.CLASS, "Diving");
    saved.save();
    page.search().queryProperty().set("apple");
    saved.show(saved.searches().getFirst());
    assertThat(page.search().queryProperty().get()).isEmpty();
    assertThat(page.items()).as("the model named all of them Biking").isEmpty();
  }

  @Test
  void whyItCannotBeKeptIsSaid() {
    page.search().queryProperty().set("pear");
    shelf.failure = new SightlineException(Problem.FILE, "The disk is full.");
    saved.save();
    assertThat(page.problemProperty().get()).isEqualTo("The disk is full.");
    page.search().showLike(page.items().getFirst());
    assertThat(saved.canSaveProperty().get()).as("videos like one").isFalse();
  }
}
