package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Questions about photographs with their answers: {@code daquar/}. */
public final class LabelledQuestions {
  private LabelledQuestions() {}

  /**
   * The questions of a split, each with its picture as the only still; the answer is the label. An
   * answer of several parts, such as {@code "cup, plate"}, stays one label. Questions about one
   * picture share its file.
   *
   * @param root the folder that holds {@code daquar/}, or that folder itself
   * @param split such as {@code train}
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<LabelledVideo> read(Path root, String split) throws SightlineException {
    Path folder = SetFolder.of(root, "daquar", "questions.csv");
    List<LabelledVideo> questions = new ArrayList<>();
    Map<String, Integer> asked = new HashMap<>();
    for (CSVRecord r :
        CsvTable.read(folder.resolve("questions.csv"), "split", "image", "question", "answer")) {
      if (r.get("split").equals(split)) {
        String name = r.get("image");
        Path picture = folder.resolve("images").resolve(name);
        int number = asked.merge(name, 1, Integer::sum);
        if (number == 1 && !Files.isRegularFile(picture)) {
          throw new SightlineException(
              Problem.DATA, Phrase.of("The picture {0} is missing.", picture));
        }
        questions.add(
            new LabelledVideo(
                name + "#" + number,
                null,
                List.of(picture),
                List.of(r.get("question").strip()),
                r.get("answer").strip()));
      }
    }
    return Splits.notEmpty(questions, folder, split);
  }
}
