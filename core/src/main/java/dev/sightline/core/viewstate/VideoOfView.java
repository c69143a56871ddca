package dev.sightline.core.viewstate;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the video of a saved view on this machine, by its content: where it was, where it lies as
 * seen from the {@code .slview} file, then under any name beside that file. Stateless; blocks.
 */
public final class VideoOfView {
  /** A folder with more files is not searched further: each is read whole. */
  private static final int MOST_FILES = 100;

  private VideoOfView() {}

  /**
   * The video.
   *
   * @param view the {@code .slview} file
   * @param progress told what is looked at
   * @throws SightlineException {@code FILE} with what to do if it is nowhere, or cancelled
   */
  public static Path find(Path view, ViewState.Video video, Progress progress)
      throws SightlineException {
    Path folder = view.toAbsolutePath().getParent();
    boolean other = false;
    Set<Path> known = new LinkedHashSet<>();
    // what the file says is tried first and, being text of a stranger, only ever read
    candidate(known, folder, video.path());
    if (!video.relative().isEmpty()) {
      candidate(known, folder, video.relative());
    }
    candidate(known, folder, name(video));
    for (Path file : known) {
      if (Files.isRegularFile(file)) {
        if (matches(file, video, progress)) {
          return file;
        }
        other = true;
      }
    }
    for (Path file : beside(view, folder)) {
      if (!known.contains(file) && matches(file, video, progress)) {
        return file;
      }
    }
    throw new SightlineException(
        Problem.FILE,
        other
            ? Phrase.of(
                "“{0}” has another content than when the view was saved. Put the video of "
                    + "that time beside “{1}”.",
                name(video), view.getFileName())
            : Phrase.of(
                "The video “{0}” of this view is not on this machine. Put it beside “{1}”; "
                    + "its name does not matter.",
                name(video), view.getFileName()));
  }

  private static boolean matches(Path file, ViewState.Video video, Progress progress)
      throws SightlineException {
    progress.update(-1, Phrase.of("Comparing {0}", file.getFileName()));
    return ContentHash.of(file, progress).equals(video.sha256());
  }

  private static void candidate(Set<Path> to, Path folder, String path) {
    try {
      Path file = folder.resolve(path).normalize();
      // a stranger's file must not make this machine log on to a server of the stranger's choice
      boolean server = path.startsWith("\\\\") || path.startsWith("//");
      if (!server || file.getRoot().equals(folder.getRoot())) {
        to.add(file);
      }
    } catch (InvalidPathException otherSystem) {
      // such as a drive letter of Windows on Linux: the other ways remain
      return;
    }
  }

  /** The last part of the path, whichever system wrote it. */
  private static String name(ViewState.Video video) {
    String path = video.path().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<Path> beside(Path view, Path folder) throws SightlineException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (files.size() == MOST_FILES) {
          break;
        }
        if (Files.isRegularFile(file) && Files.isReadable(file) && !ViewFile.isOne(file)) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder of “{0}” cannot be read.", view.getFileName()), e);
    }
    return files.stream().sorted().toList();
  }
}
