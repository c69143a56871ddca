package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.models.ClassesViewModel.Cell;
import dev.sightline.core.model.bundle.TrainingRecord;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ClassesViewModelTest {
  private final ObjectProperty<ModelFacts> facts = new SimpleObjectProperty<>();
  private final ClassesViewModel model = new ClassesViewModel(facts);

  @Test
  void aBundleWithoutEvaluationsShowsNothing() {
    assertThat(model.shownProperty().get()).isNull();
    facts.set(SampleFacts.of("m", TrainingRecord.NONE));
    assertThat(model.evaluationsProperty().get()).isEmpty();
    assertThat(model.readoutProperty().get()).isEmpty();
    model.move(1, 0);
    assertThat(model.cursorProperty().get()).isEqualTo(Cell.NONE);
  }

  @Test
  void bothSidesAreShownFirstAndTheOthersOnDemand() {
    facts.set(SampleFacts.full("m"));
    assertThat(model.chosenProperty().get()).isEqualTo(SampleFacts.TOPICS);
    assertThat(model.shownProperty().get()).isEqualTo(SampleFacts.BOTH);
    assertThat(model.readoutProperty().get()).contains("75.0 %").contains("4");
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
  void aCellIsToldInWords() {
    facts.set(SampleFacts.full("m"));
    model.sideProperty().set("text");
    model.pointAt(new Cell(0, 1));
    assertThat(model.readoutProperty().get())
        .isEqualTo("“cooking” taken for “music”: 2 of 3 (66.7 %)");
    model.pointAt(new Cell(0, 7));
    assertThat(model.cursorProperty().get()).isEqualTo(Cell.NONE);
    assertThat(model.readoutProperty().get()).contains("50.0 %");
  }

  @Test
  void theCursorStaysInTheMatrix() {
    facts.set(SampleFacts.full("m"));
    model.move(5, 5);
    assertThat(model.cursorProperty().get()).as("the first step enters").isEqualTo(new Cell(0, 0));
    model.move(5, 1);
    assertThat(model.cursorProperty().get()).isEqualTo(new Cell(1, 1));
    model.move(-9, 0);
    assertThat(model.cursorProperty().get()).isEqualTo(new Cell(0, 1));
    facts.set(SampleFacts.full("other"));
    facts.set(null);
    assertThat(model.cursorProperty().get()).isEqualTo(Cell.NONE);
  }
}
