package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.library.importing.FolderQuestion;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.SetFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetNotesTest {
  private static final Path FOLDER = Path.of("pets");
  private static final DataReport REPORT =
      new DataReport(
          new OwnSet(FOLDER, FOLDER, SetFormat.FOLDERS, List.of()),
          1,
          true,
          List.of("cat"),
          List.of(),
          List.of());
  private static final FolderQuestion QUESTION =
      new FolderQuestion(FOLDER, List.of("cat", "dog"), 5);
  private static final BrowseFiles.Imported ASKS =
      new BrowseFiles.Imported(5, 0, 0, List.of(), List.of(), List.of(QUESTION));

  private final Shelf shelf = new Shelf();
  private final List<String> told = new ArrayList<>();
  private final SetNotes notes =
      new SetNotes(
          shelf, new JobRunner(Runnable::run, Runnable::run), () -> told.add("reload"), told::add);

  @Test
  void whatIsSaidStaysUntilItIsReadOrSomethingNewIsSaid() {
    assertThat(notes.reports()).as("listeners stay only on one list").isSameAs(notes.reports());
    assertThat(notes.notes()).isSameAs(notes.notes());
    assertThat(notes.questions()).isSameAs(notes.questions());
    notes.show(new BrowseFiles.Imported(3, 0, 0, List.of(REPORT), List.of(), List.of()), true);
    notes.show(new BrowseFiles.Imported(1, 0, 0), true);
    assertThat(notes.reports()).as("an import of files says nothing").containsExactly(REPORT);
    notes.show(
        new BrowseFiles.Imported(1, 0, 0, List.of(), List.of("list.csv is wrong."), List.of()),
        true);
    assertThat(notes.reports()).isEmpty();
    assertThat(notes.notes()).singleElement().asString().startsWith("list.csv is wrong.");
    notes.close();
    assertThat(notes.notes()).isEmpty();
  }

  @Test
  void foldersBecomeClassesWhenTheUserSaysSoAndBack() {
    notes.show(ASKS, true);
    assertThat(notes.questions()).containsExactly(QUESTION);
    assertThat(shelf.classes).as("nothing is done before the answer").isEmpty();
    notes.accept(QUESTION);
    assertThat(shelf.classes).containsExactly(FOLDER);
    assertThat(notes.questions()).isEmpty();
    assertThat(told).containsExactly("reload");
    notes.takeBack(notes.reports().getFirst());
    assertThat(shelf.classes).isEmpty();
    assertThat(notes.reports()).isEmpty();
    assertThat(notes.notes()).singleElement().asString().contains("pets");
    assertThat(told).containsExactly("reload", "reload");
  }

  @Test
  void aQuestionWithoutAnAnswerIsAskedAgainAfterARestart() {
    notes.show(ASKS, true);
    assertThat(shelf.wished.values())
        .singleElement()
        .satisfies(w -> assertThat(w.paths()).containsExactly(FOLDER));
    notes.show(ASKS, false);
    assertThat(shelf.wished).as("once").hasSize(1);
    notes.deny(QUESTION);
    assertThat(shelf.wished).isEmpty();
    notes.show(ASKS, true);
    notes.accept(QUESTION);
    assertThat(shelf.wished).isEmpty();
    notes.show(ASKS, true);
    notes.close();
    assertThat(shelf.wished).isEmpty();
  }

  @Test
  void anotherQuestionTakesThePlaceOfTheFirst() {
    notes.show(ASKS, true);
    FolderQuestion other = new FolderQuestion(Path.of("other"), List.of("a", "b"), 2);
    notes.show(new BrowseFiles.Imported(2, 0, 0, List.of(), List.of(), List.of(other)), true);
    assertThat(shelf.wished.values())
        .singleElement()
        .satisfies(w -> assertThat(w.paths()).containsExactly(Path.of("other")));
  }

  @Test
  void aNoIsNotAskedAgainByVideosThatComeInByThemselves() {
    notes.show(ASKS, true);
    notes.deny(QUESTION);
    notes.show(ASKS, false);
    assertThat(notes.questions()).isEmpty();
    notes.show(ASKS, true);
    assertThat(notes.questions()).as("the user has named the folder again").hasSize(1);
    notes.close();
    notes.show(ASKS, false);
    assertThat(notes.questions()).as("closed is no").isEmpty();
    assertThat(shelf.classes).isEmpty();
  }
}
