package dev.sightline.app.library;

import java.nio.file.Path;
import java.util.List;

/** The files that were opened last, remembered between runs. FX thread only. */
public interface RecentFiles {
  /** Newest first. */
  List<Path> all();

  /** Remembers it as the newest. */
  void add(Path file);

  /** Forgets it. */
  void remove(Path file);
}
