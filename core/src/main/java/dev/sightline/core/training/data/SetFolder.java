package dev.sightline.core.training.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of a data set, whether it or the folder above it was named. */
final class SetFolder {
  private SetFolder() {}

  /**
   * The folder that holds {@code table}.
   *
   * @param named what the user named
   * @param set usual name of the set's folder
   * @param table a file that every folder of this set has
   * @return {@code named} itself if it holds the table, else the folder of that name in it
   */
  static Path of(Path named, String set, String table) {
    Path inside = named.resolve(set);
    return Files.isRegularFile(named.resolve(table)) && !Files.isDirectory(inside) ? named : inside;
  }
}
