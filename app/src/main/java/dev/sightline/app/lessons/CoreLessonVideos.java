package dev.sightline.app.lessons;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Crossings;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.SceneFilm;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Videos that the laboratory draws when they are first needed. */
public final class CoreLessonVideos implements LessonVideos {
  /** Seed of the drawn videos, another one than that of the training. */
  private static final long SEED = 20_261_130;

  /** px; the model looks at 64, people like more. */
  private static final int SIDE = 256;

  private static final int CLIPS = 4;

  private final Path folder;

  /**
   * @param folder for the videos; made if it is missing
   */
  public CoreLessonVideos(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path file(LessonVideo video, Progress progress) throws SightlineException {
    Path file = folder.resolve(video.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".mp4");
    if (!Files.exists(file)) {
      try {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "drawing", ".mp4");
        try {
          SceneFilm.write(scene(video), SIDE, WorldOptions.STANDARD.rateHz(), part, progress);
          Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(part);
        }
      } catch (IOException e) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of(
                "The folder {0} cannot be written to; is there space, and may you write there?",
                folder),
            e);
      }
    }
    return file;
  }

  /** What a drawn video shows. */
  static Scene scene(LessonVideo video) {
    Crossings world = new Crossings(SEED, WorldOptions.STANDARD);
    return world.scene(
        Split.TEST,
        0,
        video == LessonVideo.BLUE_RIGHT ? ObjectColour.BLUE : ObjectColour.RED,
        video != LessonVideo.RED_LEFT,
        CLIPS);
  }
}
