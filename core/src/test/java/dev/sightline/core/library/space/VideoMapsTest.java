package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoMapsTest {
  @TempDir private Path folder;

  @Test
  void aMapIsMadeOnceAndKept() throws Exception {
    VideoMaps maps = new VideoMaps(new ResultCache(folder, 1 << 20));
    SortedMap<Long, float[]> vectors = vectors(60);
    Counted counted = new Counted();
    VideoMap umap = maps.of(MapMethod.UMAP, vectors, counted);
    assertThat(umap.method()).isEqualTo(MapMethod.UMAP);
    assertThat(umap.points())
        .extracting(VideoMap.Point::video)
        .containsExactlyElementsOf(vectors.keySet());
    assertThat(umap.trust()).isBetween(0.9, 1.0);
    assertThat(counted.reports).isPositive();
    counted.reports = 0;
    assertThat(maps.of(MapMethod.UMAP, vectors, counted)).isEqualTo(umap);
    assertThat(counted.reports).as("nothing was made").isZero();

    VideoMap pca = maps.of(MapMethod.PCA, vectors, Progress.NONE);
    assertThat(pca.method()).isEqualTo(MapMethod.PCA);
    assertThat(pca.shareX()).isPositive();
    assertThat(pca.points()).isNotEqualTo(umap.points());

    vectors.put(100L, vectors.get(1L));
    assertThat(maps.of(MapMethod.UMAP, vectors, counted).points()).hasSize(61);
    assertThat(counted.reports).as("another video, another map").isPositive();
  }

  @Test
  void aDamagedMapIsMadeAnew() throws Exception {
    VideoMaps maps = new VideoMaps(new ResultCache(folder, 1 << 20));
    SortedMap<Long, float[]> vectors = vectors(30);
    VideoMap map = maps.of(MapMethod.PCA, vectors, Progress.NONE);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[9] ^= 1;
        Files.write(file, bytes);
      }
    }
    assertThat(maps.of(MapMethod.PCA, vectors, Progress.NONE)).isEqualTo(map);
  }

  @Test
  void aHandfulOfVideosIsLaidOutByComponents() throws Exception {
    VideoMaps maps = new VideoMaps(new ResultCache(folder, 1 << 20));
    VideoMap map = maps.of(MapMethod.UMAP, vectors(4), Progress.NONE);
    assertThat(map.method()).isEqualTo(MapMethod.PCA);
    assertThat(map.trust()).isNaN();
    assertThat(maps.of(MapMethod.UMAP, new TreeMap<>(), Progress.NONE).points()).isEmpty();
  }

  private static SortedMap<Long, float[]> vectors(int n) throws Exception {
    List<float[]> points = MapReference.read().points();
    SortedMap<Long, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      vectors.put(i + 1L, points.get(i));
    }
    return vectors;
  }

  private static final class Counted implements Progress {
    private int reports;

    @Override
    public void update(double fraction, Phrase message) {
      reports++;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
