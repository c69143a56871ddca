package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Posts of one picture and one text with their sentiment: {@code mvsa/}. */
public final class LabelledPosts {
  /** What a decoder puts where bytes are no character; some posts came with it. */
  private static final String REPLACEMENT = "\uFFFD";

  private LabelledPosts() {}

  /**
   * The posts of a split, each with its picture as the only still. Bytes that are no UTF-8 are left
   * out, and so are the replacement characters that the set came with: they tell where a text was
   * damaged and nothing of what it says.
   *
   * @param root the folder that holds {@code mvsa/}, or that folder itself
   * @param split such as {@code train}
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<LabelledVideo> sentiment(Path root, String split) throws SightlineException {
    Path folder = SetFolder.of(root, "mvsa", "posts.csv");
    List<LabelledVideo> posts = new ArrayList<>();
    for (CSVRecord r :
        CsvTable.readLenient(folder.resolve("posts.csv"), "split", "image", "text", "sentiment")) {
      if (r.get("split").equals(split)) {
        String name = r.get("image");
        Path picture = folder.resolve("images").resolve(name);
        if (!Files.isRegularFile(picture)) {
          throw new SightlineException(
              Problem.DATA, Phrase.of("The picture {0} is missing.", picture));
        }
        posts.add(
            new LabelledVideo(
                name, null, List.of(picture), List.of(cleaned(r.get("text"))), r.get("sentiment")));
      }
    }
    return Splits.notEmpty(posts, folder, split);
  }

  private static String cleaned(String text) {
    return text.replace(REPLACEMENT, " ").replaceAll("\\s+", " ").strip();
  }
}
