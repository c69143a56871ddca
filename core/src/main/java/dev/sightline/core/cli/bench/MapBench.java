package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.library.space.VideoMaps;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lays ten thousand made-up videos out in a plane by each method, with what the judging of the map
 * takes, and reads the map that was kept.
 */
final class MapBench implements Benchmark {
  private static final int VIDEOS = 10_000;
  private static final long ROOM = 64L << 20;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;

  private final Path folder;

  /**
   * @param folder in which maps are kept and removed
   */
  MapBench(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    SyntheticVideos made = new SyntheticVideos();
    SortedMap<Long, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < VIDEOS; i++) {
      vectors.put(i + 1L, made.vector(i));
    }
    Path place;
    try {
      place = Files.createTempDirectory(Files.createDirectories(folder), "maps");
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "No folder can be made in " + folder + ".", e);
    }
    ResultCache cache = new ResultCache(place, ROOM);
    List<Measure> measures = new ArrayList<>();
    try {
      for (MapMethod method : MapMethod.values()) {
        measure(method, vectors, new VideoMaps(cache), measures, progress);
      }
    } finally {
      remove(cache);
    }
    return measures;
  }

  private static void measure(
      MapMethod method,
      SortedMap<Long, float[]> vectors,
      VideoMaps maps,
      List<Measure> measures,
      Progress progress)
      throws SightlineException {
    String name = "map." + method.name().toLowerCase(Locale.ROOT);
    long cpu = Machine.cpuNanos();
    long start = System.nanoTime();
    VideoMap map = maps.of(method, vectors, progress);
    double seconds = (System.nanoTime() - start) / NANOS;
    double processor = (Machine.cpuNanos() - cpu) / NANOS;
    start = System.nanoTime();
    maps.of(method, vectors, progress);
    double again = (System.nanoTime() - start) / MILLIS;
    measures.add(Measure.once(name, "s", seconds, ""));
    measures.add(Measure.once(name + ".cpu", "s", processor, ""));
    measures.add(Measure.once(name + ".kept", "ms", again, ""));
    measures.add(Measure.once(name + ".trustworthiness", "", map.trust(), ""));
  }

  private static void remove(ResultCache cache) throws SightlineException {
    try {
      cache.sweep(Optional.of(Set.of()));
      Files.delete(cache.folder());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "What was measured with cannot be removed from " + cache.folder() + ".", e);
    }
  }
}
