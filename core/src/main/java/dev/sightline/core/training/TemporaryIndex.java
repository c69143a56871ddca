package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexFacts;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.SearchIndex;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A search index that is measured and thrown away. */
final class TemporaryIndex implements AutoCloseable {
  private final Path folder;
  private final SearchIndex index;

  private TemporaryIndex(Path folder, SearchIndex index) {
    this.folder = folder;
    this.index = index;
  }

  /**
   * @param near a folder in which one can be made
   * @param videos at least one, with a vector
   */
  static TemporaryIndex of(Path near, List<IndexedVideo> videos, Progress progress)
      throws SightlineException {
    Path folder;
    try {
      folder = Files.createTempDirectory(near, "index");
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("No folder can be made in {0}.", near), e);
    }
    int dim = videos.getFirst().vectors().video().orElseThrow().length;
    SearchIndex index = SearchIndex.open(folder, new IndexFacts("measured", dim));
    index.rebuild(videos, videos.size(), progress);
    return new TemporaryIndex(folder, index);
  }

  SearchIndex index() {
    return index;
  }

  @Override
  public void close() throws SightlineException {
    index.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("{0} cannot be removed.", folder), e);
    }
  }
}
