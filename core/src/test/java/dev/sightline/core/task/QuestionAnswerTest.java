package dev.sightline.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.KnownScore;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionAnswerTest {
  @Test
  void isReadFromTheHeadThatAnswers() throws Exception {
    QuestionAnswer a = QuestionAnswer.of(analysis("what is it"), List.of(), 2).orElseThrow();
    assertThat(a.question()).isEqualTo("what is it");
    assertThat(a.answers()).extracting(RankedAnswer::words).containsExactly("lamp", "2");
    assertThat(a.best().label()).isEqualTo(2);
    assertThat(a.tells()).as("no threshold, any answer is told").isTrue();
    assertThat(QuestionAnswer.of(analysis(""), List.of(), 2)).isEmpty();
  }

  @Test
  void belowTheThresholdItCannotTell() throws Exception {
    assertThat(with(0.5).tells()).isTrue();
    assertThat(with(0.51).tells()).isFalse();
  }

  @Test
  void besideWhatIsForeignItCannotTellHoweverSureItIs() throws Exception {
    QuestionAnswer refused = answer(scored(-1));
    assertThat(refused.tells()).isFalse();
    assertThat(refused.isSure()).isTrue();
    assertThat(refused.foreign()).isTrue();
    assertThat(answer(scored(1)).tells()).isTrue();
  }

  private static HeadResult scored(double score) {
    return new HeadResult(
        "qa",
        List.of("lamp", "2"),
        List.of(0.99f, 0.01f),
        List.of(),
        Optional.of(new KnownScore(score, 0)));
  }

  @Test
  void aModelWithoutTheHeadSaysWhichOneHasIt() throws Exception {
    FakeAnalyzer model = new FakeAnalyzer();
    VideoFeatures video = model.encode(Path.of("a.mp4"), Progress.NONE);
    assertThatThrownBy(() -> Asker.ask(model, video, "what is it?", 3, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("“questions” has it")
        .extracting(e -> ((SightlineException) e).problem())
        .isEqualTo(Problem.UNSUPPORTED);
    assertThatThrownBy(() -> Asker.ask(model, video, " ? ", 3, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("no question");
  }

  @Test
  void questionsAreAskedAsTheyWereLearnt() {
    assertThat(Asker.plain("  What is\n on the  table ?? ")).isEqualTo("What is on the table");
    assertThat(Asker.plain("?")).isEmpty();
  }

  private static QuestionAnswer answer(HeadResult head) throws SightlineException {
    return QuestionAnswer.of(analysis("what is it", head), List.of(), 1).orElseThrow();
  }

  private static QuestionAnswer with(double threshold) throws SightlineException {
    return QuestionAnswer.of(
            analysis("what is it"),
            List.of(
                new AnswerThreshold("qa", "text", 0.99, 1, 1, "dev", 1),
                new AnswerThreshold("qa", "both", threshold, 0.3, 0.6, "dev", 9)),
            1)
        .orElseThrow();
  }

  private static Analysis analysis(String text) throws SightlineException {
    return analysis(
        text,
        new HeadResult("qa", List.of("2", "table", "lamp"), List.of(0.3f, 0.2f, 0.5f), List.of()));
  }

  private static Analysis analysis(String text, HeadResult head) throws SightlineException {
    FakeAnalyzer model = new FakeAnalyzer();
    Analysis a = model.analyze(model.encode(Path.of("a.mp4"), Progress.NONE), text, Progress.NONE);
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        List.of(head),
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }
}
