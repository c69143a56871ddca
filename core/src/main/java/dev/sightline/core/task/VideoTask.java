package dev.sightline.core.task;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * A question of one's own that an analysis answers, such as "how evenly is attention spread?".
 * Plug-ins provide it. Stateless and thread-safe; called in the background.
 */
public interface VideoTask {
  /** Stable name: lower case letters, digits and dashes. */
  String key();

  /** What it does, in a few words for a list of commands. */
  String title();

  /**
   * The answer.
   *
   * @param analysis what the model says of a video, with or without a text
   * @return lines in reading order, at least one
   * @throws SightlineException if it cannot answer here, in words; or the user cancelled
   */
  List<Line> answer(Analysis analysis, Progress progress) throws SightlineException;

  /**
   * One line of an answer.
   *
   * @param name what it is; may be empty
   * @param value the words or the number, with its unit
   */
  record Line(String name, String value) {}
}
