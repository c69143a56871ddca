package dev.sightline.core.training.data.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
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
            file.getFileName() + " is larger than 256 MB; that is no list of videos.");
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return new ListFile(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new SightlineException(
          Problem.DATA, file.getFileName() + " is not UTF-8 text; save it as UTF-8.", e);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The file " + file + " cannot be read.", e);
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
  record Row(String where, Map<String, String> fields) {
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
        throw wrong(columns.isEmpty() ? " is empty" : " has two columns of one name", null);
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord r : parser) {
        rows.add(row(r, columns));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw wrong(" is no CSV file with a first line that names its columns", e);
    }
  }

  private Row row(CSVRecord r, List<String> columns) throws SightlineException {
    String where = name() + ", record " + r.getRecordNumber();
    if (r.size() != columns.size()) {
      throw new SightlineException(
          Problem.DATA,
          "%s: it has %d fields where the first line has %d."
              .formatted(where, r.size(), columns.size()));
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
  static String checked(String words, String where) throws SightlineException {
    if (words.length() > MAX_FIELD) {
      throw new SightlineException(
          Problem.DATA,
          where + ": a field is longer than " + MAX_FIELD + " characters; is a quote missing?");
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
        throw wrong(" is empty", null);
      }
      return root;
    } catch (JsonProcessingException e) {
      throw wrong(
          e.getLocation() == null
              ? " is no valid JSON"
              : " is no valid JSON: see line " + e.getLocation().getLineNr(),
          e);
    }
  }

  /** A failure that is about the file as a whole. */
  SightlineException wrong(String what, Exception cause) {
    return new SightlineException(Problem.DATA, name() + what + ".", cause);
  }
}
