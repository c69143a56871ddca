package dev.sightline.app.export;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files. FX thread only. */
public interface FilePrompt {
  /**
   * Where to write.
   *
   * @param title of the question
   * @param suggested name of the file
   * @param kind what such files are called
   * @param ending of their names, with the dot
   * @return empty if the user thinks better of it
   */
  Optional<Path> save(String title, String suggested, String kind, String ending);

  /**
   * Which file to read.
   *
   * @param title of the question
   * @return empty if the user thinks better of it
   */
  Optional<Path> open(String title);

  /**
   * Into which folder to write.
   *
   * @param title of the question
   * @return empty if the user thinks better of it
   */
  Optional<Path> folder(String title);
}
