package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Photographs with several captions each: {@code flickr8k/}. */
public final class CaptionedImages {
  private CaptionedImages() {}

  /**
   * One photograph.
   *
   * @param name file name, unique in the set
   * @param file the picture
   * @param captions in the order of the file, at least one
   */
  public record Item(String name, Path file, List<String> captions) {
    public Item {
      captions = List.copyOf(captions);
    }
  }

  /**
   * @param root the folder that holds {@code flickr8k/}, or that folder itself
   * @param split such as {@code train}
   * @param language {@code en} or {@code zh}
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<Item> read(Path root, String split, String language)
      throws SightlineException {
    String table = language.equals("en") ? "captions.csv" : "captions_" + language + ".csv";
    Path folder = SetFolder.of(root, "flickr8k", table);
    Map<String, List<String>> captions = new LinkedHashMap<>();
    for (CSVRecord r : CsvTable.read(folder.resolve(table), "split", "image", "caption")) {
      if (r.get("split").equals(split)) {
        captions.computeIfAbsent(r.get("image"), k -> new ArrayList<>()).add(r.get("caption"));
      }
    }
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, List<String>> e : captions.entrySet()) {
      Path file = folder.resolve("images").resolve(e.getKey());
      if (!Files.isRegularFile(file)) {
        throw new SightlineException(Problem.DATA, Phrase.of("The picture {0} is missing.", file));
      }
      items.add(new Item(e.getKey(), file, e.getValue()));
    }
    return Splits.notEmpty(items, folder, split);
  }
}
