package dev.sightline.core.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Lucene from telling the user at each start, through {@code java.util.logging}, that the
 * incubator module for vectors is missing. The module would print a warning of its own and would
 * spoil the archives that make the start fast.
 */
final class QuietLucene {
  /** Held here: loggers that nobody holds are forgotten, with their level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private QuietLucene() {}

  /** Before the first class of Lucene is used; calling it again changes nothing. */
  static void hush() {
    LUCENE.setLevel(Level.SEVERE);
  }
}
