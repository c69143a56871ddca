package dev.sightline.app.palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
  private final List<String> done = new ArrayList<>();
  private boolean possible = true;
  private final PaletteViewModel model =
      new PaletteViewModel(
          () ->
              List.of(
                  entry("Save what is shown"),
                  entry("Open the library"),
                  entry("Search the library"),
                  entry("Attack this video"),
                  entry("Statistics")));

  private PaletteEntry entry(String name) {
    return new PaletteEntry(name, "", () -> possible, () -> done.add(name));
  }

  private List<String> found() {
    return model.found().stream().map(PaletteEntry::name).toList();
  }

  @Test
  void opensWithAllAndFindsWordsInAnyOrderAndCase() {
    model.toggle();
    assertThat(model.openProperty().get()).isTrue();
    assertThat(found()).hasSize(5);

    model.queryProperty().set("  LIBRARY sear ");
    assertThat(found()).containsExactly("Search the library");

    model.queryProperty().set("nothing like that");
    assertThat(found()).isEmpty();
    assertThat(model.chosenProperty().get()).isEqualTo(-1);
  }

  @Test
  void whatBeginsLikeThatComesBeforeWhatHoldsItBeforeWhatHoldsItInside() {
    model.toggle();
    model.queryProperty().set("s");
    assertThat(found())
        .containsExactly(
            "Save what is shown", "Search the library", "Statistics", "Attack this video");
    model.queryProperty().set("t");
    assertThat(found())
        .containsExactly(
            "Open the library",
            "Search the library",
            "Attack this video",
            "Save what is shown",
            "Statistics");
  }

  @Test
  void theChoiceGoesAroundAndStartsAnewWithEachLetter() {
    model.toggle();
    model.move(-1);
    assertThat(model.chosenProperty().get()).isEqualTo(4);
    model.move(1);
    assertThat(model.chosenProperty().get()).isZero();
    model.choose(2);
    model.choose(99);
    assertThat(model.chosenProperty().get()).isEqualTo(2);
    model.queryProperty().set("the");
    assertThat(model.chosenProperty().get()).isZero();
  }

  @Test
  void runningClosesFirstAndForgetsWhatWasTyped() {
    model.toggle();
    model.queryProperty().set("attack");
    model.run();
    assertThat(done).containsExactly("Attack this video");
    assertThat(model.openProperty().get()).isFalse();
    model.run();
    assertThat(done).as("nothing is done while closed").hasSize(1);
    model.toggle();
    assertThat(model.queryProperty().get()).isEmpty();
    assertThat(found()).hasSize(5);
  }

  @Test
  void whatCannotBeDoneNowStaysInTheList() {
    possible = false;
    model.toggle();
    model.run();
    assertThat(done).isEmpty();
    assertThat(model.openProperty().get()).isTrue();
    model.toggle();
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void aCommandNeedsAName() {
    assertThatThrownBy(() -> entry(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatComesLaterIsFoundInAnOpenSearchAndTheChoiceStays() {
    List<PaletteEntry> there = new ArrayList<>(List.of(entry("Use a"), entry("Use c")));
    PaletteViewModel later = new PaletteViewModel(() -> there);
    later.refresh();
    assertThat(later.found()).as("closed: nobody asks").isEmpty();
    later.toggle();
    later.queryProperty().set("use");
    later.move(1);
    there.add(1, entry("Use b"));
    later.refresh();
    assertThat(later.found()).hasSize(3);
    assertThat(later.found().get(later.chosenProperty().get()).name()).isEqualTo("Use c");
  }
}
