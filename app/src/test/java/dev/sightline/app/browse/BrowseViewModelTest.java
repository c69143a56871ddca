package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseViewModel.State;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BrowseViewModelTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final HeldExecutor typing = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Shelf shelf = new Shelf();
  private final List<String> opened = new ArrayList<>();
  private final BrowseViewModel model =
      new BrowseViewModel(
          shelf, jobs, typing, (video, ms, words) -> opened.add(video + " " + ms + " " + words));

  @Test
  void readsTheLibraryWhenSomebodyLooksAndLetsTheModelLookAtWhatIsNew() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    assertThat(model.stateProperty().get()).isEqualTo(State.LOADING);
    model.load();
    workers.runFirst();
    assertThat(titles()).containsExactly("apple", "burrow");
    assertThat(model.summaryProperty().get()).isEqualTo("2 videos");
    assertThat(jobs.jobs()).extracting(Job::title).containsExactly("Looking at new videos");
    workers.runAll();
    assertThat(shelf.learnt).isEqualTo(1);
    model.load();
    assertThat(workers.size()).as("once is enough").isZero();
  }

  @Test
  void showsThemInTheChosenOrder() {
    shelf.put(1, "Burrow", 9000);
    shelf.put(2, "apple", 5000);
    shelf.put(3, "cave", 7000);
    load();
    assertThat(titles()).containsExactly("cave", "apple", "Burrow");
    model.orderProperty().set(BrowseOrder.TITLE);
    assertThat(titles()).containsExactly("apple", "Burrow", "cave");
    model.orderProperty().set(BrowseOrder.LENGTH);
    assertThat(titles()).containsExactly("apple", "cave", "Burrow");
  }

  @Test
  void searchesWhenTypingHasStoppedAndOpensAtTheMoment() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    load();
    model.queryProperty().set("app");
    model.queryProperty().set("apple");
    assertThat(shelf.searched).isEmpty();
    typing.runLast();
    workers.runAll();
    assertThat(shelf.searched).containsExactly("apple");
    assertThat(titles()).containsExactly("apple");
    assertThat(model.summaryProperty().get()).isEqualTo("1 of 2 videos, best first");
    assertThat(model.open(model.items().getFirst())).isTrue();
    assertThat(opened).containsExactly(Path.of("apple.mp4") + " 4000 apple");
    model.clear();
    typing.runAll();
    assertThat(titles()).containsExactly("apple", "burrow");
    assertThat(model.isNarrowed()).isFalse();
    model.open(model.items().getLast());
    assertThat(opened).last().isEqualTo(Path.of("burrow.mp4") + " -1 ");
  }

  @Test
  void anOlderSearchDoesNotReplaceANewerOne() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    load();
    model.queryProperty().set("burrow");
    typing.runAll();
    model.queryProperty().set("apple");
    typing.runAll();
    workers.runLast();
    workers.runFirst();
    assertThat(titles()).containsExactly("apple");
  }

  @Test
  void showsMoreLikeOne() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    load();
    model.showLike(model.items().getFirst());
    workers.runAll();
    typing.runAll();
    workers.runAll();
    assertThat(model.summaryProperty().get()).isEqualTo("1 videos like “apple”");
    assertThat(titles()).containsExactly("burrow");
  }

  @Test
  void addsInTheBackgroundAndSaysIfThereWasNothing() {
    load();
    model.add(List.of(Path.of("empty")));
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("There is no video in there.");
    shelf.next = "cave";
    model.add(List.of(Path.of("folder")));
    assertThat(jobs.jobs()).hasSize(1).allMatch(Job::canPause);
    workers.runAll();
    assertThat(titles()).containsExactly("cave");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(shelf.learnt).isEqualTo(1);
  }

  @Test
  void whatWasBroughtInUntilTheStopIsShown() {
    load();
    shelf.next = "cave";
    model.add(List.of(Path.of("folder")));
    jobs.jobs().getFirst().cancel();
    shelf.put(7, "kept", 1000);
    workers.runAll();
    assertThat(titles()).containsExactly("kept");
  }

  @Test
  void starsAreGivenTakenBackAndVideosRemoved() throws Exception {
    shelf.put(1, "burrow", 5000);
    load();
    model.rate(model.items().getFirst(), 4);
    workers.runAll();
    assertThat(model.items().getFirst().rating()).isEqualTo(4);
    assertThat(shelf.all().getFirst().rating()).isEqualTo(4);
    model.rate(model.items().getFirst(), 4);
    workers.runAll();
    assertThat(model.items().getFirst().rating()).isZero();
    model.remove(model.items().getFirst());
    workers.runAll();
    assertThat(model.items()).isEmpty();
    assertThat(model.summaryProperty().get()).isEqualTo("0 videos");
  }

  @Test
  void saysWhatIsBrokenGoneOrLocked() {
    shelf.broken = List.of("“x” is no video.");
    shelf.readOnly = true;
    shelf.items.add(new BrowseItem(1, "lost", Optional.empty(), 1000, 0, Optional.empty()));
    load();
    assertThat(model.summaryProperty().get())
        .isEqualTo(
            "1 videos, 1 files cannot be read; read-only, another Sightline has the library open");
    assertThat(shelf.learnt).as("nothing can be written").isZero();
    assertThat(model.open(model.items().getFirst())).isFalse();
    assertThat(model.problemProperty().get()).contains("no longer where it was");
  }

  @Test
  void aLibraryThatCannotBeOpenedCanBeTriedAgain() {
    shelf.failure = new SightlineException(Problem.DATA, "It is damaged.");
    load();
    assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(model.problemProperty().get()).isEqualTo("It is damaged.");
    shelf.failure = null;
    shelf.put(1, "burrow", 5000);
    load();
    assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    assertThat(titles()).containsExactly("burrow");
  }

  private void load() {
    model.load();
    workers.runAll();
  }

  private List<String> titles() {
    return model.items().stream().map(BrowseItem::title).toList();
  }

  /** A library in memory: finds titles. */
  private static final class Shelf implements BrowseFiles {
    private final List<BrowseItem> items = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private List<String> broken = List.of();
    private SightlineException failure;
    private boolean readOnly;
    private String next = "";
    private int learnt;

    void put(long id, String title, long ms) {
      items.add(
          new BrowseItem(id, title, Optional.of(Path.of(title + ".mp4")), ms, 0, Optional.empty()));
    }

    @Override
    public List<BrowseItem> all() throws SightlineException {
      if (failure != null) {
        throw failure;
      }
      return List.copyOf(items);
    }

    @Override
    public List<String> broken() {
      return broken;
    }

    @Override
    public boolean isReadOnly() {
      return readOnly;
    }

    @Override
    public Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException {
      progress.checkCancelled();
      if (next.isEmpty()) {
        return new Imported(0, 0, 0);
      }
      put(items.size() + 1, next, 1000);
      return new Imported(1, 0, 0);
    }

    @Override
    public int learn(Progress progress) {
      learnt++;
      return items.size();
    }

    @Override
    public List<BrowseItem> search(String words) {
      searched.add(words);
      BrowseItem.Match match =
          new BrowseItem.Match(4000, List.of(words), false, OptionalDouble.empty());
      return items.stream()
          .filter(i -> i.title().equals(words))
          .map(
              i ->
                  new BrowseItem(
                      i.id(), i.title(), i.file(), i.durationMs(), i.rating(), Optional.of(match)))
          .toList();
    }

    @Override
    public List<BrowseItem> like(long id) {
      return items.stream().filter(i -> i.id() != id).toList();
    }

    @Override
    public void rate(long id, int stars) {
      items.replaceAll(i -> i.id() == id ? i.withRating(stars) : i);
    }

    @Override
    public void remove(long id) {
      items.removeIf(i -> i.id() == id);
    }

    @Override
    public void close() {}
  }
}
