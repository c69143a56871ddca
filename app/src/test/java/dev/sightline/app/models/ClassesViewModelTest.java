package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.chart.Confusion.Cell;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.model.bundle.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ClassesViewModelTest {
  private final ObjectProperty<ModelFacts> facts = new SimpleObjectProperty<>();
  private final List<CellFiles.Asked> asked = new ArrayList<>();
  private final CellVideosViewModel cells =
      new CellVideosViewModel(
          (model, cell) -> {
            asked.add(cell);
            return new CellFiles.Found(CellFiles.Origin.LIBRARY, List.of(), List.of());
          },
          new JobRunner(Runnable::run, Runnable::run),
          file -> {},
          (ids, words) -> {});
  private final ClassesViewModel model = new ClassesViewModel(facts, cells);

  @Test
  void aBundleWithoutEvaluationsShowsNothing() {
    assertThat(model.shownProperty().get()).isNull();
    facts.set(SampleFacts.of("m", TrainingRecord.NONE));
    assertThat(model.evaluationsProperty().get()).isEmpty();
    assertThat(model.confusion().readoutProperty().get()).isEmpty();
    model.confusion().move(1, 0);
    assertThat(model.confusion().cursorProperty().get()).isEqualTo(Cell.NONE);
  }

  @Test
  void bothSidesAreShownFirstAndTheOthersOnDemand() {
    facts.set(SampleFacts.full("m"));
    assertThat(model.chosenProperty().get()).isEqualTo(SampleFacts.TOPICS);
    assertThat(model.shownProperty().get()).isEqualTo(SampleFacts.BOTH);
    assertThat(model.confusion().readoutProperty().get()).contains("75.0 %").contains("4");
    model.sideProperty().set("text");
    assertThat(model.shownProperty().get()).isEqualTo(SampleFacts.TEXT);
  }

  @Test
  void aSideThatWasNotMeasuredGivesWayToOneThatWas() {
    facts.set(SampleFacts.full("m"));
    model.chosenProperty().set(SampleFacts.ACTIONS);
    assertThat(model.sideProperty().get()).isEqualTo("text");
    assertThat(model.shownProperty().get()).isEqualTo(SampleFacts.TEXT);
  }

  @Test
  void theTablesHaveCountsAndBins() {
    assertThat(model.confusion().table()).isEmpty();
    assertThat(model.reliabilityTable()).isEmpty();
    facts.set(SampleFacts.full("m"));
    model.sideProperty().set("text");
    assertThat(model.confusion().table().lines().toList().get(1))
        .startsWith("cooking\t")
        .contains("\t2");
    assertThat(model.reliabilityTable().lines())
        .hasSize(1 + model.shownProperty().get().reliability().size());
  }

  @Test
  void aCellIsToldInWords() {
    facts.set(SampleFacts.full("m"));
    model.sideProperty().set("text");
    model.confusion().pointAt(new Cell(0, 1));
    assertThat(model.confusion().readoutProperty().get())
        .isEqualTo("“cooking” taken for “music”: 2 of 3 (66.7 %)");
    model.confusion().pointAt(new Cell(0, 7));
    assertThat(model.confusion().cursorProperty().get()).isEqualTo(Cell.NONE);
    assertThat(model.confusion().readoutProperty().get()).contains("50.0 %");
  }

  @Test
  void aCellThatCountsSomethingOpensItsVideos() {
    facts.set(SampleFacts.full("m"));
    model.sideProperty().set("text");
    model.confusion().pointAt(new Cell(1, 0));
    model.confusion().open();
    assertThat(asked).as("nothing is counted there").isEmpty();
    model.confusion().pointAt(new Cell(0, 1));
    model.confusion().open();
    assertThat(asked)
        .containsExactly(new CellFiles.Asked("topics", "dev", "text", "cooking", "music"));
    assertThat(cells.shownProperty().get()).isPresent();
    model.sideProperty().set("both");
    assertThat(cells.shownProperty().get()).as("another matrix").isEmpty();
  }

  @Test
  void theCursorStaysInTheMatrix() {
    facts.set(SampleFacts.full("m"));
    model.confusion().move(5, 5);
    assertThat(model.confusion().cursorProperty().get())
        .as("the first step enters")
        .isEqualTo(new Cell(0, 0));
    model.confusion().move(5, 1);
    assertThat(model.confusion().cursorProperty().get()).isEqualTo(new Cell(1, 1));
    model.confusion().move(-9, 0);
    assertThat(model.confusion().cursorProperty().get()).isEqualTo(new Cell(0, 1));
    facts.set(SampleFacts.full("other"));
    facts.set(null);
    assertThat(model.confusion().cursorProperty().get()).isEqualTo(Cell.NONE);
  }
}
