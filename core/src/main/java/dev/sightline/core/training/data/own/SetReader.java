package dev.sightline.core.training.data.own;

import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a data set in whichever of the {@link SetFormat}s it comes. Reads files: not on the FX
 * thread. Stateless.
 */
public final class SetReader {
  private SetReader() {}

  /**
   * Lists a data set; the videos themselves are not opened.
   *
   * @param source a CSV or JSON file, or a folder: the one list in it that is recognised, else a
   *     folder for each class
   * @throws SightlineException {@code FILE} if it cannot be read; {@code DATA}, with the place that
   *     is wrong, if it is no data set
   */
  public static OwnSet read(Path source) throws SightlineException {
    if (Files.isRegularFile(source)) {
      return list(source);
    }
    if (!Files.isDirectory(source)) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("There is no file or folder {0}.", source));
    }
    Optional<OwnSet> listed = listed(source);
    if (listed.isPresent()) {
      return listed.get();
    }
    Root root = new Root(source);
    List<OwnVideo> videos = FolderSets.read(root);
    if (videos.isEmpty()) {
      List<Path> unread = FolderSets.list(source).stream().filter(SetReader::isListed).toList();
      if (unread.size() == 1) {
        return list(unread.getFirst()); // says what is wrong with it
      }
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0} holds neither a folder of videos for each class nor a list of videos.", source));
    }
    return new OwnSet(source, root.folder(), SetFormat.FOLDERS, videos);
  }

  /**
   * Finds out whether a folder of videos is a data set. Folders count as classes if there are at
   * least two with videos and no video lies beside them; so a folder of videos stays what it is.
   *
   * @return empty if it is none
   * @throws SightlineException {@code FILE} if it cannot be read; {@code DATA}, with the place that
   *     is wrong, if it has a list that looks like a data set's and is wrong, or several
   */
  public static Optional<OwnSet> find(Path folder) throws SightlineException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Optional<OwnSet> listed = listed(folder);
    if (listed.isPresent()) {
      return listed;
    }
    for (Path file : FolderSets.list(folder)) {
      if (Files.isRegularFile(file) && VideoNames.isVideo(file)) {
        return Optional.empty();
      }
    }
    Root root = new Root(folder);
    List<OwnVideo> videos = FolderSets.read(root);
    return videos.stream().map(OwnVideo::label).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(new OwnSet(folder, root.folder(), SetFormat.FOLDERS, videos));
  }

  /** The one list in a folder that is recognised. */
  private static Optional<OwnSet> listed(Path source) throws SightlineException {
    List<Path> lists = new ArrayList<>();
    for (Path file : FolderSets.list(source)) {
      if (Files.isRegularFile(file) && isListed(file) && recognised(file)) {
        lists.add(file);
      }
    }
    if (lists.size() > 1) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0} holds several lists of videos ({1}, {2}); name one of them.",
              source, lists.get(0).getFileName(), lists.get(1).getFileName()));
    }
    return lists.isEmpty() ? Optional.empty() : Optional.of(list(lists.getFirst()));
  }

  private static OwnSet list(Path file) throws SightlineException {
    Root root = new Root(file.toAbsolutePath().getParent());
    ListFile list = ListFile.read(file);
    return ending(file).equals("json") ? TreeSets.read(list, root) : TableSets.read(list, root);
  }

  /** A file beside the videos that is no list is not the set's business. */
  private static boolean recognised(Path file) {
    try {
      ListFile list = ListFile.read(file);
      Optional<SetFormat> format =
          ending(file).equals("json")
              ? TreeSets.format(list.json())
              : list.csv().stream()
                  .findFirst()
                  .flatMap(row -> TableSets.format(row.fields().keySet()));
      return format.isPresent();
    } catch (SightlineException e) {
      return false;
    }
  }

  private static boolean isListed(Path file) {
    return ending(file).equals("csv") || ending(file).equals("json");
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
