package dev.sightline.core.problem;

import java.io.Serial;

/**
 * Something that went wrong and that a person can be told about. {@link #userMessage()} is one
 * clear sentence that says what to do; {@link #getMessage()} is what the log gets.
 */
public class SightlineException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String userMessage;

  /**
   * @param problem what kind of failure it is; decides the exit code of the command line
   * @param userMessage one sentence for the user, no stack trace, no class names
   * @param logMessage what the log gets
   * @param cause may be null
   */
  public SightlineException(
      Problem problem, String userMessage, String logMessage, Throwable cause) {
    super(logMessage, cause);
    this.problem = problem;
    this.userMessage = userMessage;
  }

  /** A failure whose log message is the user's message. */
  public SightlineException(Problem problem, String userMessage) {
    this(problem, userMessage, userMessage, null);
  }

  /** A failure whose log message is the user's message, with a cause. */
  public SightlineException(Problem problem, String userMessage, Throwable cause) {
    this(problem, userMessage, userMessage, cause);
  }

  public Problem problem() {
    return problem;
  }

  public String userMessage() {
    return userMessage;
  }
}
