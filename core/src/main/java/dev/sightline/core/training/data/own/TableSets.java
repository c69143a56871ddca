package dev.sightline.core.training.data.own;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data sets that a CSV file lists. */
final class TableSets {
  private static final Set<String> KINETICS =
      Set.of("label", "youtube_id", "time_start", "time_end");
  private static final Set<String> MANIFEST = Set.of("path", "label");

  private TableSets() {}

  /** Which format these columns have, if one. */
  static Optional<SetFormat> format(Set<String> columns) {
    if (columns.containsAll(KINETICS)) {
      return Optional.of(SetFormat.KINETICS);
    }
    return columns.containsAll(MANIFEST) ? Optional.of(SetFormat.CSV_MANIFEST) : Optional.empty();
  }

  /**
   * Reads the rows of either format.
   *
   * @throws SightlineException {@code DATA}, naming the record that is wrong
   */
  static OwnSet read(ListFile list, Root root) throws SightlineException {
    List<ListFile.Row> rows = list.csv();
    if (rows.isEmpty()) {
      throw list.wrong(Phrase.of("lists no video"), null);
    }
    SetFormat format = format(rows.getFirst().fields().keySet()).orElseThrow(() -> columns(list));
    Map<String, Path> files = format == SetFormat.KINETICS ? root.byStem() : Map.of();
    List<OwnVideo> videos = new ArrayList<>();
    for (ListFile.Row row : rows) {
      videos.add(format == SetFormat.KINETICS ? kinetics(row, root, files) : manifest(row, root));
    }
    return new OwnSet(list.file(), root.folder(), format, videos);
  }

  /** What to say of a CSV file with other columns. */
  static SightlineException columns(ListFile list) {
    return list.wrong(
        Phrase.of(
            "needs the columns path and label (and may have split, text, group), or "
                + "those of Kinetics (label, youtube_id, time_start, time_end, split)"),
        null);
  }

  private static OwnVideo manifest(ListFile.Row row, Root root) throws SightlineException {
    return entry(
            root,
            row.where(),
            row.get("path"),
            row.get("label"),
            row.get("split"),
            row.get("group"))
        .withTexts(row.get("text").isEmpty() ? List.of() : List.of(row.get("text")));
  }

  /** One entry of a manifest, in CSV or JSON. */
  static OwnVideo entry(
      Root root, Phrase where, String path, String label, String split, String group)
      throws SightlineException {
    Path file = root.file(path, where);
    return OwnVideo.of(root.name(file), file, label(label, where))
        .with(part(split, where))
        .withGroup(group.isBlank() ? Optional.empty() : Optional.of(group));
  }

  /** Files are named {@code <id>_<start>_<end>.mp4}, both with six digits. */
  private static OwnVideo kinetics(ListFile.Row row, Root root, Map<String, Path> files)
      throws SightlineException {
    String stem =
        String.format(
            Locale.ROOT,
            "%s_%06d_%06d",
            row.get("youtube_id"),
            seconds(row, "time_start"),
            seconds(row, "time_end"));
    Optional<Path> found = Root.find(files, stem);
    Path file = found.isPresent() ? found.get() : root.missing(stem, row.where());
    return OwnVideo.of(root.name(file), file, label(row.get("label"), row.where()))
        .with(part(row.get("split"), row.where()))
        .withGroup(Optional.of(row.get("youtube_id")));
  }

  private static int seconds(ListFile.Row row, String column) throws SightlineException {
    try {
      double value = Double.parseDouble(row.get(column));
      if (value >= 0 && value < 1_000_000) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // falls through: what is said is the same
    }
    throw new SightlineException(
        Problem.DATA,
        Phrase.of(
            "{0}: {1} is no number of seconds: “{2}”.",
            row.where(), column, Shown.cut(row.get(column))));
  }

  /**
   * @throws SightlineException {@code DATA} if there is no label, or one that no list could show
   */
  static String label(String label, Phrase where) throws SightlineException {
    String clean = label.strip();
    if (clean.isEmpty()
        || clean.length() > 200
        || clean.chars().anyMatch(Character::isISOControl)) {
      throw new SightlineException(
          Problem.DATA,
          clean.isEmpty()
              ? Phrase.of("{0}: the label is empty.", where)
              : Phrase.of(
                  "{0}: “{1}” is no label: 1 to 200 characters in one line.",
                  where, Shown.cut(clean)));
    }
    return clean;
  }

  /**
   * @throws SightlineException {@code DATA} if it names no part
   */
  static Optional<Part> part(String split, Phrase where) throws SightlineException {
    if (split.isBlank()) {
      return Optional.empty();
    }
    Optional<Part> part = Part.of(split);
    if (part.isEmpty()) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0}: there is no split “{1}”; use train, dev or test.", where, Shown.cut(split)));
    }
    return part;
  }
}
