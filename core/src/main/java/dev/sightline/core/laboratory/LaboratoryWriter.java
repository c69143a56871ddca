package dev.sightline.core.laboratory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a set to a folder: for each item an MP4 video and its sentence in a text file beside it,
 * and {@code laboratory.json} with labels and truth, as docs/laboratory-format describes. One item
 * is in memory at a time. For one thread.
 */
public final class LaboratoryWriter {
  /** Name of the file with labels and truth. */
  public static final String INDEX = "laboratory.json";

  /** Version of the format. */
  public static final int SCHEMA = 1;

  private static final double BITS_PER_PIXEL = SceneFilm.BITS_PER_PIXEL;

  private static final int GRID = 4;

  private final Laboratory laboratory;
  private final Path folder;

  /**
   * @param folder made if it is missing
   */
  public LaboratoryWriter(Laboratory laboratory, Path folder) {
    this.laboratory = laboratory;
    this.folder = folder;
  }

  /**
   * Writes items 0 to count − 1 of each task. The index appears when all videos are there.
   *
   * @throws SightlineException {@code FILE} if the folder cannot be written to; {@code CANCELLED}
   *     if the user stopped it
   */
  public void write(List<LabTask> tasks, Split split, long count, Progress progress)
      throws SightlineException {
    Path index = folder.resolve(INDEX);
    Path part = folder.resolve(INDEX + ".part");
    try {
      Files.createDirectories(folder.resolve("videos"));
      try (JsonGenerator json =
          new ObjectMapper()
              .getFactory()
              .createGenerator(Files.newBufferedWriter(part))
              .useDefaultPrettyPrinter()) {
        json.writeStartObject();
        head(json, split);
        json.writeArrayFieldStart("items");
        long done = 0;
        for (LabTask task : tasks) {
          for (long i = 0; i < count; i++) {
            progress.checkCancelled();
            progress.update(
                (double) done++ / (tasks.size() * count), Phrase.of("drawing {0}", task.key()));
            item(json, laboratory.item(task, split, i));
          }
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      Files.move(part, index, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The folder {0} cannot be written to; is there space, and may you write there?",
              folder),
          "writing " + folder + ": " + e,
          e);
    }
  }

  private void head(JsonGenerator json, Split split) throws IOException {
    WorldOptions o = laboratory.options();
    json.writeNumberField("schema", SCHEMA);
    json.writeNumberField("seed", laboratory.seed());
    json.writeStringField("split", split.key());
    json.writeObjectFieldStart("options");
    json.writeNumberField("side", o.side());
    json.writeNumberField("framesPerClip", o.framesPerClip());
    json.writeNumberField("clips", o.clips());
    json.writeNumberField("rateHz", o.rateHz());
    json.writeNumberField("distractors", o.distractors());
    json.writeNumberField("noise", o.noise());
    json.writeNumberField("contrast", o.contrast());
    json.writeNumberField("photos", o.photos().size());
    json.writeEndObject();
    json.writeNumberField("grid", GRID);
  }

  private void item(JsonGenerator json, LabItem item) throws IOException, SightlineException {
    String video = "videos/" + item.id() + ".mp4";
    Files.writeString(folder.resolve("videos/" + item.id() + ".txt"), item.sentence().text());
    json.writeStartObject();
    json.writeStringField("id", item.id());
    json.writeStringField("task", item.task().key());
    json.writeStringField("video", video);
    json.writeStringField("text", item.sentence().text());
    json.writeArrayFieldStart("labels");
    for (String label : item.task().labels()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeNumberField("label", item.label());
    words(json, item);
    json.writeArrayFieldStart("clips");
    for (int clip : item.truth().clips()) {
      json.writeNumber(clip);
    }
    json.writeEndArray();
    objects(json, item.scene());
    frames(json, item, folder.resolve(video));
    json.writeEndObject();
  }

  private static void words(JsonGenerator json, LabItem item) throws IOException {
    json.writeArrayFieldStart("words");
    for (WordSpan w : item.truth().words()) {
      json.writeStartObject();
      json.writeNumberField("start", w.start());
      json.writeNumberField("end", w.end());
      json.writeStringField("role", w.role().name().toLowerCase(java.util.Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void objects(JsonGenerator json, Scene scene) throws IOException {
    json.writeArrayFieldStart("objects");
    for (int c = 0; c < scene.shots().size(); c++) {
      for (Actor a : scene.shots().get(c).actors()) {
        json.writeStartObject();
        json.writeNumberField("clip", c);
        json.writeStringField("shape", a.look().shape().word());
        json.writeStringField("colour", a.look().colour().word());
        json.writeStringField("size", a.look().size().word());
        json.writeStringField("texture", a.look().texture().word());
        json.writeStringField("motion", a.act().motion().verb());
        json.writeStringField("speed", a.act().speed().word());
        json.writeNumberField("times", a.act().times());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Draws the video, and tells for each frame of a clip that matters which cells do. */
  private void frames(JsonGenerator json, LabItem item, Path video)
      throws IOException, SightlineException {
    WorldOptions o = laboratory.options();
    Scene scene = item.scene();
    List<Integer> clips = item.truth().clips();
    json.writeArrayFieldStart("frames");
    try (VideoWriter writer =
        VideoWriter.create(video, o.side(), o.side(), Fraction.of(o.rateHz()), BITS_PER_PIXEL)) {
      for (int c = 0; c < scene.shots().size(); c++) {
        ShotRenderer renderer =
            new ShotRenderer(scene.shots().get(c), scene.framesPerShot(), o.side());
        for (int k = 0; k < scene.framesPerShot(); k++) {
          writer.write(renderer.frame(k));
          if (clips.contains(c)) {
            json.writeStartObject();
            json.writeNumberField("frame", c * scene.framesPerShot() + k);
            json.writeNumberField("clip", c);
            json.writeArrayFieldStart("cells");
            boolean[] cells = item.truth().cells(c, renderer, k, o.side(), GRID);
            for (int i = 0; i < cells.length; i++) {
              if (cells[i]) {
                json.writeNumber(i);
              }
            }
            json.writeEndArray();
            json.writeEndObject();
          }
        }
      }
      writer.finish();
    }
    json.writeEndArray();
  }
}
