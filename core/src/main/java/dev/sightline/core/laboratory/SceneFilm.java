package dev.sightline.core.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/** Writes a scene as a film. For one thread. */
public final class SceneFilm {
  /** Small pictures with noise: nothing that a model needs may be lost. */
  static final double BITS_PER_PIXEL = 4;

  private SceneFilm() {}

  /**
   * Draws every frame into an MP4 file; the same arguments give the same frames.
   *
   * @param side width and height, px
   * @param rateHz frames per second
   * @param film replaced if it is there
   * @throws SightlineException {@code FILE} if it cannot be written; {@code CANCELLED} if the user
   *     stopped it
   */
  public static void write(Scene scene, int side, int rateHz, Path film, Progress progress)
      throws SightlineException {
    try (VideoWriter writer =
        VideoWriter.create(film, side, side, Fraction.of(rateHz), BITS_PER_PIXEL)) {
      for (Shot shot : scene.shots()) {
        ShotRenderer renderer = new ShotRenderer(shot, scene.framesPerShot(), side);
        for (int k = 0; k < scene.framesPerShot(); k++) {
          progress.checkCancelled();
          writer.write(renderer.frame(k));
        }
      }
      writer.finish();
    }
  }
}
