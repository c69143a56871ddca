package dev.sightline.core.task;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/** Asks a model questions about videos. Stateless; blocks. */
public final class Asker {
  private Asker() {}

  /**
   * An answer with the analysis that it was read from, whose text is the question: maps and
   * explanation methods work on it as on any other.
   */
  public record Asked(QuestionAnswer answer, Analysis analysis) {}

  /**
   * A question as the head met questions in training: without a question mark, blanks or a full
   * stop at its end.
   */
  public static String plain(String question) {
    return question.replaceAll("\\s+", " ").replaceAll("[\\s?.!？。]+$", "").strip();
  }

  /**
   * @param most answers that are wanted, at least 1
   * @throws SightlineException {@code TEXT} if there is no question; {@code UNSUPPORTED} if the
   *     model answers none; or the user cancelled
   */
  public static Asked ask(
      Analyzer analyzer, VideoFeatures video, String question, int most, Progress progress)
      throws SightlineException {
    String words = plain(question);
    if (words.isEmpty()) {
      throw new SightlineException(Problem.TEXT, Phrase.of("There is no question."));
    }
    requireHead(analyzer);
    Analysis analysis = analyzer.analyzeFirst(video, words, progress);
    QuestionAnswer answer =
        QuestionAnswer.of(analysis, analyzer.model().thresholds(), most)
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.TEXT, Phrase.of("There is no word in the question.")));
    return new Asked(answer, analysis);
  }

  /**
   * @throws SightlineException {@code UNSUPPORTED} if the model answers no questions
   */
  public static void requireHead(Analyzer analyzer) throws SightlineException {
    if (!analyzer.model().heads().contains(QuestionAnswer.HEAD)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model “{0}” answers no questions: it has no head “{1}”. The model “{2}” "
                  + "has it.",
              analyzer.model().name(), QuestionAnswer.HEAD, QuestionAnswer.BUNDLE));
    }
  }
}
