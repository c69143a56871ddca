package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Videos with a text and a class: {@code msrvtt/} (topics) and {@code ucf18/} (actions). */
public final class LabelledVideos {
  /** Of all texts of these sets. */
  public static final String LANGUAGE = "en";

  private LabelledVideos() {}

  /**
   * The topics set: stills of a video, human captions, 20 topics.
   *
   * @param root the folder that holds {@code msrvtt/}, or that folder itself
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<LabelledVideo> topics(Path root, String split) throws SightlineException {
    Path folder = SetFolder.of(root, "msrvtt", "videos.csv");
    Map<String, List<String>> captions = new HashMap<>();
    for (CSVRecord r : CsvTable.read(folder.resolve("captions.csv"), "video", "caption")) {
      captions.computeIfAbsent(r.get("video"), k -> new ArrayList<>()).add(r.get("caption"));
    }
    List<LabelledVideo> videos = new ArrayList<>();
    for (CSVRecord r : CsvTable.read(folder.resolve("videos.csv"), "split", "video", "category")) {
      if (r.get("split").equals(split)) {
        String name = r.get("video");
        List<String> texts = captions.get(name);
        if (texts == null) {
          throw new SightlineException(
              Problem.DATA, Phrase.of("captions.csv has no caption of {0}.", name));
        }
        Path frames = folder.resolve("frames").resolve(name);
        videos.add(new LabelledVideo(name, null, pictures(frames), texts, r.get("category")));
      }
    }
    return Splits.notEmpty(videos, folder, split);
  }

  /**
   * The actions set: videos, one text each (title, full stop, scene), 18 actions.
   *
   * @param root the folder that holds {@code ucf18/}, or that folder itself
   * @throws SightlineException if the set is missing or malformed, or the split is empty
   */
  public static List<LabelledVideo> actions(Path root, String split) throws SightlineException {
    Path folder = SetFolder.of(root, "ucf18", "clips.csv");
    List<LabelledVideo> videos = new ArrayList<>();
    for (CSVRecord r :
        CsvTable.read(folder.resolve("clips.csv"), "split", "video", "label", "scene", "title")) {
      if (r.get("split").equals(split)) {
        Path file = folder.resolve("videos").resolve(r.get("video"));
        if (!Files.isRegularFile(file)) {
          throw new SightlineException(Problem.DATA, Phrase.of("The video {0} is missing.", file));
        }
        String text = r.get("title") + ". " + r.get("scene");
        videos.add(
            new LabelledVideo(r.get("video"), file, List.of(), List.of(text), r.get("label")));
      }
    }
    return Splits.notEmpty(videos, folder, split);
  }

  private static List<Path> pictures(Path folder) throws SightlineException {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(f -> f.toString().endsWith(".webp")).sorted().toList();
      if (files.isEmpty()) {
        throw new SightlineException(Problem.DATA, Phrase.of("{0} holds no picture.", folder));
      }
      return files;
    } catch (IOException e) {
      throw new SightlineException(Problem.DATA, Phrase.of("Cannot read {0}.", folder), e);
    }
  }
}
