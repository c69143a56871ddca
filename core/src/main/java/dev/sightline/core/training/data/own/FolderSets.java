package dev.sightline.core.training.data.own;

import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Data sets that are folders, one for each class. */
final class FolderSets {
  private FolderSets() {}

  /**
   * Reads {@code ROOT/<class>/*}, or {@code ROOT/<split>/<class>/*} if every folder that holds
   * folders is named like a split.
   *
   * @return empty if no folder below holds a video
   * @throws SightlineException {@code FILE} if a folder cannot be read
   */
  static List<OwnVideo> read(Root root) throws SightlineException {
    List<Path> folders = folders(root.folder());
    boolean split =
        !folders.isEmpty()
            && folders.stream().allMatch(f -> Part.of(f.getFileName().toString()).isPresent());
    List<OwnVideo> videos = new ArrayList<>();
    for (Path folder : folders) {
      if (split) {
        Optional<Part> part = Part.of(folder.getFileName().toString());
        for (Path own : folders(folder)) {
          add(root, own, part, videos);
        }
      } else {
        add(root, folder, Optional.empty(), videos);
      }
    }
    return videos;
  }

  private static void add(Root root, Path folder, Optional<Part> part, List<OwnVideo> videos)
      throws SightlineException {
    String label =
        TableSets.label(folder.getFileName().toString(), Phrase.plain(folder.toString()));
    for (Path file : list(folder)) {
      if (Files.isRegularFile(file) && VideoNames.isVideo(file)) {
        videos.add(OwnVideo.of(root.name(file), file, label).with(part));
      }
    }
  }

  private static List<Path> folders(Path folder) throws SightlineException {
    return list(folder).stream()
        .filter(f -> Files.isDirectory(f) && !f.getFileName().toString().startsWith("."))
        .toList();
  }

  static List<Path> list(Path folder) throws SightlineException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder {0} cannot be read.", folder), e);
    }
  }
}
