package dev.sightline.core.training.data.own;

/** How words of a data set are shown in a message. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** The words in one line, not too long. */
  static String cut(String words) {
    String line = words.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
