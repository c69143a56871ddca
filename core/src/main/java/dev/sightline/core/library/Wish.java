package dev.sightline.core.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Work on the library that the user has asked for and that is not done yet.
 *
 * @param id given by the catalogue; 0 before it is kept
 * @param kind what is to be done
 * @param paths files and folders to bring in; else empty
 * @param videos ids of the videos that are meant; else empty
 * @param out the file to write, of an export
 */
public record Wish(long id, Kind kind, List<Path> paths, List<Long> videos, Optional<Path> out) {
  /** What is to be done. */
  public enum Kind {
    /** Bring files in. */
    IMPORT,
    /** Let the model look at what it has not seen. */
    LOOK,
    /** Write a list of videos. */
    EXPORT
  }

  public Wish {
    paths = List.copyOf(paths);
    videos = List.copyOf(videos);
  }

  /** To bring files and the videos of folders in. */
  public static Wish toImport(List<Path> filesAndFolders) {
    return new Wish(0, Kind.IMPORT, filesAndFolders, List.of(), Optional.empty());
  }

  /** To let the model look at all that it has not seen. */
  public static Wish toLook() {
    return new Wish(0, Kind.LOOK, List.of(), List.of(), Optional.empty());
  }

  /** To write a list of videos. */
  public static Wish toExport(List<Long> videos, Path out) {
    return new Wish(0, Kind.EXPORT, List.of(), videos, Optional.of(out));
  }
}
