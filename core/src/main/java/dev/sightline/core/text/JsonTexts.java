package dev.sightline.core.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the texts of a JSON file beside a video, as captioning and speech recognition tools write
 * them: an object whose fields {@code title}, {@code description}, {@code text}, {@code caption}
 * are words or whose {@code captions}, {@code sentences} are lists of words, and {@code segments}
 * with {@code start}, {@code end} (s) and {@code text}; or a bare list of words or of segments.
 * Stateless.
 */
final class JsonTexts {
  private static final int MAX_DEPTH = 64;

  /** Longest time that is believed, s: a year. */
  private static final double MAX_SECONDS = 366.0 * 24 * 3600;

  private static final List<String> WORDS =
      List.of("title", "description", "text", "caption", "captions", "sentences");

  private JsonTexts() {}

  /**
   * The texts of the fields that are known; may be empty.
   *
   * @throws SightlineException {@code TEXT} if it is no JSON
   */
  static List<SidecarText> read(Path file) throws SightlineException {
    JsonNode root = parse(file);
    List<SidecarText> texts = new ArrayList<>();
    boolean list = root.isArray();
    Transcript timed = segments(list ? root : root.path("segments"));
    if (list) {
      words(file, "captions", root).ifPresent(texts::add);
    } else {
      for (String field : WORDS) {
        // speech recognition writes the same words twice
        if (timed.cues().isEmpty() || !field.equals("text")) {
          words(file, field, root.path(field)).ifPresent(texts::add);
        }
      }
    }
    if (!timed.cues().isEmpty()) {
      texts.add(new SidecarText(file, "segments", timed.text(), timed));
    }
    return texts;
  }

  private static JsonNode parse(Path file) throws SightlineException {
    String text = TextFile.read(file).text();
    JsonMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.TEXT,
          Phrase.of("“{0}” is no valid JSON.", file.getFileName()),
          file + ": " + e.getOriginalMessage(),
          e);
    }
  }

  private static Optional<SidecarText> words(Path file, String field, JsonNode node) {
    List<String> lines = new ArrayList<>();
    if (node.isTextual()) {
      lines.add(node.asText().strip());
    } else if (node.isArray()) {
      node.forEach(
          entry -> {
            if (entry.isTextual()) {
              lines.add(entry.asText().strip());
            }
          });
    }
    lines.removeIf(String::isEmpty);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new SidecarText(file, field, String.join("\n", lines), Transcript.EMPTY));
  }

  private static Transcript segments(JsonNode node) {
    List<Cue> cues = new ArrayList<>();
    for (JsonNode s : node) {
      double start = s.path("start").asDouble(-1);
      double end = s.path("end").asDouble(-1);
      String words = s.path("text").asText("").strip();
      if (start >= 0 && end >= start && end < MAX_SECONDS && !words.isEmpty()) {
        cues.add(new Cue(Fraction.ofSeconds(start), Fraction.ofSeconds(end), words));
      }
    }
    cues.sort(Comparator.comparing(Cue::start));
    return new Transcript(cues);
  }
}
