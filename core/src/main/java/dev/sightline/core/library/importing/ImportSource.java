package dev.sightline.core.library.importing;

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

/**
 * What the user wants imported.
 *
 * @param path a file, a folder, or a manifest
 * @param set true to read it as a data set: a manifest, or a folder for each class
 */
public record ImportSource(Path path, boolean set) {
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
  Iterator<Candidate> candidates() throws SightlineException {
    if (set) {
      return candidates(SetReader.read(path));
    }
    return Files.isDirectory(path)
        ? new FolderWalk(path.toAbsolutePath().normalize())
        : List.of(Candidate.of(path)).iterator();
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
        return new Candidate(entry.getKey(), source, labels, texts(source, entry.getValue()));
      }
    };
  }

  private static List<LibraryText> texts(String source, List<OwnVideo> entries) {
    List<LibraryText> texts = new ArrayList<>();
    for (OwnVideo entry : entries) {
      for (String words : entry.texts()) {
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
