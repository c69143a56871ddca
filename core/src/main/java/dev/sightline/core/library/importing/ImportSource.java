package dev.sightline.core.library.importing;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.SetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants imported.
 *
 * @param path a file, a folder, or a manifest
 * @param set true to read it as a data set: a manifest, or a folder for each class
 * @param lister reads it instead, if it is in a format of a plug-in
 */
public record ImportSource(Path path, boolean set, Optional<VideoLister> lister) {
  /** In the program's own formats. */
  public ImportSource(Path path, boolean set) {
    this(path, set, Optional.empty());
  }

  /** By the first lister that says it reads it, else in the program's own formats. Reads files. */
  public static ImportSource of(Path path, List<VideoLister> listers) {
    return listers.stream()
        .filter(l -> l.reads(path))
        .findFirst()
        .map(l -> new ImportSource(path, true, Optional.of(l)))
        .orElseGet(() -> of(path));
  }

  /** A list is a data set, everything else is taken as it lies. */
  public static ImportSource of(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return new ImportSource(path, name.endsWith(".csv") || name.endsWith(".json"));
  }

  /**
   * The files of it, one by one.
   *
   * @throws SightlineException {@code DATA} if it should be a data set and is none, {@code FILE} if
   *     it cannot be read
   */
  Iterator<Candidate> candidates(Progress progress) throws SightlineException {
    if (lister.isPresent()) {
      return listed(lister.get().read(path, progress)).iterator();
    }
    if (set) {
      return candidates(SetReader.read(path));
    }
    return Files.isDirectory(path)
        ? new FolderWalk(path.toAbsolutePath().normalize())
        : List.of(Candidate.of(path)).iterator();
  }

  private List<Candidate> listed(List<ListedVideo> videos) {
    Path here = path.toAbsolutePath().normalize();
    Path beside = Files.isDirectory(here) ? here : here.resolveSibling("");
    String source = here.toString();
    List<Candidate> all = new ArrayList<>();
    for (ListedVideo video : videos) {
      List<VideoLabel> labels =
          video.labels().stream()
              .map(
                  l ->
                      new VideoLabel(
                          source, l, Optional.empty(), Optional.empty(), Optional.empty()))
              .toList();
      Path file = beside.resolve(video.file()).normalize();
      all.add(new Candidate(file, source, labels, texts(source, List.of(video.texts()))));
    }
    return all;
  }

  private static Iterator<Candidate> candidates(OwnSet own) {
    // ActivityNet has an entry for each segment of a video
    Map<Path, List<OwnVideo>> byFile = new LinkedHashMap<>();
    for (OwnVideo video : own.videos()) {
      byFile.computeIfAbsent(video.file(), k -> new ArrayList<>()).add(video);
    }
    String source = own.source().toAbsolutePath().normalize().toString();
    Iterator<Map.Entry<Path, List<OwnVideo>>> entries = byFile.entrySet().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Candidate next() {
        Map.Entry<Path, List<OwnVideo>> entry = entries.next();
        List<VideoLabel> labels =
            entry.getValue().stream().map(v -> VideoLabel.of(source, v)).toList();
        return new Candidate(
            entry.getKey(),
            source,
            labels,
            texts(source, entry.getValue().stream().map(OwnVideo::texts).toList()));
      }
    };
  }

  private static List<LibraryText> texts(String source, List<List<String>> entries) {
    List<LibraryText> texts = new ArrayList<>();
    for (List<String> entry : entries) {
      for (String words : entry) {
        if (!words.isBlank()) {
          String part = texts.isEmpty() ? "" : Integer.toString(texts.size() + 1);
          texts.add(
              new LibraryText(TextOrigin.MANIFEST, source, part, words.strip(), Transcript.EMPTY));
        }
      }
    }
    return texts;
  }
}
