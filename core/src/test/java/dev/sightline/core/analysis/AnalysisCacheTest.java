package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisCacheTest {
  private static final ClipPlan PLAN = new ClipPlan(2, 1, Fraction.of(4), 64);
  private static final FeatureLayout LAYOUT = new FeatureLayout(3, 2);
  private static final long LARGE = 1L << 30;

  @TempDir Path folder;

  @Test
  void givesBackWhatWasStored() throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE);
    assertThat(cache.find(key("a"))).isEmpty();
    store(cache, "a").close();
    try (FeatureFile found = cache.find(key("a")).orElseThrow()) {
      assertThat(found.clips()).isEqualTo(3);
      assertThat(found.framesPerClip()).isEqualTo(2);
      assertThat(found.lower(2)).hasSize(2 * 192 * 49).containsOnly(2.5f);
      assertThat(found.objects(2)).hasSize(1000).containsOnly(0.2f);
      assertThatThrownBy(() -> found.lower(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void everyPartOfTheKeyCounts() {
    List<FeatureKey> keys =
        List.of(
            key("a"),
            key("b"),
            new FeatureKey("a", "other", PLAN),
            new FeatureKey("a", "net", new ClipPlan(3, 1, Fraction.of(4), 64)),
            new FeatureKey("a", "net", new ClipPlan(2, 2, Fraction.of(4), 64)),
            new FeatureKey("a", "net", new ClipPlan(2, 1, Fraction.of(5), 64)),
            new FeatureKey("a", "net", new ClipPlan(2, 1, Fraction.of(4), 65)),
            new FeatureKey("a", "net", PLAN, Optional.empty(), DecoderOptions.Broken.LEFT_OUT));
    assertThat(keys.stream().map(FeatureKey::id)).doesNotHaveDuplicates();
    assertThat(key("a").id()).hasSize(64).isEqualTo(key("a").id());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0000999, 0.3, 0.9999, 1})
  void aChangedByteIsFoundAndTheEntryRemoved(double where) throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE);
    store(cache, "a").close();
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) Math.round(where * (bytes.length - 1))] ^= 1;
    Files.write(file, bytes);
    assertThat(cache.find(key("a"))).isEmpty();
    assertThat(folder).isEmptyDirectory();
    store(cache, "a").close();
    cache.find(key("a")).orElseThrow().close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 16, 1000, -1})
  void aShortenedFileIsFound(long length) throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE);
    store(cache, "a").close();
    byte[] bytes = Files.readAllBytes(onlyFile());
    int keep = (int) (length < 0 ? bytes.length + length : length);
    Files.write(onlyFile(), Arrays.copyOf(bytes, keep));
    assertThat(cache.find(key("a"))).isEmpty();
  }

  @Test
  void aFileUnderAForeignNameIsFound() throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE);
    store(cache, "a").close();
    Files.move(onlyFile(), folder.resolve(key("b").id() + ".features"));
    assertThat(cache.find(key("b"))).isEmpty();
  }

  @Test
  void theOneNotUsedForLongestGoesFirst() throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, 3 * LAYOUT.fileBytes());
    for (String name : List.of("a", "b", "c")) {
      store(cache, name).close();
      age(name, 100);
    }
    age("b", 300);
    age("a", 200);
    cache.find(key("b")).orElseThrow().close(); // used just now
    store(cache, "d").close();
    assertThat(present(cache, "a")).isFalse();
    assertThat(present(cache, "b")).isTrue();
    assertThat(present(cache, "c")).isTrue();
    assertThat(present(cache, "d")).isTrue();
  }

  @Test
  void makesRoomOnADiskThatIsNearlyFull() throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE, this::roomForTwo);
    for (String name : List.of("a", "b", "c")) {
      store(cache, name).close();
      age(name, 100 - name.charAt(0));
    }
    assertThat(present(cache, "a")).isFalse();
    assertThat(present(cache, "c")).isTrue();
  }

  @Test
  void aFullDiskIsSaid() {
    AnalysisCache cache = new AnalysisCache(folder, LARGE, f -> 0);
    assertThatThrownBy(() -> store(cache, "a"))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).startsWith("The disk is full"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    AnalysisCache cache = new AnalysisCache(file, LARGE);
    assertThatThrownBy(() -> store(cache, "a"))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).contains("check its permissions"));
    assertThat(cache.find(key("a"))).isEmpty();
  }

  @Test
  void whatWasNotFinishedLeavesNothing() throws Exception {
    AnalysisCache cache = new AnalysisCache(folder, LARGE);
    try (FeatureWriter writer = cache.begin(LAYOUT)) {
      writer.append(new float[2 * 192 * 49], new float[1000]);
      assertThatThrownBy(() -> writer.finish(key("a"))).isInstanceOf(IllegalStateException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatADeadProcessLeftIsRemoved() throws Exception {
    Path old = Files.createFile(folder.resolve("new1.part"));
    Path fresh = Files.createFile(folder.resolve("new2.part"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(200_000)));
    store(new AnalysisCache(folder, LARGE), "a").close();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  private static FeatureKey key(String video) {
    return new FeatureKey(video, "net", PLAN);
  }

  private static FeatureFile store(AnalysisCache cache, String video)
      throws SightlineException, IOException {
    try (FeatureWriter writer = cache.begin(LAYOUT)) {
      for (int clip = 0; clip < LAYOUT.clips(); clip++) {
        float[] lower = new float[2 * 192 * 49];
        float[] objects = new float[1000];
        Arrays.fill(lower, clip + 0.5f);
        Arrays.fill(objects, clip / 10f);
        writer.append(lower, objects);
      }
      return cache.commit(key(video), writer);
    }
  }

  private void age(String video, long seconds) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(key(video).id() + ".features"),
        FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private boolean present(AnalysisCache cache, String video) {
    Optional<FeatureFile> found = cache.find(key(video));
    found.ifPresent(FeatureFile::close);
    return found.isPresent();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  /** A disk that holds two entries and a bit. */
  private long roomForTwo(Path disk) {
    try (Stream<Path> files = Files.list(disk)) {
      long used = files.filter(f -> f.toString().endsWith(".features")).count();
      return (2 - used) * LAYOUT.fileBytes() + 100;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
