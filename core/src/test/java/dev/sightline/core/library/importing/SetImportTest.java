package dev.sightline.core.library.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.SetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetImportTest {
  @TempDir private Path temp;
  private LibraryFixture fixture;
  private Catalogue catalogue;

  @BeforeEach
  void open() throws Exception {
    fixture = new LibraryFixture(Files.createDirectory(temp.resolve("films")));
    catalogue = Catalogue.open(fixture.library());
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  private SetImport.Done run(Path... paths) throws Exception {
    return setImport().run(List.of(paths), true, Progress.NONE);
  }

  private SetImport setImport() {
    return new SetImport(catalogue, LibraryFixture.importer(catalogue), List.of());
  }

  private List<String> labels() throws Exception {
    List<String> all = new ArrayList<>();
    for (LibraryVideo video : catalogue.videos().page(0, 99)) {
      all.add(
          video.title()
              + catalogue.texts().labels(video.id()).stream().map(VideoLabel::label).toList());
    }
    return all;
  }

  @Test
  void foldersOfClassesGiveLabelsAndWhatTheyDoNotListComesInToo() throws Exception {
    fixture.file("cat/one.mp4", "1");
    fixture.file("cat/two.mp4", LibraryFixture.BROKEN);
    fixture.file("dog/three.mp4", "3");
    fixture.file("dog/deeper/four.mp4", "4");
    SetImport.Done asks = run(fixture.root());
    assertThat(labels())
        .as("folders may be months")
        .containsExactlyInAnyOrder("one[]", "three[]", "four[]");
    assertThat(asks.questions())
        .containsExactly(new FolderQuestion(fixture.root(), List.of("cat", "dog"), 3));
    assertThat(asks.reports()).isEmpty();
    SetImport.Done done = setImport().label(fixture.root(), Progress.NONE);
    assertThat(labels()).containsExactlyInAnyOrder("one[cat]", "three[dog]", "four[]");
    assertThat(done.questions()).isEmpty();
    DataReport report = done.reports().getFirst();
    assertThat(report.set().format()).isEqualTo(SetFormat.FOLDERS);
    assertThat(report.findings())
        .filteredOn(f -> f.kind() == Finding.Kind.UNREADABLE)
        .singleElement()
        .satisfies(f -> assertThat(f.files()).containsExactly("cat/two.mp4"));
    assertThat(done.notes()).isEmpty();
    // known and unread, the files still have their place in the report
    fixture.file("dog/five.mp4", "5");
    assertThat(run(fixture.root()).reports().getFirst().videos())
        .as("what was said once is not asked again")
        .hasSize(3);
    assertThat(labels()).contains("five[dog]");
    catalogue.texts().removeLabels(fixture.root().toString());
    assertThat(labels()).allMatch(l -> l.endsWith("[]")).hasSize(4);
    assertThat(run(fixture.root()).questions()).hasSize(1);
  }

  @Test
  void foldersInTrainAndTestAreClassesWithoutAQuestion() throws Exception {
    fixture.file("train/cat/one.mp4", "1");
    fixture.file("test/dog/two.mp4", "2");
    assertThat(run(fixture.root()).questions()).isEmpty();
    assertThat(labels()).containsExactlyInAnyOrder("one[cat]", "two[dog]");
  }

  @Test
  void aFolderThatIsNoSetComesInAsItLies() throws Exception {
    fixture.file("beach.mp4", "1");
    fixture.file("may/two.mp4", "2");
    fixture.file("june/three.mp4", "3");
    SetImport.Done done = run(fixture.root());
    assertThat(done.reports()).isEmpty();
    assertThat(labels()).containsExactlyInAnyOrder("beach[]", "two[]", "three[]");
  }

  @Test
  void aWrongListInAFolderIsToldAndItsVideosComeInAllTheSame() throws Exception {
    fixture.file("one.mp4", "1");
    fixture.file("list.csv", "path,label\none.mp4,\n");
    SetImport.Done done = run(fixture.root());
    assertThat(done.notes()).singleElement().asString().contains("list.csv");
    assertThat(labels()).containsExactly("one[]");
    assertThatThrownBy(() -> run(fixture.root().resolve("list.csv")))
        .as("named by itself it must be one")
        .isInstanceOf(SightlineException.class);
  }

  @Test
  void aListNamesLabelsAndTextsAndWhatIsMissing() throws Exception {
    fixture.file("one.mp4", "1");
    fixture.file("list.csv", "path,label,text\none.mp4,cat,A cat sleeps\ngone.mp4,dog,\n");
    SetImport.Done done = run(fixture.root());
    assertThat(labels()).containsExactly("one[cat]");
    assertThat(catalogue.texts().of(catalogue.videos().page(0, 1).getFirst().id()).toString())
        .contains("A cat sleeps");
    assertThat(done.reports().getFirst().findings())
        .filteredOn(f -> f.kind() == Finding.Kind.MISSING)
        .singleElement()
        .satisfies(f -> assertThat(f.files()).containsExactly("gone.mp4"));
  }
}
