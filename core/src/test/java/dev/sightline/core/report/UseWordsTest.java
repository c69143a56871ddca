package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseSentence;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.task.Feeling;
import dev.sightline.core.task.FeltMoment;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.task.RankedAnswer;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.Shot;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.VideoSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseWordsTest {
  private static final String SHA = "a".repeat(64);
  private static final UseModel MODEL = new UseModel("everyday", "b".repeat(64));
  private static final Instant MADE = Instant.parse("2026-11-29T02:00:00Z");
  private static final Fraction END = Fraction.of(5, 2);

  private static UseResult answer(double probability) {
    return Uses.answer(
        new QuestionAnswer(
            "what is on the table",
            "qa",
            List.of(new RankedAnswer("lamp", 3, probability), new RankedAnswer("cup", 1, 0.1)),
            Optional.of(new AnswerThreshold("qa", "both", 0.4, 0.5, 0.6, "dev", 100)),
            false),
        SHA,
        MODEL,
        MADE);
  }

  private static UseResult summary() {
    SpokenCaption caption =
        new SpokenCaption(
            List.of(
                new SpokenWord("a", 1, new float[] {1}), new SpokenWord("dog", 1, new float[] {1})),
            -1);
    return Uses.summary(
        new VideoSummary(
            "en",
            List.of(new ShotCaption(new Shot(0, Fraction.ZERO, END), List.of(0), caption)),
            List.of(
                new Sentence(
                    "A dog is seen.", List.of(new Stretch(Fraction.ZERO, END)), List.of(0)))),
        SHA,
        MODEL,
        MADE);
  }

  private static UseResult sentiment() {
    FeltMoment moment =
        new FeltMoment(
            Fraction.ZERO, END, "oh no", new Feeling(0.1, 0.7, 0.2), Optional.empty(), true);
    FeltMoment instant =
        new FeltMoment(END, END, "", new Feeling(0.2, 0.2, 0.6), Optional.empty(), false);
    return Uses.sentiment(
        new SentimentTrack(List.of(moment), List.of(moment, instant)), "", SHA, MODEL, MADE);
  }

  private static String report(UseResult... uses) {
    ReportFacts facts =
        ReportFacts.of(AnalysisFixture.of("clip.mp4", "a dog", 3, 7), ReportPictures.NONE)
            .withUses(List.of(uses));
    return ReportBuilder.build(facts, ReportPlan.ALL).sections().stream()
        .filter(s -> s.kind() == SectionKind.USES)
        .findFirst()
        .orElseThrow()
        .blocks()
        .toString();
  }

  @Test
  void everyKindIsPutIntoWords() {
    UseResult made =
        Uses.generation(
            new GenerationRequest(
                "a red circle moves left",
                Optional.of(new GenerationRequest.Blend("a blue square", 0.5)),
                List.of(4L),
                GenerationRequest.Settings.USUAL),
            4,
            "red circle, left",
            SHA,
            MODEL,
            MADE);
    String words = report(answer(0.8), summary(), sentiment(), made);
    assertThat(words)
        .contains("what is on the table?")
        .contains("lamp (80.0 %), cup (10.0 %)")
        .contains("A dog is seen.")
        .contains("a dog")
        .contains("−0.60 ± ")
        .contains("oh no")
        .contains("a red circle moves left")
        .contains("red circle, left")
        .contains("everyday, 2026-11-29 02:00");
    assertThat(UseSentence.of(answer(0.8))).isEqualTo("what is on the table? – lamp (80 %)");
    assertThat(UseSentence.of(sentiment())).isEqualTo("-0.60 on average over 1 clips");
    assertThat(made.settings())
        .containsEntry("towards", "a blue square")
        .containsEntry("seed", "4");
  }

  @Test
  void anUnsureAnswerIsNoneAndNothingKeptIsSaidToBeSo() {
    assertThat(report(answer(0.3))).contains("I cannot tell").contains("lamp (30.0 %)");
    assertThat(UseSentence.of(answer(0.3))).isEqualTo("what is on the table? – I cannot tell");
    assertThat(report()).contains("Nothing: no answer");
  }

  @Test
  void aMomentWithoutLengthHasNoStretchAndNumbersAreFinite() {
    assertThat(Uses.part(sentiment(), Uses.MAIN).getLast().span()).isEmpty();
    assertThatThrownBy(() -> UseValue.of("x", Map.of("p", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
