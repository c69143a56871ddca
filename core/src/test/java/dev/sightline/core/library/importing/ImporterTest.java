package dev.sightline.core.library.importing;

import static dev.sightline.core.library.LibraryFixture.BROKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
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

  private LibraryVideo only() throws Exception {
    assertThat(catalogue.videos().count()).isEqualTo(1);
    return catalogue.videos().page(0, 1).getFirst();
  }

  private List<String> words() throws Exception {
    return catalogue.texts().of(only().id()).stream()
        .map(t -> t.origin() + " " + t.part() + " " + t.words())
        .toList();
  }

  private List<String> places() throws Exception {
    return catalogue.videos().places(only().id()).stream()
        .map(VideoPlace::path)
        .map(p -> fixture.root().relativize(p).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void aFolderIsImportedInTheOrderOfNamesAndNotReadAgain() throws Exception {
    fixture.file("b/two.mp4", "2");
    fixture.file("a/one.MKV", "1");
    fixture.file("a/letter.doc", "no video");
    fixture.file(".hidden/three.mp4", "3");
    LibraryFixture.Imported first = fixture.run(catalogue);
    assertThat(first.outcomes()).containsExactly("ADDED one.MKV", "ADDED two.mp4");
    assertThat(catalogue.videos().page(0, 9))
        .extracting(LibraryVideo::title)
        .containsExactly("one", "two");
    long revision = catalogue.videos().revision();
    assertThat(fixture.run(catalogue).outcomes())
        .containsExactly("UNCHANGED one.MKV", "UNCHANGED two.mp4");
    assertThat(catalogue.videos().revision()).isEqualTo(revision);
  }

  @Test
  void textsComeFromAllSidecarsAndFollowThem() throws Exception {
    fixture.file("tom.mp4", "1");
    fixture.file("tom.txt", "a cat\n");
    fixture.file(
        "tom.json", "{\"title\":\"Tom\",\"segments\":[{\"start\":1,\"end\":2,\"text\":\"miau\"}]}");
    fixture.run(catalogue);
    assertThat(words())
        .containsExactly("SIDECAR  a cat", "SIDECAR title Tom", "SIDECAR segments miau");
    LibraryText timed = catalogue.texts().of(only().id()).getLast();
    assertThat(timed.transcript().cues()).hasSize(1);
    catalogue.texts().put(only().id(), LibraryText.of(TextOrigin.TYPED, "mine"));
    fixture.file("tom.txt", "a black cat");
    Files.delete(fixture.root().resolve("tom.json"));
    assertThat(fixture.run(catalogue).outcomes()).containsExactly("UPDATED tom.mp4");
    assertThat(words()).containsExactlyInAnyOrder("SIDECAR  a black cat", "TYPED  mine");
  }

  @Test
  void aNameIsTheLastResort() throws Exception {
    fixture.file("my_cat-tom.mp4", "1");
    fixture.run(catalogue);
    assertThat(words()).containsExactly("FILE_NAME  my cat tom");
    fixture.file("my_cat-tom.txt", "better");
    fixture.run(catalogue);
    assertThat(words()).containsExactly("SIDECAR  better");
    Files.delete(fixture.root().resolve("my_cat-tom.txt"));
    fixture.run(catalogue);
    assertThat(words()).containsExactly("FILE_NAME  my cat tom");
  }

  @Test
  void aNameWithoutLettersIsNoText() throws Exception {
    fixture.file("2026-11-28 (1).mp4", "1");
    fixture.run(catalogue);
    assertThat(words()).isEmpty();
  }

  @Test
  void aSidecarThatCannotBeReadIsToldAndTheVideoTaken() throws Exception {
    fixture.file("tom.mp4", "1");
    fixture.file("tom.json", "{");
    ImportResult result = fixture.run(catalogue).results().getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.ADDED);
    assertThat(result.notes()).containsExactly("“tom.json” is no valid JSON.");
    assertThat(words()).containsExactly("FILE_NAME  tom");
  }

  @Test
  void whatWasMovedKeepsAllThatWasSaidOfIt() throws Exception {
    Path file = fixture.file("old/tom.mp4", "1");
    fixture.file("old/tom.txt", "a cat");
    fixture.run(catalogue);
    catalogue.marks().rate(only().id(), 4);
    Path moved = fixture.root().resolve("tomcat.mp4");
    Files.move(file, moved);
    assertThat(fixture.run(catalogue).outcomes()).containsExactly("MOVED tomcat.mp4");
    assertThat(places()).containsExactly("tomcat.mp4");
    assertThat(only().marks().rating()).isEqualTo(4);
    assertThat(words()).as("its sidecar stayed behind").containsExactly("SIDECAR  a cat");
    Files.move(moved, fixture.root().resolve("old/tim.mp4"));
    fixture.file("old/tim.txt", "a tomcat");
    fixture.run(catalogue);
    assertThat(places()).containsExactly("old/tim.mp4");
    assertThat(words()).contains("SIDECAR  a tomcat");
  }

  @Test
  void copiesAreOneVideoInSeveralPlaces() throws Exception {
    fixture.file("a.mp4", "1");
    fixture.file("a.txt", "a cat");
    fixture.file("b.mp4", "1");
    fixture.file("b.txt", "a cat");
    fixture.file("c.mp4", "1");
    fixture.file("c.txt", "the same cat");
    assertThat(fixture.run(catalogue).outcomes())
        .containsExactly("ADDED a.mp4", "COPY b.mp4", "COPY c.mp4");
    assertThat(places()).containsExactly("a.mp4", "b.mp4", "c.mp4");
    assertThat(words()).containsExactly("SIDECAR  a cat", "SIDECAR  the same cat");
  }

  @Test
  void anotherContentAtAPlaceIsAnotherVideo() throws Exception {
    fixture.file("a.mp4", "1");
    fixture.run(catalogue);
    fixture.file("a.mp4", "22");
    assertThat(fixture.run(catalogue).outcomes()).containsExactly("ADDED a.mp4");
    assertThat(catalogue.videos().count()).isEqualTo(2);
    assertThat(catalogue.videos().places(1)).isEmpty();
  }

  @Test
  void aBrokenFileIsAnEntryAndIsTriedWhenItChangesOrOnRequest() throws Exception {
    fixture.file("a.mp4", BROKEN);
    fixture.file("b.mp4", "fine");
    LibraryFixture.Imported first = fixture.run(catalogue);
    assertThat(first.outcomes()).containsExactly("BROKEN a.mp4", "ADDED b.mp4");
    assertThat(first.results().getFirst().notes()).containsExactly("“a.mp4” is broken.");
    assertThat(fixture.run(catalogue).outcomes())
        .containsExactly("STILL_BROKEN a.mp4", "UNCHANGED b.mp4");
    List<ImportResult> again = new ArrayList<>();
    LibraryFixture.importer(catalogue).retryBroken(Progress.NONE, again::add);
    assertThat(again).extracting(ImportResult::outcome).containsExactly(Outcome.BROKEN);
    assertThat(catalogue.broken().page("", 9).getFirst().tries()).isEqualTo(2);
    fixture.file("a.mp4", "mended");
    assertThat(fixture.run(catalogue).outcomes()).contains("ADDED a.mp4");
    assertThat(catalogue.broken().count()).isZero();
  }

  @Test
  void aDefectThatOneFileUncoversDoesNotStopTheOthers() throws Exception {
    fixture.file("a.mp4", "1");
    fixture.file("b.mp4", "2");
    VideoOpener opener =
        (file, stop) -> {
          if (file.endsWith("a.mp4")) {
            throw new IllegalStateException("seen once in ten thousand");
          }
          return LibraryFixture.open(file, stop);
        };
    ImportSummary summary =
        new Importer(catalogue, opener, 1)
            .run(List.of(new ImportSource(fixture.root(), false)), false, Progress.NONE, r -> {});
    assertThat(summary.count(Outcome.BROKEN)).isEqualTo(1);
    assertThat(summary.count(Outcome.ADDED)).isEqualTo(1);
    assertThat(catalogue.broken().page("", 9).getFirst().problem()).isEqualTo(Problem.INTERNAL);
  }

  @Test
  void aManifestBringsLabelsAndTexts() throws Exception {
    fixture.file("v/a.mp4", "1");
    Path list =
        fixture.file(
            "list.csv",
            "path,label,split,text,group\nv/a.mp4,cat,dev,a cat sits,film\nv/gone.mp4,dog,,,\n");
    assertThat(fixture.run(catalogue, ImportSource.of(list)).outcomes())
        .containsExactly("ADDED a.mp4", "BROKEN gone.mp4");
    VideoLabel label = catalogue.texts().labels(only().id()).getFirst();
    assertThat(label.label()).isEqualTo("cat");
    assertThat(label.part()).isEqualTo(Optional.of(Part.DEV));
    assertThat(label.group()).isEqualTo(Optional.of("film"));
    assertThat(words()).containsExactly("MANIFEST  a cat sits");
    assertThat(fixture.run(catalogue, ImportSource.of(list)).outcomes())
        .containsExactly("UNCHANGED a.mp4", "STILL_BROKEN gone.mp4");
    fixture.file("list.csv", "path,label\nv/a.mp4,tomcat\n");
    assertThat(fixture.run(catalogue, ImportSource.of(list)).outcomes())
        .as("new labels of a file that is not read again")
        .containsExactly("UPDATED a.mp4");
    assertThat(catalogue.texts().labels(only().id()))
        .extracting(VideoLabel::label)
        .containsExactly("tomcat");
  }

  @Test
  void segmentsOfOneVideoAreItsLabels() throws Exception {
    fixture.file("v_x.mp4", "1");
    Path list =
        fixture.file(
            "anet.json",
            "{\"database\":{\"x\":{\"subset\":\"training\",\"annotations\":["
                + "{\"label\":\"jump\",\"segment\":[0,1]},{\"label\":\"run\",\"segment\":[1,2]}]}}}");
    fixture.run(catalogue, ImportSource.of(list));
    assertThat(catalogue.texts().labels(only().id()))
        .extracting(VideoLabel::label)
        .containsExactly("jump", "run");
  }

  @Test
  void aFolderForEachClassIsASetOnRequest() throws Exception {
    fixture.file("cat/a.mp4", "1");
    fixture.file("dog/b.mp4", "2");
    fixture.run(catalogue, new ImportSource(fixture.root(), true));
    assertThat(catalogue.texts().labels(1).getFirst().label()).isEqualTo("cat");
    assertThat(catalogue.texts().labels(2).getFirst().label()).isEqualTo("dog");
  }

  @Test
  void stoppingKeepsWhatWasTold() throws Exception {
    for (int i = 0; i < 160; i++) {
      fixture.file("%03d.mp4".formatted(i), "video " + i);
    }
    AtomicInteger told = new AtomicInteger();
    Progress stop =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {
            assertThat(fraction).isBetween(0.0, 1.0);
          }

          @Override
          public boolean isCancelled() {
            return told.get() >= 64;
          }
        };
    assertThatThrownBy(
            () ->
                LibraryFixture.importer(catalogue)
                    .run(
                        List.of(new ImportSource(fixture.root(), false)),
                        false,
                        stop,
                        r -> told.incrementAndGet()))
        .isInstanceOf(CancelledException.class);
    assertThat(told.get()).isBetween(64, 159);
    assertThat(catalogue.videos().count()).isEqualTo(told.get());
    assertThat(fixture.run(catalogue).summary().count(Outcome.ADDED)).isEqualTo(160 - told.get());
  }

  @Test
  void aSourceThatIsMissingStopsBeforeAnythingIsImported() throws Exception {
    Path a = fixture.file("a.mp4", "1");
    assertThatThrownBy(
            () -> fixture.run(catalogue, ImportSource.of(a), ImportSource.of(temp.resolve("gone"))))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
    assertThat(catalogue.videos().count()).isZero();
  }

  @Test
  void aFileThatIsReplacedWhileTheLibraryKnowsItsCopyIsSeen() throws Exception {
    Path a = fixture.file("a.mp4", "1");
    Path b = fixture.file("b.mp4", "2");
    fixture.run(catalogue);
    Files.move(a, b, StandardCopyOption.REPLACE_EXISTING);
    fixture.file("b.mp4", "1");
    assertThat(fixture.run(catalogue).outcomes()).containsExactly("MOVED b.mp4");
    assertThat(catalogue.videos().places(1))
        .extracting(VideoPlace::path)
        .containsExactly(b.toAbsolutePath());
    assertThat(catalogue.videos().places(2)).isEmpty();
  }
}
