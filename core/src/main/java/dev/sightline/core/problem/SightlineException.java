package dev.sightline.core.problem;

import dev.sightline.core.words.Phrase;
import java.io.Serial;

/**
 * Something that went wrong and that a person can be told about. {@link #phrase()} is one clear
 * sentence that says what to do, in every language; {@link #userMessage()} is the same in English,
 * and {@link #getMessage()} what the log gets.
 */
public class SightlineException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final Phrase phrase;

  /**
   * @param problem what kind of failure it is; decides the exit code of the command line
   * @param phrase one sentence for the user, no stack trace, no class names
   * @param logMessage what the log gets
   * @param cause may be null
   */
  public SightlineException(Problem problem, Phrase phrase, String logMessage, Throwable cause) {
    super(logMessage, cause);
    this.problem = problem;
    this.phrase = phrase;
  }

  /** A failure whose log message is the user's message. */
  public SightlineException(Problem problem, Phrase phrase) {
    this(problem, phrase, phrase.english(), null);
  }

  /** A failure whose log message is the user's message, with a cause. */
  public SightlineException(Problem problem, Phrase phrase, Throwable cause) {
    this(problem, phrase, phrase.english(), cause);
  }

  /**
   * A failure in words that nobody translates: of a plug-in, of the command line, or of the window,
   * which speaks its language already.
   */
  public SightlineException(
      Problem problem, String userMessage, String logMessage, Throwable cause) {
    this(problem, Phrase.plain(userMessage), logMessage, cause);
  }

  /** Like the one above; the log gets the same words. */
  public SightlineException(Problem problem, String userMessage) {
    this(problem, Phrase.plain(userMessage));
  }

  /** Like the one above, with a cause. */
  public SightlineException(Problem problem, String userMessage, Throwable cause) {
    this(problem, Phrase.plain(userMessage), cause);
  }

  public Problem problem() {
    return problem;
  }

  /** The sentence for the user, to be said in the language that the user reads. */
  public Phrase phrase() {
    return phrase;
  }

  /** The sentence for the user in English. */
  public String userMessage() {
    return phrase.english();
  }
}
