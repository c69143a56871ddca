package dev.sightline.core.training.own;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Films of a second: bright ones and dark ones, each with a stripe that runs at its own pace. */
final class TinyFilms {
  private static final int SIDE = 64;

  private TinyFilms() {}

  /**
   * @param light of the ground, 0 to 255
   * @param pace of the stripe, from 1
   */
  static void write(Path file, int light, int pace) throws Exception {
    Files.createDirectories(file.getParent());
    try (VideoWriter writer = VideoWriter.create(file, SIDE, SIDE, Fraction.of(10))) {
      for (int frame = 0; frame < 12; frame++) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
          boolean stripe = i % SIDE / 8 == (frame * pace / 4 + pace) % (SIDE / 8);
          rgb[3 * i] = (byte) (stripe ? 120 : light);
          rgb[3 * i + 1] = (byte) (stripe ? 10 * pace : light);
          rgb[3 * i + 2] = (byte) (stripe ? 60 : light / 2);
        }
        writer.write(rgb);
      }
      writer.finish();
    }
  }
}
