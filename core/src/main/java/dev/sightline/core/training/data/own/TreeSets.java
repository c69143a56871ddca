package dev.sightline.core.training.data.own;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data sets that a JSON file lists. */
final class TreeSets {
  /** The categories of MSR-VTT in the order of their numbers, as its category.txt has them. */
  private static final List<String> MSR_VTT_CATEGORIES =
      List.of(
          "music",
          "people",
          "gaming",
          "sports/actions",
          "news/events/politics",
          "education",
          "tv shows",
          "movie/comedy",
          "animation",
          "vehicles/autos",
          "howto",
          "travel",
          "science/technology",
          "animals/pets",
          "kids/family",
          "documentary",
          "food/drink",
          "cooking",
          "beauty/fashion",
          "advertisement");

  private final ListFile list;
  private final Root root;

  private TreeSets(ListFile list, Root root) {
    this.list = list;
    this.root = root;
  }

  /** Which format this content has, if one. */
  static Optional<SetFormat> format(JsonNode tree) {
    if (tree.path("database").isObject()) {
      return Optional.of(SetFormat.ACTIVITY_NET);
    }
    if (tree.path("videos").isArray() && tree.path("videos").path(0).has("video_id")) {
      return Optional.of(SetFormat.MSR_VTT);
    }
    JsonNode entries = tree.isArray() ? tree : tree.path("videos");
    return entries.isArray() && entries.path(0).has("path") && entries.path(0).has("label")
        ? Optional.of(SetFormat.JSON_MANIFEST)
        : Optional.empty();
  }

  /**
   * Reads the entries of any of the formats.
   *
   * @throws SightlineException {@code DATA}, naming the entry that is wrong
   */
  static OwnSet read(ListFile list, Root root) throws SightlineException {
    JsonNode tree = list.json();
    SetFormat format = format(tree).orElseThrow(() -> fields(list));
    TreeSets sets = new TreeSets(list, root);
    List<OwnVideo> videos =
        switch (format) {
          case ACTIVITY_NET -> sets.activityNet(tree.path("database"));
          case MSR_VTT -> sets.msrVtt(tree);
          default -> sets.manifest(tree.isArray() ? tree : tree.path("videos"));
        };
    if (videos.isEmpty()) {
      throw list.wrong(Phrase.of("lists no labelled video"), null);
    }
    return new OwnSet(list.file(), root.folder(), format, videos);
  }

  /** What to say of a JSON file with other fields. */
  static SightlineException fields(ListFile list) {
    return list.wrong(
        Phrase.of(
            "is no list of videos: an array of objects with path and label (and split, "
                + "text, group), or the JSON of MSR-VTT or ActivityNet"),
        null);
  }

  private List<OwnVideo> manifest(JsonNode entries) throws SightlineException {
    List<OwnVideo> videos = new ArrayList<>();
    for (JsonNode entry : entries) {
      Phrase where = Phrase.of("{0}, entry {1}", list.name(), videos.size() + 1);
      String text = word(entry, "text", where);
      videos.add(
          TableSets.entry(
                  root,
                  where,
                  word(entry, "path", where),
                  word(entry, "label", where),
                  word(entry, "split", where),
                  word(entry, "group", where))
              .withTexts(text.isBlank() ? List.of() : List.of(text.strip())));
    }
    return videos;
  }

  private List<OwnVideo> msrVtt(JsonNode tree) throws SightlineException {
    Map<String, List<String>> captions = new HashMap<>();
    for (JsonNode s : tree.path("sentences")) {
      Phrase where = Phrase.of("{0}, a sentence", list.name());
      String caption = word(s, "caption", where).strip();
      if (!caption.isEmpty()) {
        captions.computeIfAbsent(word(s, "video_id", where), k -> new ArrayList<>()).add(caption);
      }
    }
    Map<String, Path> files = root.byStem();
    List<OwnVideo> videos = new ArrayList<>();
    for (JsonNode v : tree.path("videos")) {
      Phrase where = Phrase.of("{0}, video {1}", list.name(), videos.size() + 1);
      String id = word(v, "video_id", where);
      Optional<Path> found = Root.find(files, id);
      Path file = found.isPresent() ? found.get() : root.missing(id, where);
      String url = word(v, "url", where);
      videos.add(
          OwnVideo.of(root.name(file), file, TableSets.label(category(v, where), where))
              .with(TableSets.part(word(v, "split", where), where))
              .withTexts(captions.getOrDefault(id, List.of()))
              // many of its clips come from one film
              .withGroup(url.isBlank() ? Optional.empty() : Optional.of(url)));
    }
    return videos;
  }

  private static String category(JsonNode video, Phrase where) throws SightlineException {
    JsonNode category = video.path("category");
    if (!category.isIntegralNumber()) {
      return word(video, "category", where);
    }
    int number = category.asInt(-1);
    return number >= 0 && number < MSR_VTT_CATEGORIES.size()
        ? MSR_VTT_CATEGORIES.get(number)
        : "category " + number;
  }

  /** Files are named {@code v_<id>} or {@code <id>}; each annotation is one entry. */
  private List<OwnVideo> activityNet(JsonNode database) throws SightlineException {
    Map<String, Path> files = root.byStem();
    List<OwnVideo> videos = new ArrayList<>();
    for (Map.Entry<String, JsonNode> e : database.properties()) {
      Phrase where = Phrase.of("{0}, video {1}", list.name(), Shown.cut(e.getKey()));
      Optional<Path> found = Root.find(files, "v_" + e.getKey(), e.getKey());
      Path file = found.isPresent() ? found.get() : root.missing("v_" + e.getKey(), where);
      Optional<Part> part = TableSets.part(word(e.getValue(), "subset", where), where);
      for (JsonNode annotation : e.getValue().path("annotations")) {
        videos.add(
            OwnVideo.of(
                    root.name(file), file, TableSets.label(word(annotation, "label", where), where))
                .with(part)
                .withGroup(Optional.of(e.getKey()))
                .withSegment(segment(annotation, where)));
      }
    }
    return videos;
  }

  private static Optional<Segment> segment(JsonNode annotation, Phrase where)
      throws SightlineException {
    JsonNode s = annotation.path("segment");
    if (s.isMissingNode() || s.isNull()) {
      return Optional.empty();
    }
    try {
      if (s.isArray() && s.size() == 2 && s.get(0).isNumber() && s.get(1).isNumber()) {
        return Optional.of(new Segment(s.get(0).asDouble(), s.get(1).asDouble()));
      }
    } catch (IllegalArgumentException e) {
      // falls through: what is said is the same
    }
    throw new SightlineException(
        Problem.DATA,
        Phrase.of(
            "{0}: a segment is [start, end] in seconds, not {1}.", where, Shown.cut(s.toString())));
  }

  /** A field that is text; empty if there is none. */
  private static String word(JsonNode entry, String field, Phrase where) throws SightlineException {
    JsonNode value = entry.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isValueNode()) {
      throw new SightlineException(Problem.DATA, Phrase.of("{0}: {1} is no text.", where, field));
    }
    return ListFile.checked(value.asText(), where);
  }
}
