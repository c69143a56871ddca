package org.example.sightline;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.importing.ListedVideo;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists as sound editors keep them: {@code file | class | words} on each line of a .lst file. */
public final class FilesOfList implements VideoLister {
  @Override
  public String key() {
    return "lines";
  }

  @Override
  public String title() {
    return "List with bars";
  }

  @Override
  public boolean reads(Path path) {
    return path.getFileName().toString().endsWith(".lst");
  }

  @Override
  public List<ListedVideo> read(Path path, Progress progress) throws SightlineException {
    List<ListedVideo> videos = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(path)) {
        progress.checkCancelled();
        String[] parts = line.split("\\|", 3);
        if (!line.isBlank()) {
          videos.add(new ListedVideo(Path.of(parts[0].strip()), part(parts, 1), part(parts, 2)));
        }
      }
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, path.getFileName() + " cannot be read.", e);
    }
    return videos;
  }

  private static List<String> part(String[] parts, int index) {
    return parts.length > index && !parts[index].isBlank()
        ? List.of(parts[index].strip())
        : List.of();
  }
}
