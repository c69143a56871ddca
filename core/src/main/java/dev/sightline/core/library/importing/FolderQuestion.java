package dev.sightline.core.library.importing;

import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.OwnVideo;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that holds nothing but folders of videos, which may be classes or, for example, months.
 *
 * @param folder the folder
 * @param names of its folders
 * @param videos how many there are in them
 */
public record FolderQuestion(Path folder, List<String> names, int videos) {
  public FolderQuestion {
    names = List.copyOf(names);
  }

  /** About a set of the form {@code ROOT/<name>/*}. */
  static FolderQuestion of(OwnSet set) {
    return new FolderQuestion(
        set.source(),
        set.videos().stream().map(OwnVideo::label).distinct().sorted().toList(),
        set.videos().size());
  }
}
