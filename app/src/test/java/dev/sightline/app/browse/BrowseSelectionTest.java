package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class BrowseSelectionTest {
  private final Shelf shelf = new Shelf();
  private final ObservableList<BrowseItem> items = FXCollections.observableArrayList();
  private final BrowseSelection selection = new BrowseSelection(items);

  BrowseSelectionTest() throws Exception {
    for (int i = 1; i <= 5; i++) {
      shelf.put(i, "film " + i, 1000);
    }
    items.setAll(shelf.all());
  }

  @Test
  void keysMoveAndExtend() {
    selection.moveTo(1, false);
    selection.moveTo(3, true);
    assertThat(chosen()).containsExactly(2L, 3L, 4L);
    selection.moveTo(0, true);
    assertThat(chosen()).as("from where it began").containsExactly(1L, 2L);
    selection.moveTo(99, false);
    assertThat(chosen()).containsExactly(5L);
    assertThat(selection.leadIndex()).isEqualTo(4);
  }

  @Test
  void oneMoreOrOneLess() {
    selection.only(items.get(1));
    selection.toggle(items.get(4));
    selection.toggle(items.get(1));
    assertThat(chosen()).containsExactly(5L);
    selection.only(Set.of(3L, 2L));
    assertThat(selection.leadProperty().get().orElseThrow().id()).isEqualTo(2);
    selection.all();
    assertThat(chosen()).hasSize(5);
    selection.clear();
    assertThat(chosen()).isEmpty();
    assertThat(selection.leadIndex()).isEqualTo(-1);
    selection.extendTo(items.get(2));
    assertThat(chosen()).as("nothing to begin from").containsExactly(3L);
  }

  @Test
  void whatIsNoLongerShownIsNoLongerChosen() {
    selection.only(Set.of(1L, 5L));
    items.remove(4);
    assertThat(chosen()).containsExactly(1L);
    items.set(0, items.getFirst().with(shelf.cards.get(1L)));
    assertThat(chosen()).as("it has only changed").containsExactly(1L);
    items.clear();
    assertThat(selection.leadProperty().get()).isEmpty();
    assertThat(chosen()).isEmpty();
  }

  private List<Long> chosen() {
    return selection.chosenProperty().get().stream().map(BrowseItem::id).toList();
  }
}
