package dev.sightline.app.browse.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseMode;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.FilterViewModel;
import dev.sightline.app.browse.Shelf;
import dev.sightline.app.chart.Confusion.Cell;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.library.dataset.SetFigures;
import dev.sightline.core.library.dataset.Truth;
import dev.sightline.core.library.facet.Facet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresViewModelTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Shelf shelf = new Shelf();
  private final BrowseViewModel page =
      new BrowseViewModel(
          shelf,
          jobs,
          Runnable::run,
          Runnable::run,
          new FilterViewModel("", k -> {}),
          (video, ms, words) -> {});
  private final FiguresViewModel model = new FiguresViewModel(page, jobs);

  private void load() {
    page.load();
    workers.runAll();
    page.form().modeProperty().set(BrowseMode.FIGURES);
    workers.runAll();
  }

  private SetFigures figures() {
    return model.figuresProperty().get().orElseThrow();
  }

  private List<String> titles() {
    return page.items().stream().map(BrowseItem::title).toList();
  }

  @Test
  void judgesWhatIsShownAndOpensItsCells() {
    shelf.putLabelled(1, "ride", "Biking");
    shelf.putLabelled(2, "dive", "Diving");
    shelf.put(3, "nobody knows", 1000);
    load();
    assertThat(figures().hits()).as("the model says Biking to all").isEqualTo(new Hits(2, 1));
    model.confusion().pointAt(new Cell(1, 0));
    assertThat(model.confusion().readoutProperty().get()).startsWith("“Diving” taken for “Biking”");
    model.confusion().open();
    workers.runAll();
    assertThat(titles()).containsExactly("dive");
    assertThat(page.form().modeProperty().get()).isEqualTo(BrowseMode.GRID);
    assertThat(page.summaryProperty().get()).isEqualTo("“Diving” taken for “Biking”: 1 video");
    page.search().leave();
    workers.runAll();
    assertThat(page.form().modeProperty().get()).isEqualTo(BrowseMode.FIGURES);
    assertThat(titles()).hasSize(3);
    assertThat(figures().hits()).isEqualTo(new Hits(2, 1));
  }

  @Test
  void anEmptyCellOpensNothing() {
    shelf.putLabelled(1, "ride", "Biking");
    shelf.putLabelled(2, "dive", "Diving");
    load();
    model.confusion().pointAt(new Cell(0, 1));
    assertThat(model.confusion().canOpen()).isFalse();
    model.confusion().open();
    assertThat(page.form().modeProperty().get()).isEqualTo(BrowseMode.FIGURES);
  }

  @Test
  void whatNarrowsThePageNarrowsTheFigures() {
    shelf.putLabelled(1, "ride", "Biking");
    shelf.putLabelled(2, "dive", "Diving");
    load();
    page.filter().toggle(Facet.LABEL, "Diving");
    workers.runAll();
    assertThat(figures().hits()).isEqualTo(new Hits(1, 0));
    model.openClass("Diving");
    workers.runAll();
    assertThat(titles()).containsExactly("dive");
    page.search().leave();
    workers.runAll();
    assertThat(page.filter().filterProperty().get().isChosen(Facet.LABEL, "Diving"))
        .as("the way back keeps the filter")
        .isTrue();
    page.filter().chooseHead("topics");
    workers.runAll();
    assertThat(figures().hits()).as("that head has said nothing").isEqualTo(new Hits(0, 0));
  }

  @Test
  void slicesOpenWhatIsWrongInThem() {
    shelf.putLabelled(1, "ride", "Biking");
    shelf.putLabelled(2, "dive", "Diving");
    load();
    model.openWrong(new SetFigures.Slice(Facet.TEXT, "without", new Hits(2, 1), List.of(2L)));
    workers.runAll();
    assertThat(titles()).containsExactly("dive");
    assertThat(page.summaryProperty().get())
        .isEqualTo("Text, without a text, named wrongly: 1 video");
  }

  @Test
  void nothingIsMadeUpWhereNothingIsKnown() {
    shelf.put(1, "nobody knows", 1000);
    load();
    assertThat(model.figuresProperty().get()).isEmpty();
    assertThat(model.confusion().matrixProperty().get()).isEmpty();
    shelf.putLabelled(2, "ride", "Biking");
    page.marks().again(); // of none: nothing happens
    model.wantedProperty().set(Optional.of(Truth.TAGS));
    workers.runAll();
    assertThat(model.figuresProperty().get()).isEmpty();
  }

  @Test
  void nothingIsWorkedOutThatNobodyLooksAt() {
    shelf.putLabelled(1, "ride", "Biking");
    page.load();
    workers.runAll();
    assertThat(model.figuresProperty().get()).isEmpty();
    page.form().modeProperty().set(BrowseMode.FIGURES);
    assertThat(workers.size()).isEqualTo(1);
  }
}
