package dev.sightline.app.help;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * A small example of a word of the glossary: some knobs, and what comes out of the core's own code
 * at their positions. Thread-safe; {@link #at} may take a while.
 */
public interface Example {
  /** What can be turned; none where a text is typed. */
  List<Knob> knobs();

  /** The text to begin with; empty where no text can be typed. */
  default String text() {
    return "";
  }

  /**
   * What comes out.
   *
   * @param text what is typed, see {@link #text}
   * @param values position of each knob
   * @throws SightlineException if the core cannot do it, or the user cancelled
   */
  Shown at(String text, double[] values, Progress progress) throws SightlineException;

  /**
   * What can be turned.
   *
   * @param name in the user's language
   * @param low least value
   * @param high greatest value
   * @param start value to begin with
   * @param whole true: whole numbers only
   */
  record Knob(String name, double low, double high, double start, boolean whole) {}

  /**
   * A row.
   *
   * @param name what it is of
   * @param share length of its bar, 0 to 1
   * @param value the number, as it is written
   */
  record Row(String name, double share, String value) {}

  /**
   * What comes out.
   *
   * @param rows one bar each
   * @param sentence what it says
   */
  record Shown(List<Row> rows, String sentence) {
    public Shown {
      rows = List.copyOf(rows);
    }
  }
}
