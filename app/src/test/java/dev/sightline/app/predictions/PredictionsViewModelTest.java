package dev.sightline.app.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.predictions.PredictionsViewModel.Bar;
import dev.sightline.app.predictions.PredictionsViewModel.Group;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsViewModelTest {
  private final Selection selection = new Selection();
  private final PredictionsViewModel predictions = new PredictionsViewModel(selection);

  @Test
  void isEmptyWithoutAnAnalysis() {
    assertThat(predictions.groupsProperty().get()).isEmpty();
    assertThat(predictions.fitProperty().get()).isNull();
  }

  @Test
  void showsTheMostProbableFirst() throws SightlineException {
    HeadResult topics = show("two cyclists").head("topics").orElseThrow();

    Group group = group("topics");
    assertThat(group.clip()).isEqualTo(Selection.NONE);
    assertThat(group.bars()).hasSize(5);
    assertThat(group.bars())
        .extracting(Bar::probability)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    int best = topics.top(1).getFirst();
    assertThat(group.bars().getFirst().label()).isEqualTo(topics.labels().get(best));
    assertThat(group.bars().getFirst().probability())
        .isEqualTo((double) topics.probabilities().get(best));
  }

  @Test
  void objectsAreThoseOfTheClipAtThePlayhead() throws SightlineException {
    HeadResult objects = show("two cyclists").head("objects").orElseThrow();
    for (int clip : new int[] {0, 7, 15}) {
      selection.playheadProperty().set(Fraction.of(10L * clip, FakeAnalyzer.CLIPS));

      Group group = group("objects");
      assertThat(group.clip()).isEqualTo(clip);
      assertThat(group.bars())
          .extracting(b -> b.choice().label())
          .isEqualTo(objects.topInClip(clip, group.bars().size()));
    }
  }

  @Test
  void theTableHasWhatIsSeen() throws SightlineException {
    assertThat(predictions.table()).isEmpty();
    show("two cyclists");
    List<String> lines = predictions.table().lines().toList();
    int bars = predictions.groupsProperty().get().stream().mapToInt(g -> g.bars().size()).sum();
    assertThat(lines).hasSize(1 + bars);
    assertThat(lines.getFirst()).isEqualTo("head\tclip\tclass\tprobability\tbefore");
    Bar first = group("topics").bars().getFirst();
    assertThat(lines.get(1)).startsWith("topics\t\t" + first.label() + "\t0.").endsWith("\t");
  }

  @Test
  void movingWithinAClipChangesNothing() throws SightlineException {
    show("two cyclists");
    List<Group> before = predictions.groupsProperty().get();
    selection.playheadProperty().set(Fraction.of(1, 100));

    assertThat(predictions.groupsProperty().get()).isSameAs(before);
  }

  @Test
  void choosingTwiceLetsGo() throws SightlineException {
    show("two cyclists");
    ClassChoice choice = group("actions").bars().getFirst().choice();
    predictions.choose(choice);
    assertThat(selection.classChoiceProperty().get()).isEqualTo(choice);

    predictions.choose(choice);
    assertThat(selection.classChoiceProperty().get()).isNull();
  }

  @Test
  void thereIsNoFitWithoutWords() throws SightlineException {
    Analysis analysis = show("two cyclists");
    assertThat(predictions.fitProperty().get().score()).isEqualTo(analysis.alignmentScore());
    assertThat(predictions.fitProperty().get().hasText()).isTrue();

    show("");
    assertThat(predictions.fitProperty().get().hasText()).isFalse();
  }

  @Test
  void aHeadUnderItsThresholdSaysThatNoneIsLikely() throws SightlineException {
    Analysis analysis = show("two cyclists");
    assertThat(group("actions").foreign()).isFalse();

    selection.analysisProperty().set(Foreign.in(analysis, "actions", -1.5, 0.2));
    assertThat(group("actions").foreign()).isTrue();
    assertThat(group("actions").bars()).as("the bars stay").hasSize(4);
    assertThat(group("topics").foreign()).isFalse();

    selection.analysisProperty().set(Foreign.in(analysis, "actions", 0.2, 0.2));
    assertThat(group("actions").foreign()).as("at the threshold").isFalse();
  }

  @Test
  void aChangedAnswerStandsBesideTheOriginal() throws SightlineException {
    Analysis original = show("two cyclists");
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      WhatIf whatIf = new WhatIf(model, model.encode(Path.of("a.mp4"), Progress.NONE));
      ChangeList list = ChangeList.of(List.of(new Change.MaskWord(new WordRef(0, "two"))));
      Outcome outcome = whatIf.ask(original, list, Progress.NONE);
      selection.outcomeProperty().set(outcome);
      selection.analysisProperty().set(outcome.analysis());
    }
    HeadResult before = original.head("topics").orElseThrow();
    Group topics = group("topics");
    assertThat(topics.bars())
        .allSatisfy(
            bar ->
                assertThat(bar.before())
                    .isEqualTo((double) before.probabilities().get(bar.choice().label())))
        .extracting(Bar::probability)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(topics.bars())
        .as("what was first stays in sight")
        .extracting(b -> b.choice().label())
        .contains(before.top(1).getFirst());
    assertThat(group("objects").clip()).as("whole videos are compared").isEqualTo(Selection.NONE);
    assertThat(predictions.fitProperty().get().before())
        .isEqualTo((double) original.alignmentScore());

    selection.outcomeProperty().set(null);
    selection.analysisProperty().set(original);
    assertThat(group("topics").bars()).noneMatch(Bar::isCompared);
    assertThat(predictions.fitProperty().get().before()).isNaN();
  }

  private Group group(String head) {
    return predictions.groupsProperty().get().stream()
        .filter(g -> g.head().equals(head))
        .findFirst()
        .orElseThrow();
  }

  private Analysis show(String text) throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      Analysis analysis =
          model.analyze(model.encode(Path.of("a.mp4"), Progress.NONE), text, Progress.NONE);
      selection.analysisProperty().set(analysis);
      return analysis;
    }
  }
}
