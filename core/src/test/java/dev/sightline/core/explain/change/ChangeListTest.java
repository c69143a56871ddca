package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeListTest {
  private static final Change TEXT = new Change.EditText("a cat");
  private static final Change SILENT = new Change.Silence(Side.VIDEO);

  @Test
  void changesAreAddedSwitchedReplacedAndTakenOut() {
    ChangeList two = ChangeList.EMPTY.with(TEXT).with(SILENT);
    assertThat(two.countOn()).isEqualTo(2);
    assertThat(two.isOn(SILENT)).isTrue();
    ChangeList off = two.withOn(1, false);
    assertThat(off.isOn(SILENT)).isFalse();
    assertThat(off.entries()).hasSize(2);
    assertThat(off.countOn()).isEqualTo(1);
    assertThat(off.with(1, TEXT).entries().get(1)).isEqualTo(new ChangeList.Entry(TEXT, false));
    assertThat(two.without(0)).isEqualTo(ChangeList.of(List.of(SILENT)));
    assertThat(two.without(SILENT)).isEqualTo(ChangeList.of(List.of(TEXT)));
    assertThat(ChangeList.EMPTY.isIdle()).isTrue();
    assertThat(ChangeList.of(List.of(TEXT)).withOn(0, false).isIdle()).isTrue();
  }

  @Test
  void undoAndRedoGoThroughTheLists() {
    ChangeList one = ChangeList.EMPTY.with(TEXT);
    ChangeList two = one.with(SILENT);
    ChangeHistory history = ChangeHistory.EMPTY.with(one).with(two);
    assertThat(history.undo().present()).isEqualTo(one);
    assertThat(history.undo().undo().present()).isEqualTo(ChangeList.EMPTY);
    assertThat(history.undo().undo().undo()).isEqualTo(history.undo().undo());
    assertThat(history.undo().undo().redo().redo()).isEqualTo(history);
    assertThat(history.redo()).isEqualTo(history);
  }

  @Test
  void aNewChangeForgetsWhatWasTakenBackAndTheSameListIsNone() {
    ChangeList one = ChangeList.EMPTY.with(TEXT);
    ChangeHistory back = ChangeHistory.EMPTY.with(one).undo();
    assertThat(back.with(ChangeList.EMPTY)).isEqualTo(back);
    assertThat(back.with(ChangeList.EMPTY.with(SILENT)).redo().present())
        .isEqualTo(ChangeList.EMPTY.with(SILENT));
  }

  @Test
  void onlySoManyListsAreKept() {
    ChangeHistory history = ChangeHistory.EMPTY;
    for (int i = 0; i < ChangeHistory.LONGEST + 50; i++) {
      history = history.with(ChangeList.EMPTY.with(new Change.EditText("text " + i)));
    }
    assertThat(history.past()).hasSize(ChangeHistory.LONGEST);
  }
}
