package dev.sightline.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.ask.AskViewModel.State;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class AskViewModelTest {
  private static final Path VIDEO = Path.of("room.mp4");

  private final Selection selection = new Selection();
  private final ObjectProperty<ModelFacts> facts = new SimpleObjectProperty<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private final AskViewModel ask = new AskViewModel(selection, facts, texts::add, models::add);

  @Test
  void aQuestionBecomesTheTextAndItsAnswerTheChosenClass() throws Exception {
    use("qa");
    ask.ask("What is it?");
    assertThat(texts).containsExactly("What is it");
    assertThat(ask.busyProperty().get()).isTrue();

    answer("What is it");
    assertThat(ask.busyProperty().get()).isFalse();
    assertThat(ask.answerProperty().get().best().words()).isEqualTo("lamp");
    assertThat(selection.classChoiceProperty().get()).isEqualTo(new ClassChoice("qa", 1));
    assertThat(questions()).containsExactly("What is it");
  }

  @Test
  void theSameQuestionIsAnsweredAtOnceAndListedOnce() throws Exception {
    use("qa");
    ask.ask("a");
    answer("a");
    ask.ask("b");
    answer("b");
    ask.ask("a");
    answer("a");
    ask.ask("a");
    assertThat(ask.busyProperty().get()).isFalse();
    assertThat(texts).containsExactly("a", "b", "a");
    assertThat(questions()).containsExactly("a", "b");
  }

  @Test
  void anyTextIsAnsweredButOnlyQuestionsAreListed() throws Exception {
    use("qa");
    answer("some words");
    assertThat(ask.answerProperty().get().question()).isEqualTo("some words");
    assertThat(questions()).isEmpty();
    assertThat(selection.classChoiceProperty().get()).isNull();
  }

  @Test
  void eachVideoHasItsOwnHistory() throws Exception {
    use("qa");
    ask.ask("a");
    answer("a");
    selection.videoProperty().set(Path.of("other.mp4"));
    assertThat(questions()).isEmpty();
    selection.videoProperty().set(VIDEO);
    assertThat(questions()).containsExactly("a");
  }

  @Test
  void aModelWithoutTheHeadIsChangedForOneThatHasIt() throws Exception {
    use("topics");
    assertThat(ask.stateProperty().get()).isEqualTo(State.NOT_AVAILABLE);
    ask.ask("a");
    assertThat(texts).isEmpty();

    ask.askAnother("a?");
    assertThat(texts).containsExactly("a");
    assertThat(models).containsExactly("questions");
    facts.set(null);
    use("qa");
    answer("a");
    assertThat(questions()).containsExactly("a");
  }

  @Test
  void nothingIsAskedWithoutVideoOrWords() {
    assertThat(ask.stateProperty().get()).isEqualTo(State.NOT_YET);
    ask.ask("a");
    use("qa");
    ask.ask(" ?");
    assertThat(texts).isEmpty();
    assertThat(ask.busyProperty().get()).isFalse();
  }

  @Test
  void aFailureEndsTheWait() {
    use("qa");
    ask.ask("a");
    ask.forget();
    assertThat(ask.busyProperty().get()).isFalse();
  }

  private List<String> questions() {
    return ask.historyProperty().get().stream().map(PastAnswer::question).toList();
  }

  private void use(String head) {
    selection.videoProperty().set(VIDEO);
    facts.set(new ModelFacts("m", "1", "0", "Apache-2.0", List.of(head), ""));
  }

  private void answer(String text) throws SightlineException {
    FakeAnalyzer model = new FakeAnalyzer();
    Analysis a = model.analyze(model.encode(VIDEO, Progress.NONE), text, Progress.NONE);
    selection
        .analysisProperty()
        .set(
            new Analysis(
                a.video(),
                a.text(),
                a.clips(),
                a.grid(),
                List.of(new HeadResult("qa", List.of("2", "lamp"), List.of(0.3f, 0.7f), List.of())),
                a.alignmentScore(),
                a.attention(),
                a.timings(),
                a.provenance()));
  }
}
