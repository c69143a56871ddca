package dev.sightline.core.training.data;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Dialogues whose utterances have a sentiment and an emotion: {@code meld/}. */
public final class Dialogues {
  private static final String FILE = "utterances.csv";

  private Dialogues() {}

  /**
   * One utterance.
   *
   * @param sentiment name of its class
   * @param emotion name of its class
   */
  public record Line(String speaker, String text, String sentiment, String emotion) {}

  /**
   * The dialogues of a split, each with its utterances in their order.
   *
   * @param root the folder that holds {@code meld/}, or that folder itself
   * @param split such as {@code train}
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<List<Line>> of(Path root, String split) throws SightlineException {
    Path folder = SetFolder.of(root, "meld", FILE);
    Map<String, List<Line>> dialogues = new LinkedHashMap<>();
    for (CSVRecord r :
        CsvTable.read(
            folder.resolve(FILE), "split", "dialogue", "speaker", "text", "emotion", "sentiment")) {
      if (r.get("split").equals(split)) {
        dialogues
            .computeIfAbsent(r.get("dialogue"), d -> new ArrayList<>())
            .add(
                new Line(
                    r.get("speaker"), r.get("text").strip(), r.get("sentiment"), r.get("emotion")));
      }
    }
    return Splits.notEmpty(List.copyOf(dialogues.values()), folder, split);
  }
}
