package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file with a header line, all in UTF-8. */
final class CsvTable {
  private CsvTable() {}

  /**
   * @param columns columns that must be there
   * @throws SightlineException if the file is missing, is no CSV, or lacks a column
   */
  static List<CSVRecord> read(Path file, String... columns) throws SightlineException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in, file, columns);
    } catch (IOException | UncheckedIOException e) {
      throw new SightlineException(Problem.DATA, Phrase.of("Cannot read {0}.", file), e);
    }
  }

  /**
   * As {@link #read}, but bytes that are no UTF-8 become U+FFFD in place of a refusal: for texts
   * that people wrote and others copied.
   */
  static List<CSVRecord> readLenient(Path file, String... columns) throws SightlineException {
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      return read(in, file, columns);
    } catch (IOException | UncheckedIOException e) {
      throw new SightlineException(Problem.DATA, Phrase.of("Cannot read {0}.", file), e);
    }
  }

  private static List<CSVRecord> read(Reader in, Path file, String... columns)
      throws IOException, SightlineException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(in, format)) {
      for (String column : columns) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new SightlineException(
              Problem.DATA,
              Phrase.of("{0} has no column “{1}”; its first line must name it.", file, column));
        }
      }
      List<CSVRecord> records = parser.getRecords();
      for (CSVRecord r : records) {
        if (!r.isConsistent()) {
          throw new SightlineException(
              Problem.DATA,
              Phrase.of(
                  "{0}, record {1}: as many fields are needed as the first line has.",
                  file, r.getRecordNumber()));
        }
      }
      return records;
    }
  }
}
