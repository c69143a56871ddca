package dev.sightline.core.library.edit;

import static dev.sightline.core.library.LibraryFixture.FACTS;
import static dev.sightline.core.library.LibraryFixture.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.edit.MarkEdit.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditHistoryTest {
  @TempDir private Path dir;
  private Catalogue catalogue;
  private EditHistory edits;
  private long one;
  private long two;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(dir.resolve("library.db"));
    edits = new EditHistory(catalogue);
    one = catalogue.videos().add(sha('a'), 1, FACTS, "one");
    two = catalogue.videos().add(sha('b'), 1, FACTS, "two");
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void eachKindIsMadeTakenBackAndMadeAgain() throws Exception {
    catalogue.marks().rate(two, 2);
    catalogue.marks().tag(two, "kept");
    catalogue.collections().add("box", two);
    String before = state();
    edits.make(edit(Kind.RATE, "5"));
    edits.make(edit(Kind.NOTE, "a note"));
    edits.make(new MarkEdit(Kind.TITLE, List.of(one), "first"));
    edits.make(edit(Kind.TAG, "kept"));
    edits.make(edit(Kind.TAG, "new"));
    edits.make(edit(Kind.UNTAG, "new"));
    edits.make(edit(Kind.COLLECT, "box"));
    edits.make(edit(Kind.TAKE, "box"));
    String after = state();
    assertThat(after)
        .isEqualTo("first 5 a note [kept] [] | two 5 a note [kept] [] | ")
        .isNotEqualTo(before);
    for (int i = 0; i < 8; i++) {
      assertThat(edits.undo()).isPresent();
    }
    assertThat(state()).as("who had a tag before keeps it").isEqualTo(before);
    assertThat(edits.undo()).isEmpty();
    assertThat(edits.next()).contains(edit(Kind.RATE, "5"));
    for (int i = 0; i < 8; i++) {
      assertThat(edits.redo()).isPresent();
    }
    assertThat(state()).isEqualTo(after);
    assertThat(edits.redo()).isEmpty();
    assertThat(edits.last()).contains(edit(Kind.TAKE, "box"));
  }

  @Test
  void aTypedTextIsOneOfTheTextsOfAVideo() throws Exception {
    long revision = catalogue.videos().revision();
    edits.make(new MarkEdit(Kind.TEXT, List.of(one), "a dog runs"));
    assertThat(catalogue.texts().of(one)).contains(LibraryText.of(TextOrigin.TYPED, "a dog runs"));
    assertThat(catalogue.videos().revision()).as("the index hears of it").isGreaterThan(revision);
    edits.make(new MarkEdit(Kind.TEXT, List.of(one), "a dog sleeps"));
    assertThat(catalogue.texts().typed(one)).isEqualTo("a dog sleeps");
    edits.undo();
    assertThat(catalogue.texts().typed(one)).isEqualTo("a dog runs");
    edits.make(new MarkEdit(Kind.TEXT, List.of(one), ""));
    assertThat(catalogue.texts().of(one)).noneMatch(t -> t.origin() == TextOrigin.TYPED);
    edits.undo();
    edits.undo();
    assertThat(catalogue.texts().typed(one)).isEmpty();
  }

  @Test
  void aNewEditEndsWhatWasUndone() throws Exception {
    edits.make(edit(Kind.RATE, "1"));
    edits.undo();
    edits.make(edit(Kind.RATE, "3"));
    assertThat(edits.redo()).isEmpty();
    assertThat(state()).startsWith("one 3");
  }

  @Test
  void aVideoThatIsGoneIsPassedOver() throws Exception {
    edits.make(edit(Kind.TAG, "x"));
    catalogue.videos().remove(one);
    edits.undo();
    edits.redo();
    assertThat(catalogue.marks().tags(two)).containsExactly("x");
    assertThat(catalogue.marks().tags(one)).isEmpty();
  }

  @Test
  void onlySoManyAreKept() throws Exception {
    for (int i = 0; i <= EditHistory.KEPT; i++) {
      edits.make(new MarkEdit(Kind.NOTE, List.of(), "note " + i));
    }
    int back = 0;
    while (edits.undo().isPresent()) {
      back++;
    }
    assertThat(back).isEqualTo(EditHistory.KEPT);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> edit(Kind.RATE, "6")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> edit(Kind.TAG, " ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(edit(Kind.NOTE, "")).as("a note can be taken away").isNotNull();
  }

  private MarkEdit edit(Kind kind, String value) {
    return new MarkEdit(kind, List.of(one, two), value);
  }

  private String state() throws Exception {
    StringBuilder all = new StringBuilder();
    for (var card : catalogue.cards().all("")) {
      all.append(card.video().title())
          .append(' ')
          .append(card.video().marks().rating())
          .append(' ')
          .append(card.video().marks().note())
          .append(' ')
          .append(card.tags())
          .append(' ')
          .append(card.collections())
          .append(" | ");
    }
    return all.toString();
  }
}
