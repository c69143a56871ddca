package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real catalogue, index and video, and a model that makes no vectors. */
class CoreBrowseFilesTest {
  private static final Optional<Set<Long>> ANY = Optional.empty();

  @TempDir Path folder;
  private Path videos;

  @BeforeEach
  void twoFiles() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    videos = Files.createDirectories(folder.resolve("videos"));
    Files.copy(samples.unpack(samples.samples().get(2)), videos.resolve("burrow.mp4"));
    Files.writeString(videos.resolve("burrow.txt"), "A rabbit stretches its arms.");
    Files.writeString(videos.resolve("broken.mp4"), "no video");
  }

  @Test
  void importsFindsRatesAndRemoves() throws Exception {
    try (CoreBrowseFiles files = open()) {
      assertThat(files.all()).isEmpty();
      assertThat(files.add(List.of(videos), Progress.NONE))
          .isEqualTo(new BrowseFiles.Imported(1, 0, 1));
      assertThat(files.add(List.of(videos), Progress.NONE).known()).isEqualTo(1);
      assertThat(files.broken()).singleElement().asString().contains("broken.mp4");
      BrowseItem item = files.all().getFirst();
      assertThat(item.title()).isEqualTo("burrow");
      assertThat(item.file()).isEqualTo(Optional.of(videos.resolve("burrow.mp4")));
      assertThat(item.durationMs()).isBetween(5000L, 6000L);

      BrowseItem found = files.search("rabbits", ANY).getFirst();
      assertThat(found.id()).isEqualTo(item.id());
      assertThat(found.match().orElseThrow().words()).containsExactly("rabbits");
      assertThat(files.search("submarine", ANY)).isEmpty();
      assertThat(files.search("rabbits", Optional.of(Set.of()))).as("among none").isEmpty();
      assertThat(files.search("rabbits", Optional.of(Set.of(item.id())))).hasSize(1);
      List<Long> told = new ArrayList<>();
      assertThat(files.learn(Progress.NONE, List::of, told::addAll)).isEqualTo(1);
      assertThat(told).containsExactly(item.id());
      assertThat(files.all().getFirst().card().look()).isPresent();
      assertThatThrownBy(() -> files.examples().like(item.id(), ANY))
          .isInstanceOf(SightlineException.class);

      List<Long> ids = List.of(item.id());
      MarkFiles marks = files.marks();
      marks.make(new MarkEdit(MarkEdit.Kind.RATE, ids, "3"));
      MarkFiles.Edited edited = marks.make(new MarkEdit(MarkEdit.Kind.RATE, ids, "5"));
      assertThat(edited.items()).extracting(BrowseItem::rating).containsExactly(5);
      assertThat(marks.undo().items()).extracting(BrowseItem::rating).containsExactly(3);
      assertThat(marks.undo().items()).extracting(BrowseItem::rating).containsExactly(0);
      assertThat(marks.undo().items()).as("there is nothing more").isEmpty();
      assertThat(marks.redo().next()).isPresent();
      marks.redo();
      assertThat(marks.again(ids).getFirst().card().look()).isEmpty();
      assertThat(files.learn(Progress.NONE, List::of, seen -> {})).isEqualTo(1);
      Path list = folder.resolve("list.csv");
      assertThat(marks.export(ids, list, Progress.NONE)).isEqualTo(1);
      assertThat(Files.readString(list)).contains("burrow.mp4");
      assertThat(files.all().getFirst().rating()).isEqualTo(5);
    }
    Files.delete(videos.resolve("burrow.mp4"));
    try (CoreBrowseFiles files = open()) {
      BrowseItem item = files.all().getFirst();
      assertThat(item.rating()).isEqualTo(5);
      assertThat(item.file()).isEmpty();
      files.marks().remove(List.of(item.id()));
      assertThat(files.search("rabbit", ANY)).isEmpty();
      assertThat(files.all()).isEmpty();
    }
  }

  @Test
  void aFolderWithAListComesInWithItsLabelsAndAReport() throws Exception {
    Files.writeString(
        videos.resolve("set.csv"), "path,label,text\nburrow.mp4,rabbit,A rabbit\ngone.mp4,fox,\n");
    try (CoreBrowseFiles files = open()) {
      BrowseFiles.Imported done = files.add(List.of(videos), Progress.NONE);
      assertThat(done.added()).isEqualTo(1);
      assertThat(done.sets().getFirst().labels()).containsExactly("fox", "rabbit");
      assertThat(done.sets().getFirst().findings().toString()).contains("gone.mp4");
      assertThat(files.all().getFirst().card().entries().toString()).contains("rabbit");
    }
  }

  @Test
  void aWatchedFolderIsToldOnceItRestsAndWhatWasWatchedIsKept() throws Exception {
    try (CoreBrowseFiles files = open()) {
      assertThat(files.watch().changed()).as("there is no library yet").isEmpty();
      assertThat(files.watch().watch(videos)).containsExactly(videos);
      assertThat(files.watch().changed()).isEmpty();
      assertThat(files.watch().changed()).containsExactly(videos);
      assertThat(files.watch().unwatch(videos)).isEmpty();
      files.add(List.of(videos), Progress.NONE);
      files.feed().watched(videos.resolve("burrow.mp4"), 2);
      files.feed().watched(folder.resolve("elsewhere.mp4"), 2);
      String kept = Files.readString(folder.resolve("taste.json"));
      assertThat(kept).containsOnlyOnce("WATCH").contains("\"share\":0.3");
      assertThat(files.feed().feed(0.5, ANY)).as("nothing is like it").isEmpty();
      files.feed().reset();
      assertThat(Files.readString(folder.resolve("taste.json"))).doesNotContain("WATCH");
      assertThat(files.space().map(MapMethod.UMAP, Progress.NONE).points())
          .as("no vectors")
          .isEmpty();
      assertThat(files.marks().texts(videos.resolve("burrow.mp4")))
          .extracting(LibraryText::words)
          .isNotEmpty();
      assertThat(files.marks().texts(folder.resolve("elsewhere.mp4"))).isEmpty();
      assertThat(files.space().duplicates(Progress.NONE)).isEmpty();
    }
  }

  @Test
  void closedItAnswersNothing() {
    CoreBrowseFiles files = open();
    files.close();
    assertThatThrownBy(files::all).isInstanceOf(CancelledException.class);
  }

  private CoreBrowseFiles open() {
    FakeAnalyzer model = new FakeAnalyzer();
    return new CoreBrowseFiles(
        folder.resolve("library.db"), folder.resolve("search"), () -> model, List::of);
  }
}
