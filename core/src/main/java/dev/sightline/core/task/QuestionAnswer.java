package dev.sightline.core.task;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import java.util.List;
import java.util.Optional;

/**
 * What a model answers to a question about a video.
 *
 * @param question as it was asked
 * @param head key of the head that answers
 * @param answers likeliest first, at least one
 * @param threshold from which probability on it is an answer; empty if none was fitted, then any is
 * @param foreign the question or the video looks like none that the head was trained on
 */
public record QuestionAnswer(
    String question,
    String head,
    List<RankedAnswer> answers,
    Optional<AnswerThreshold> threshold,
    boolean foreign) {
  /** The head that answers questions, in every bundle that has one. */
  public static final String HEAD = "qa";

  /** The bundle of the program's own that has it. */
  public static final String BUNDLE = "questions";

  public QuestionAnswer {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a question without any answer");
    }
  }

  /**
   * Reads the answer out of an analysis whose text is the question.
   *
   * @param thresholds of the model that analysed
   * @param most answers that are kept
   * @return empty if the model has no head that answers, or there is no question
   */
  public static Optional<QuestionAnswer> of(
      Analysis analysis, List<AnswerThreshold> thresholds, int most) {
    if (analysis.text().isBlank()) {
      return Optional.empty();
    }
    return analysis.heads().stream()
        .filter(h -> h.head().equals(HEAD))
        .findFirst()
        .map(h -> of(analysis.text().text(), h, thresholds, most));
  }

  private static QuestionAnswer of(
      String question, HeadResult head, List<AnswerThreshold> thresholds, int most) {
    return new QuestionAnswer(
        question,
        head.head(),
        head.top(most).stream()
            .map(i -> new RankedAnswer(head.labels().get(i), i, head.probabilities().get(i)))
            .toList(),
        thresholds.stream()
            .filter(t -> t.head().equals(head.head()) && t.side().equals(Side.BOTH.key()))
            .findFirst(),
        head.isForeign());
  }

  /** The likeliest answer. */
  public RankedAnswer best() {
    return answers.getFirst();
  }

  /**
   * False: "I cannot tell" is the better answer, as too few answers as unsure as this are right, or
   * as nothing is known of such questions or videos.
   */
  public boolean tells() {
    return !foreign && isSure();
  }

  /** True if the likeliest answer is likely enough, were question and video of the known kind. */
  public boolean isSure() {
    return threshold.isEmpty() || best().probability() >= threshold.get().threshold();
  }
}
