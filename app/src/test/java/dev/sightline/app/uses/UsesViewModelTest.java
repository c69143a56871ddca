package dev.sightline.app.uses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.Shelf;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsesViewModelTest {
  private final Selection selection = new Selection();
  private final Shelf shelf = new Shelf();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final UsesViewModel uses =
      new UsesViewModel(selection, shelf, new JobRunner(work::add, Runnable::run));

  private void runAll() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private VideoFeatures open(String name) throws Exception {
    VideoFeatures f = new FakeAnalyzer().encode(Path.of(name), Progress.NONE);
    selection.featuresProperty().set(f);
    return f;
  }

  private static UseResult answer(long id, String sha, String question) {
    return new UseResult(
        id,
        sha,
        UseKind.ANSWER,
        new UseModel("questions", "ab".repeat(32)),
        Instant.EPOCH,
        new TreeMap<>(Map.of("question", question)),
        List.of(UseValue.of("lamp", Map.of(UseValue.PROBABILITY, .5))));
  }

  @Test
  void whatIsSaidIsKeptAndIsThereAgainWhenTheVideoOpens() throws Exception {
    String sha = open("a.mp4").videoSha256();
    runAll();
    assertThat(uses.resultsProperty().get()).isEmpty();
    UseResult a = answer(1, sha, "what is this");
    uses.keep(a);
    runAll();
    assertThat(shelf.uses).containsExactly(a);
    assertThat(uses.resultsProperty().get()).containsExactly(a);

    selection.featuresProperty().set(null);
    assertThat(uses.resultsProperty().get()).isEmpty();
    open("a.mp4");
    runAll();
    assertThat(uses.resultsProperty().get()).containsExactly(a);
  }

  @Test
  void whereTheLibraryCannotBeChangedItLastsAsLongAsTheVideoIsOpen() throws Exception {
    String sha = open("a.mp4").videoSha256();
    runAll();
    shelf.readOnly = true;
    uses.keep(answer(0, sha, "one"));
    uses.keep(answer(0, sha, "two"));
    runAll();
    assertThat(shelf.uses).isEmpty();
    assertThat(uses.resultsProperty().get())
        .extracting(r -> r.setting("question"))
        .containsExactly("two", "one");
  }

  @Test
  void resultsOfAnotherFileAreKeptAndNotShown() throws Exception {
    open("a.mp4");
    runAll();
    uses.keepOf(Path.of("made.mp4"), sha -> answer(7, sha, "q"));
    runAll();
    assertThat(shelf.uses).extracting(UseResult::videoSha256).containsExactly("made.mp4");
    assertThat(uses.resultsProperty().get()).isEmpty();
  }
}
