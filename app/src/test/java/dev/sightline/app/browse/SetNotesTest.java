package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.SetFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetNotesTest {
  private static final DataReport REPORT =
      new DataReport(
          new OwnSet(Path.of("pets"), Path.of("pets"), SetFormat.FOLDERS, List.of()),
          1,
          true,
          List.of("cat"),
          List.of(),
          List.of());

  @Test
  void whatIsSaidStaysUntilItIsReadOrSomethingNewIsSaid() {
    SetNotes notes = new SetNotes();
    assertThat(notes.reports()).as("listeners stay only on one list").isSameAs(notes.reports());
    assertThat(notes.notes()).isSameAs(notes.notes());
    notes.show(new BrowseFiles.Imported(3, 0, 0, List.of(REPORT), List.of()));
    notes.show(new BrowseFiles.Imported(1, 0, 0));
    assertThat(notes.reports()).as("an import of files says nothing").containsExactly(REPORT);
    notes.show(new BrowseFiles.Imported(1, 0, 0, List.of(), List.of("list.csv is wrong.")));
    assertThat(notes.reports()).isEmpty();
    assertThat(notes.notes()).containsExactly("list.csv is wrong.");
    notes.close();
    assertThat(notes.notes()).isEmpty();
  }
}
