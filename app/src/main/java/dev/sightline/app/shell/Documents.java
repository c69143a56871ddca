package dev.sightline.app.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens files and pages with the programs that the system has for them. */
@FunctionalInterface
interface Documents extends Consumer<Path> {
  /** Opens a page, a file or a folder; nothing is awaited. */
  void show(URI document);

  @Override
  default void accept(Path file) {
    show(file.toUri());
  }
}
