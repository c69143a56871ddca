package dev.sightline.core.training.data.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV or JSON file that lists videos. Nothing in it is believed. */
final class ListFile {
  /** Larger than the lists of the largest public sets (Kinetics-700: 50 MB). */
  private static final long MAX_BYTES = 256L << 20;

  /** Longer than any caption or path. */
  private static final int MAX_FIELD = 100_000;

  private static final int MAX_DEPTH = 64;

  private final Path file;
  private final String text;

  private ListFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws SightlineException {@code DATA} if it is too large or no UTF-8 text, {@code FILE} if it
   *     cannot be read
   */
  static ListFile read(Path file) throws SightlineException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SightlineException(
            Problem.DATA,
            Phrase.of("{0} is larger than 256 MB; that is no list of videos.", file.getFileName()));
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return new ListFile(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of("{0} is not UTF-8 text; save it as UTF-8.", file.getFileName()),
          e);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The file {0} cannot be read.", file), e);
    }
  }

  Path file() {
    return file;
  }

  /** What to call it in a message. */
  String name() {
    return file.getFileName().toString();
  }

  /** One record of a CSV file by its columns, whose names are in lower case. */
  record Row(Phrase where, Map<String, String> fields) {
    Row {
      fields = Map.copyOf(fields);
    }

    /** A field, or nothing at all if there is no such column. */
    String get(String column) {
      return fields.getOrDefault(column, "").strip();
    }
  }

  /**
   * All records of a CSV file; its first line names the columns.
   *
   * @throws SightlineException {@code DATA} if it is no CSV, or a record is too short, too long, or
   *     has a huge field
   */
  List<Row> csv() throws SightlineException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> columns =
          parser.getHeaderNames().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
      if (columns.isEmpty() || Set.copyOf(columns).size() < columns.size()) {
        throw wrong(
            columns.isEmpty() ? Phrase.of("is empty") : Phrase.of("has two columns of one name"),
            null);
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord r : parser) {
        rows.add(row(r, columns));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw wrong(Phrase.of("is no CSV file with a first line that names its columns"), e);
    }
  }

  private Row row(CSVRecord r, List<String> columns) throws SightlineException {
    Phrase where = Phrase.of("{0}, record {1}", name(), r.getRecordNumber());
    if (r.size() != columns.size()) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0}: it has {1} fields where the first line has {2}.",
              where, r.size(), columns.size()));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(columns.get(i), checked(r.get(i), where));
    }
    return new Row(where, fields);
  }

  /**
   * @throws SightlineException {@code DATA} if the words are longer than any caption
   */
  static String checked(String words, Phrase where) throws SightlineException {
    if (words.length() > MAX_FIELD) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0}: a field is longer than {1} characters; is a quote missing?", where, MAX_FIELD));
    }
    return words;
  }

  /**
   * The content of a JSON file.
   *
   * @throws SightlineException {@code DATA} if it is no JSON
   */
  JsonNode json() throws SightlineException {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    try {
      JsonNode root = mapper.readTree(text);
      if (root == null || root.isMissingNode()) {
        throw wrong(Phrase.of("is empty"), null);
      }
      return root;
    } catch (JsonProcessingException e) {
      throw wrong(
          e.getLocation() == null
              ? Phrase.of("is no valid JSON")
              : Phrase.of("is no valid JSON: see line {0}", e.getLocation().getLineNr()),
          e);
    }
  }

  /** A failure that is about the file as a whole. */
  SightlineException wrong(Phrase what, Exception cause) {
    return new SightlineException(Problem.DATA, Phrase.of("{0} {1}.", name(), what), cause);
  }
}
