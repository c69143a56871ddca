package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseViewModel.State;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.Wish;
import dev.sightline.core.library.facet.CardOrder;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.Facets;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class BrowseViewModelTest {
  private static final Optional<Path> NO_FILE = Optional.empty();

  private final HeldExecutor workers = new HeldExecutor();
  private final HeldExecutor typing = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final Shelf shelf = new Shelf();
  private final List<String> kept = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final BrowseViewModel model =
      new BrowseViewModel(
          shelf,
          jobs,
          typing,
          Runnable::run,
          new FilterViewModel("", kept::add),
          (video, ms, words) -> opened.add(video + " " + ms + " " + words));

  @Test
  void readsTheLibraryWhenSomebodyLooksAndLetsTheModelLookAtWhatIsNew() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    assertThat(model.stateProperty().get()).isEqualTo(State.LOADING);
    model.load();
    workers.runFirst();
    assertThat(titles()).containsExactly("apple", "burrow");
    assertThat(model.summaryProperty().get()).isEqualTo("2 videos");
    workers.runFirst();
    assertThat(model.filter().headsProperty().get()).containsExactly("actions", "topics");
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
    model.form().sort(CardOrder.NAME);
    assertThat(titles()).containsExactly("apple", "Burrow", "cave");
    model.form().sort(CardOrder.LENGTH);
    assertThat(titles()).containsExactly("apple", "cave", "Burrow");
    model.form().sort(CardOrder.LENGTH);
    assertThat(titles()).as("the other way").containsExactly("Burrow", "cave", "apple");
  }

  @Test
  void searchesWhenTypingHasStoppedAndOpensAtTheMoment() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    load();
    model.search().queryProperty().set("app");
    model.search().queryProperty().set("apple");
    assertThat(shelf.searched).isEmpty();
    typing.runLast();
    workers.runAll();
    assertThat(shelf.searched).containsExactly("apple");
    assertThat(titles()).containsExactly("apple");
    assertThat(model.summaryProperty().get()).isEqualTo("1 of 2 videos, best first");
    assertThat(model.open(model.items().getFirst())).isTrue();
    assertThat(opened).containsExactly(Path.of("apple.mp4") + " 4000 apple");
    model.search().clear();
    typing.runAll();
    assertThat(titles()).containsExactly("apple", "burrow");
    assertThat(model.search().isNarrowed()).isFalse();
    model.open(model.items().getLast());
    assertThat(opened).last().isEqualTo(Path.of("burrow.mp4") + " -1 ");
  }

  @Test
  void anOlderSearchDoesNotReplaceANewerOne() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    load();
    model.search().queryProperty().set("burrow");
    typing.runAll();
    model.search().queryProperty().set("apple");
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
    model.search().showLike(model.items().getFirst());
    workers.runAll();
    typing.runAll();
    workers.runAll();
    assertThat(model.summaryProperty().get()).isEqualTo("1 video like “apple”");
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
  void aFilterNarrowsWithAndWithoutASearchAndIsKept() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 90_000);
    shelf.put(3, "apple", 5000);
    load();
    model.filter().toggle(Facet.LENGTH, "10");
    workers.runAll();
    assertThat(model.items()).extracting(BrowseItem::id).containsExactly(3L, 1L);
    assertThat(model.summaryProperty().get()).isEqualTo("2 of 3 videos");
    assertThat(kept).last().asString().contains("LENGTH");
    model.search().queryProperty().set("apple");
    typing.runAll();
    workers.runAll();
    assertThat(model.items()).extracting(BrowseItem::id).containsExactly(3L);
    model.filter().clear();
    workers.runAll();
    assertThat(model.items()).as("it is searched anew").extracting(BrowseItem::id).hasSize(2);
  }

  @Test
  void whatTheModelSaysIsCountedAsSoonAsItHasLooked() {
    shelf.put(1, "burrow", 5000);
    load();
    assertThat(model.filter().countsProperty().get().get(Facet.CLASS))
        .containsExactly(new Facets.Count("Biking", 1));
    shelf.label = "Diving";
    model.selection().all();
    model.marks().again();
    workers.runAll();
    assertThat(model.filter().countsProperty().get().get(Facet.CLASS))
        .containsExactly(new Facets.Count("Diving", 1));
    assertThat(model.selection().chosenProperty().get()).as("it stays chosen").hasSize(1);
  }

  @Test
  void saysWhatIsBrokenGoneOrLocked() {
    shelf.broken = List.of(broken());
    shelf.readOnly = true;
    shelf.putLost(1, "lost");
    load();
    assertThat(model.summaryProperty().get())
        .isEqualTo(
            "1 video, one file cannot be read; read-only, another Sightline has the library open");
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

  @Test
  void nearDuplicatesAreShownGroupByGroup() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 5000);
    shelf.put(3, "cave", 5000);
    shelf.groups = List.of(List.of(3L, 1L));
    load();
    model.search().showDuplicates();
    workers.runAll();
    assertThat(titles()).containsExactly("cave", "burrow");
    assertThat(model.items()).extracting(BrowseItem::reason).containsOnly("group 1, 2 videos");
    assertThat(model.summaryProperty().get()).isEqualTo("2 videos in 1 group");
    model.search().clear();
    assertThat(titles()).hasSize(3);
  }

  @Test
  void recommendationsFollowTheVarietyAndCanBeReset() {
    shelf.put(1, "burrow", 5000);
    load();
    model.search().showFeed();
    workers.runAll();
    assertThat(model.items().getFirst().reason()).isEqualTo("because you liked something");
    model.form().diversityProperty().set(0.9);
    typing.runAll();
    workers.runAll();
    assertThat(shelf.fed).containsExactly(0.3, 0.9);
    model.resetFeed();
    workers.runAll();
    assertThat(shelf.resets).isEqualTo(1);
    assertThat(shelf.fed).as("it is asked anew").hasSize(3);
    model.search().queryProperty().set("burrow");
    typing.runAll();
    workers.runAll();
    assertThat(model.items().getFirst().match()).as("words take its place").isPresent();
  }

  private void load() {
    model.load();
    workers.runAll();
  }

  private List<String> titles() {
    return model.items().stream().map(BrowseItem::title).toList();
  }

  @Test
  void whatChangesTogetherIsToldTogether() {
    for (int i = 1; i <= 60; i++) {
      shelf.put(i, "video " + i, 1000);
    }
    load();
    int[] changes = {0};
    model.items().addListener((ListChangeListener<BrowseItem>) c -> changes[0]++);
    model.selection().all();
    model.marks().rate(4);
    workers.runAll();
    assertThat(model.items()).hasSize(60).allMatch(i -> i.rating() == 4);
    assertThat(changes[0]).as("else ten thousand freeze the page").isOne();
    model.selection().only(model.items().getFirst());
    model.marks().rate(2);
    workers.runAll();
    assertThat(changes[0]).isEqualTo(2);
  }

  @Test
  void whatWasNotDoneGoesOnAfterARestartAndIsToldSo() {
    shelf.put(1, "burrow", 5000);
    shelf.wished.put(4L, new Wish(4, Wish.Kind.IMPORT, List.of(Path.of("f")), List.of(), NO_FILE));
    shelf.wished.put(
        5L, new Wish(5, Wish.Kind.EXPORT, List.of(), List.of(1L), Optional.of(Path.of("out.csv"))));
    shelf.next = "fresh";
    model.resume();
    workers.runFirst();
    assertThat(jobs.jobs())
        .extracting(Job::title)
        .containsExactly(
            "Adding videos to the library (resumed)", "Writing a list of videos (resumed)");
    workers.runAll();
    assertThat(shelf.wished).as("done").isEmpty();
    assertThat(shelf.exported).containsExactly(List.of(1L));
    assertThat(titles()).containsExactly("fresh", "burrow");
    assertThat(shelf.learnt).as("and what is new is looked at").isEqualTo(1);
  }

  @Test
  void whatTheUserStopsIsForgottenAndWhatTheEndOfTheProgramStopsIsNot() {
    load();
    model.add(List.of(Path.of("folder")));
    assertThat(jobs.losable()).as("it would go on").isEmpty();
    jobs.jobs().getFirst().cancel();
    workers.runAll();
    assertThat(shelf.wished).isEmpty();
    shelf.during = () -> jobs.close();
    model.add(List.of(Path.of("other")));
    workers.runFirst();
    assertThat(shelf.wished.values())
        .extracting(Wish::paths)
        .containsExactly(List.of(Path.of("other")));
  }

  @Test
  void whatTheUserLooksAtIsLookedAtFirst() {
    shelf.put(1, "burrow", 5000);
    shelf.put(2, "apple", 9000);
    model.load();
    workers.runFirst();
    model.shown(model.items().getLast());
    model.shown(model.items().getFirst());
    workers.runAll();
    assertThat(shelf.firstOnes).as("the last one first").containsExactly(2L, 1L);
  }

  @Test
  void picturesAndMomentsAreSearchedWith() {
    shelf.put(1, "burrow", 5000);
    load();
    model.dropped(List.of(Path.of("frame.PNG")));
    workers.runAll();
    assertThat(model.summaryProperty().get()).isEqualTo("1 video with a moment like that picture");
    model.search().showMoment(Path.of("films", "apple.mp4"), 2400);
    workers.runAll();
    assertThat(shelf.searched)
        .containsExactly("picture frame.PNG", "moment " + Path.of("films", "apple.mp4") + " 2400");
    assertThat(model.summaryProperty().get())
        .isEqualTo("1 video with a moment like 0:02 of “apple.mp4”");
    model.search().leave();
    assertThat(model.search().isNarrowed()).isFalse();
  }

  private static BrokenFile broken() {
    return new BrokenFile(
        Path.of("x"), 1, Instant.EPOCH, Problem.MEDIA, Phrase.of("“x” is no video."), 1);
  }

  @Test
  void filesThatCannotBeReadAreShownAndTriedAgain() {
    shelf.put(1, "burrow", 5000);
    shelf.broken = List.of(broken());
    load();
    model.search().showBroken();
    workers.runAll();
    assertThat(model.search().isBroken()).isTrue();
    model.retryBroken();
    workers.runAll();
    assertThat(shelf.retried).isEqualTo(1);
    assertThat(model.broken()).isEmpty();
    model.search().clear();
    assertThat(titles()).containsExactly("burrow");
  }
}
