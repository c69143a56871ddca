package dev.sightline.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.comparison.ColumnMatch;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.comparison.PredictionChange;
import dev.sightline.core.comparison.RowMatch;
import dev.sightline.core.explain.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
  private final CompareFixture fixture = new CompareFixture();
  private final CompareViewModel model = fixture.model;

  @Test
  void bothSidesBeginWithWhatTheWindowShowsAndDoNotDiffer() {
    assertThat(model.comparisonProperty().get()).isNull();
    model.begin(CompareFixture.START);
    assertThat(model.left().busyProperty().get()).isTrue();
    fixture.workers.runAll();
    assertThat(model.left().busyProperty().get()).isFalse();
    assertThat(model.comparisonProperty().get().difference().values()).containsOnly(0);
    assertThat(model.changesProperty().get()).allMatch(c -> c.change() == 0);
    assertThat(model.alignedProperty().get()).contains("same tokens", "same clips");
  }

  @Test
  void comingBackKeepsWhatWasChosenUntilTheWindowShowsSomethingElse() {
    fixture.begun();
    model.text(model.right(), "a dog");
    fixture.workers.runAll();
    model.begin(CompareFixture.START);
    assertThat(model.right().choiceProperty().get().text()).isEqualTo("a dog");
    model.begin(CompareFixture.START.withText("a cat"));
    assertThat(model.right().choiceProperty().get().text()).isEqualTo("a cat");
  }

  @Test
  void anotherTextMeetsInCommonWordsAndSaysWhatIsLeftOut() {
    fixture.begun();
    model.text(model.right(), "two blue buses");
    fixture.workers.runAll();
    Comparison c = model.comparisonProperty().get();
    assertThat(c.rows()).isEqualTo(RowMatch.BY_WORD);
    assertThat(c.difference().rows()).hasSize(2);
    assertThat(model.alignedProperty().get()).contains("2 tokens", "“red”", "“blue”");
    assertThat(model.changesProperty().get().getFirst())
        .extracting(PredictionChange::head)
        .isEqualTo("topics");
    assertThat(model.changesProperty().get().getFirst().change()).isNotZero();
  }

  @Test
  void anotherVideoMeetsByRelativeTime() {
    fixture.begun();
    model.video(model.right(), CompareFixture.LONG);
    fixture.workers.runAll();
    assertThat(model.comparisonProperty().get().columns()).isEqualTo(ColumnMatch.BY_RELATIVE_TIME);
    assertThat(model.alignedProperty().get()).contains("relative time");
    assertThat(model.right().selection().videoProperty().get()).isEqualTo(CompareFixture.LONG);
  }

  @Test
  void anotherModelIsAskedAndAnotherMapIsNot() {
    fixture.begun();
    fixture.asked.clear();
    model.map(model.right(), new MapChoice(Kind.TEXT_TO_VIDEO, 1, 2));
    fixture.workers.runAll();
    assertThat(fixture.asked).isEmpty();
    assertThat(model.comparisonProperty().get().difference().strongest())
        .as("two maps of one analysis differ")
        .isPositive();
    model.model(model.right(), "other");
    fixture.workers.runAll();
    assertThat(fixture.asked).containsExactly("crossing.mp4|two red buses|other");
  }

  @Test
  void clipsAndTokensHaveNoDifferenceAndThatIsSaid() {
    fixture.begun();
    model.map(model.right(), new MapChoice(Kind.TEXT_SELF, 0, 0));
    fixture.workers.runAll();
    assertThat(model.comparisonProperty().get()).isNull();
    assertThat(model.alignedProperty().get()).contains("no difference");
  }

  @Test
  void twoClassesDifferByTheirCourses() {
    fixture.begun();
    model.modeProperty().set(CompareMode.CLASSES);
    model.target(model.left(), new Target.OfClass("topics", 0));
    model.target(model.right(), new Target.OfClass("topics", 3));
    fixture.workers.runAll();
    Comparison c = model.comparisonProperty().get();
    assertThat(c.rows()).isEqualTo(RowMatch.ONE_ROW);
    var head = model.left().selection().analysisProperty().get().head("topics").orElseThrow();
    assertThat(c.difference().at(0, 5))
        .isEqualTo(head.overTime().get(5).get(3) - head.overTime().get(5).get(0));
    assertThat(model.alignedProperty().get()).contains("vehicles/autos", "news/events");
  }

  @Test
  void twoClassesBeginWithTheTwoMostProbable() {
    fixture.begun();
    model.modeProperty().set(CompareMode.CLASSES);
    var head = model.left().selection().analysisProperty().get().heads().getFirst();
    assertThat(target(model.left()))
        .isEqualTo(new Target.OfClass(head.head(), head.top(2).getFirst()));
    assertThat(target(model.right()))
        .isEqualTo(new Target.OfClass(head.head(), head.top(2).getLast()));

    Target own = new Target.OfClass(head.head(), 3);
    model.target(model.left(), own);
    model.modeProperty().set(CompareMode.TEXTS);
    model.modeProperty().set(CompareMode.CLASSES);
    assertThat(target(model.left())).as("what was chosen").isEqualTo(own);
  }

  @Test
  void twoClassesAreTwoEvenIfTheWindowBeginsWithOne() {
    Target music = new Target.OfClass("topics", 5);
    model.begin(CompareFixture.START.withMethod(SideMethod.NONE.withTarget(music)));
    fixture.workers.runAll();
    model.modeProperty().set(CompareMode.CLASSES);
    assertThat(target(model.left())).isEqualTo(music);
    assertThat(target(model.right())).isNotEqualTo(music);
  }

  @Test
  void oneMethodIsAskedAboutTwoClassesAndItsScoresAreSubtractedAsTheyAre() {
    fixture.begun();
    model.modeProperty().set(CompareMode.CLASSES);
    model.target(model.left(), new Target.OfClass("topics", 0));
    model.target(model.right(), new Target.OfClass("topics", 3));
    model.method(model.right(), "push");
    assertThat(model.comparisonProperty().get()).as("nothing of before").isNull();
    fixture.workers.runAll();
    assertThat(fixture.push.asked)
        .containsExactlyInAnyOrder(
            new Target.OfClass("topics", 0), new Target.OfClass("topics", 3));
    Comparison c = model.comparisonProperty().get();
    for (int clip = 0; clip < 16; clip++) {
      float left = FakeMethod.score("push", 0, clip);
      float right = FakeMethod.score("push", 3, clip);
      assertThat(c.difference().at(0, clip)).isEqualTo(right - left);
    }
    assertThat(c.difference().signed()).isTrue();
    assertThat(model.alignedProperty().get()).doesNotContain("unit");
    model.pointAt(0, 1);
    assertThat(model.readoutProperty().get()).contains("clips", "−8.000", "−32.000", "−24.000");
  }

  @Test
  void twoMethodsAreComparedByTheirPatterns() {
    fixture.begun();
    model.modeProperty().set(CompareMode.MAPS);
    model.method(model.left(), "push");
    model.method(model.right(), "pull");
    fixture.workers.runAll();
    assertThat(model.left().selection().explainedProperty().get().explanation().method())
        .isEqualTo("push");
    Comparison c = model.comparisonProperty().get();
    assertThat(c.left().strongest()).isEqualTo(1);
    assertThat(c.difference().values()).as("the same pattern").containsOnly(0);
    assertThat(model.alignedProperty().get()).contains("patterns");
  }

  @Test
  void attentionOfWordsIsAveragedBesideAMethodThatSaysOneRowOfClips() {
    fixture.begun();
    model.modeProperty().set(CompareMode.MAPS);
    model.method(model.right(), "push");
    fixture.workers.runAll();
    Comparison c = model.comparisonProperty().get();
    assertThat(c.left().rows()).hasSize(1);
    assertThat(c.left().strongest()).isEqualTo(1);
    assertThat(model.alignedProperty().get()).contains("averaged", "patterns");
    model.method(model.right(), SideMethod.ATTENTION);
    fixture.workers.runAll();
    assertThat(model.comparisonProperty().get().left().rows()).hasSizeGreaterThan(1);
  }

  @Test
  void stoppingAMethodLeavesItAndBusyEnds() {
    fixture.begun();
    model.modeProperty().set(CompareMode.MAPS);
    model.method(model.right(), "push");
    assertThat(model.right().explain().busyProperty().get()).isTrue();
    model.stop(model.right());
    fixture.workers.runAll();
    assertThat(model.right().explain().busyProperty().get()).isFalse();
    assertThat(model.right().choiceProperty().get().method().key()).isEqualTo(SideMethod.ATTENTION);
    assertThat(fixture.push.asked).isEmpty();
    assertThat(model.comparisonProperty().get()).isNotNull();
  }

  @Test
  void leavingThePageStopsMethods() {
    fixture.begun();
    model.method(model.right(), "push");
    model.leave();
    fixture.workers.runAll();
    assertThat(fixture.push.asked).isEmpty();
    assertThat(model.right().explain().busyProperty().get()).isFalse();
    assertThat(model.right().choiceProperty().get().method().explains()).isFalse();
  }

  @Test
  void theWindowsMethodIsTakenOverAndFollowsAnotherText() {
    Target music = new Target.OfClass("topics", 5);
    model.begin(CompareFixture.START.withMethod(SideMethod.NONE.withKey("push").withTarget(music)));
    fixture.workers.runAll();
    assertThat(fixture.push.asked).containsExactly(music, music);
    model.text(model.right(), "a dog");
    fixture.workers.runAll();
    assertThat(fixture.push.asked).containsExactly(music, music, music);
  }

  @Test
  void whatCannotWorkIsOfferedPaleWithTheReason() {
    fixture.begun();
    List<ExplainViewModel.Method> methods = model.left().explain().methods();
    assertThat(Shows.maps(List.of(Kind.ALIGNMENT), methods))
        .extracting(Shows::method, s -> s.obstacle().isPresent())
        .containsExactly(
            tuple(SideMethod.ATTENTION, false),
            tuple(Shows.NOTHING, true), // attention of the video to itself
            tuple("classless", false),
            tuple("needy", true),
            tuple("pull", false),
            tuple("push", false));
    assertThat(Shows.ofClasses(methods))
        .filteredOn(s -> s.method().equals("classless"))
        .singleElement()
        .satisfies(s -> assertThat(s.obstacle()).contains("it says the same of every class"));
    model.method(model.left(), "needy");
    fixture.workers.runAll();
    assertThat(model.left().explain().problemProperty().get()).isNotEmpty();
    assertThat(fixture.needy.asked).isEmpty();
  }

  private static Target target(CompareSide side) {
    return side.choiceProperty().get().method().target();
  }

  @Test
  void swappingTurnsTheSign() {
    fixture.begun();
    MapChoice other = new MapChoice(Kind.TEXT_TO_VIDEO, 0, 1);
    model.map(model.right(), other);
    fixture.workers.runAll();
    float before = model.comparisonProperty().get().difference().at(0, 3);
    assertThat(before).isNotZero();
    model.swap();
    fixture.workers.runAll();
    assertThat(model.left().choiceProperty().get().map()).isEqualTo(other);
    assertThat(model.comparisonProperty().get().difference().at(0, 3)).isEqualTo(-before);
  }

  @Test
  void aFailureIsSaidOnItsSideAndTheOtherStays() {
    fixture.begun();
    model.video(model.right(), CompareFixture.BAD);
    fixture.workers.runAll();
    assertThat(model.right().problemProperty().get()).isEqualTo("This is not a video.");
    assertThat(model.right().busyProperty().get()).isFalse();
    assertThat(model.comparisonProperty().get()).isNull();
    model.video(model.right(), CompareFixture.VIDEO);
    fixture.workers.runAll();
    assertThat(model.right().problemProperty().get()).isEmpty();
    assertThat(model.comparisonProperty().get()).isNotNull();
  }

  @Test
  void theNewestChoiceWins() {
    fixture.begun();
    model.text(model.right(), "a dog");
    model.text(model.right(), "a cat");
    fixture.workers.runLast();
    fixture.workers.runAll();
    assertThat(model.right().selection().analysisProperty().get().text().text()).isEqualTo("a cat");
  }

  @Test
  void thePointerReadsBothValuesAndLightsTheWord() {
    fixture.begun();
    model.text(model.right(), "two blue buses");
    fixture.workers.runAll();
    model.pointAt(1, 3);
    assertThat(model.readoutProperty().get()).contains("“buses”", "left", "right", "difference");
    assertThat(model.left().selection().hoverTokenProperty().get()).isEqualTo(3);
    model.pointAt(-1, -1);
    assertThat(model.readoutProperty().get()).isEmpty();
  }
}
