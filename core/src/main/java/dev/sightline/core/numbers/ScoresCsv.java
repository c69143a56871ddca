package dev.sightline.core.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A tidy table: one line for each value, names of the columns first. UTF-8 without a mark, lines
 * and quotes as RFC 4180 has them. Numbers have as many digits as bring them back exactly.
 */
final class ScoresCsv {
  private ScoresCsv() {}

  static byte[] write(Scores scores) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      switch (scores) {
        case Scores.Matrix m -> matrix(csv, m);
        case Scores.OfTokens t -> {
          csv.printRecord("token_index", "token", "value");
          for (int i = 0; i < t.values().length; i++) {
            csv.printRecord(t.tokens().get(i).index(), t.tokens().get(i).label(), t.values()[i]);
          }
        }
        case Scores.OfClips c -> {
          csv.printRecord("clip_index", "start_s", "end_s", "value");
          for (int i = 0; i < c.values().length; i++) {
            Scores.Span s = c.clips().get(i);
            csv.printRecord(s.index(), s.start().toDouble(), s.end().toDouble(), c.values()[i]);
          }
        }
        case Scores.OfCells c -> cells(csv, c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void matrix(CSVPrinter csv, Scores.Matrix m) throws IOException {
    switch (m.columns()) {
      case Scores.Columns.OfClips c -> {
        csv.printRecord("token_index", "token", "clip_index", "start_s", "end_s", "value");
        for (int r = 0; r < m.rows().size(); r++) {
          Scores.Token t = m.rows().get(r);
          for (int i = 0; i < c.count(); i++) {
            Scores.Span s = c.clips().get(i);
            csv.printRecord(
                t.index(),
                t.label(),
                s.index(),
                s.start().toDouble(),
                s.end().toDouble(),
                m.at(r, i));
          }
        }
      }
      case Scores.Columns.OfTokens k -> {
        csv.printRecord("token_index", "token", "key_index", "key_token", "value");
        for (int r = 0; r < m.rows().size(); r++) {
          Scores.Token t = m.rows().get(r);
          for (int i = 0; i < k.count(); i++) {
            Scores.Token key = k.tokens().get(i);
            csv.printRecord(t.index(), t.label(), key.index(), key.label(), m.at(r, i));
          }
        }
      }
    }
  }

  private static void cells(CSVPrinter csv, Scores.OfCells c) throws IOException {
    csv.printRecord("clip_index", "start_s", "end_s", "t", "y", "x", "value");
    int at = 0;
    for (Scores.Span s : c.clips()) {
      for (int t = 0; t < c.t(); t++) {
        for (int y = 0; y < c.h(); y++) {
          for (int x = 0; x < c.w(); x++) {
            csv.printRecord(
                s.index(), s.start().toDouble(), s.end().toDouble(), t, y, x, c.values()[at++]);
          }
        }
      }
    }
  }
}
