package dev.sightline.core.report;

import java.util.List;

/** A piece of a section. Texts hold no markup; every writer escapes them in its way. */
public sealed interface ReportBlock {
  /** Names and short values. */
  record Facts(List<Fact> facts) implements ReportBlock {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A name and its value. */
  record Fact(String name, String value) {}

  /** Sentences. */
  record Paragraph(String text) implements ReportBlock {}

  /** Sentences that matter less: how to read what stands above, or that something is not known. */
  record Note(String text) implements ReportBlock {}

  /** A sentence that must not be missed. */
  record Warning(String text) implements ReportBlock {}

  /** A number and what it means. */
  record Stated(String value, String text) implements ReportBlock {}

  /** Points. */
  record Bullets(List<String> points) implements ReportBlock {
    public Bullets {
      points = List.copyOf(points);
    }
  }

  /**
   * A table.
   *
   * @param caption what it shows
   * @param columns their names
   * @param rows as many cells each as there are columns
   * @param numbers true if all columns but the first hold numbers
   */
  record Table(String caption, List<String> columns, List<List<String>> rows, boolean numbers)
      implements ReportBlock {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** The text as it was given, word by word. */
  record Text(List<Part> parts) implements ReportBlock {
    public Text {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A stretch of the text.
   *
   * @param characters as they were given
   * @param kind what they are
   * @param strength of a word: the share of its greatest attention in that of all words, 0..1
   * @param title of a word: where it looks most
   */
  record Part(String characters, PartKind kind, double strength, String title) {}

  /** What a stretch of the text is. */
  enum PartKind {
    /** Between words, or without a map. */
    PLAIN,
    /** A word with a map. */
    WORD,
    /** Too long for the model, and not read. */
    UNREAD
  }

  /**
   * A figure.
   *
   * @param name stable, for file names: lower case letters, digits and dashes
   * @param title one line
   * @param alt what it shows, for those who cannot see it
   * @param figure what is drawn
   */
  record Artwork(String name, String title, String alt, ReportFigure figure)
      implements ReportBlock {}
}
