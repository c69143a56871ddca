package dev.sightline.core.library.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
  private static final String KEY = ResultCache.key("video", "bundle", "text");

  @TempDir private Path dir;

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  private static Path entry(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void keysDependOnEveryPartAndWhereItEnds() {
    assertThat(
            Stream.of(
                KEY,
                ResultCache.key("video", "bundle"),
                ResultCache.key("video", "bundlet", "ext"),
                ResultCache.key("bundle", "video", "text"),
                ResultCache.key("videobundletext")))
        .doesNotHaveDuplicates()
        .allMatch(k -> k.matches("[0-9a-f]{64}"));
  }

  @Test
  void givesBackWhatWasKept() throws Exception {
    ResultCache cache = new ResultCache(dir, 1000);
    assertThat(cache.find(KEY)).isEmpty();
    cache.put(KEY, bytes("answer"));
    assertThat(cache.find(KEY)).contains(bytes("answer"));
    cache.put(KEY, new byte[0]);
    assertThat(cache.find(KEY)).contains(new byte[0]);
  }

  @Test
  void whatIsDamagedIsMadeAgain() throws Exception {
    ResultCache cache = new ResultCache(dir, 1000);
    AtomicInteger made = new AtomicInteger();
    ResultCache.Maker maker = () -> bytes("answer " + made.incrementAndGet());
    assertThat(cache.get(KEY, maker)).isEqualTo(bytes("answer 1"));
    assertThat(cache.get(KEY, maker)).isEqualTo(bytes("answer 1"));
    Path file = entry(dir);
    byte[] content = Files.readAllBytes(file);
    content[3] ^= 1;
    Files.write(file, content);
    assertThat(cache.isIntact(KEY)).isFalse();
    assertThat(cache.get(KEY, maker)).isEqualTo(bytes("answer 2"));
    assertThat(cache.isIntact(KEY)).isTrue();
  }

  @Property(tries = 60)
  void noBitAndNoByteCanGoUnseen(
      @ForAll @Size(max = 40) byte[] content,
      @ForAll @IntRange(max = 7) int bit,
      @ForAll @IntRange(max = 71) int at,
      @ForAll boolean cut)
      throws Exception {
    Path folder = Files.createTempDirectory("results");
    try {
      ResultCache cache = new ResultCache(folder, 1000);
      cache.put(KEY, content);
      Path file = entry(folder);
      byte[] all = Files.readAllBytes(file);
      int place = at % all.length;
      if (cut) {
        Files.write(file, Arrays.copyOf(all, place));
      } else {
        all[place] ^= (byte) (1 << bit);
        Files.write(file, all);
      }
      assertThat(cache.find(KEY)).isEmpty();
      assertThat(file).doesNotExist();
    } finally {
      Files.delete(folder);
    }
  }

  @Test
  void theOneNotUsedForLongestGoesFirst() throws Exception {
    ResultCache cache = new ResultCache(dir, 3 * 132);
    Instant past = Instant.now().minusSeconds(3600);
    for (int i = 0; i < 3; i++) {
      cache.put("k" + i, new byte[100]);
      Files.setLastModifiedTime(
          dir.resolve("k" + i + ".result"), FileTime.from(past.plusSeconds(i)));
    }
    assertThat(cache.find("k0")).isPresent(); // used just now
    cache.put("k3", new byte[100]);
    assertThat(cache.find("k1")).isEmpty();
    assertThat(cache.find("k0")).isPresent();
    assertThat(cache.find("k2")).isPresent();
    assertThat(cache.find("k3")).isPresent();
  }

  @Test
  void sweepingKeepsWhatIsNeededAndIntact() throws Exception {
    ResultCache cache = new ResultCache(dir, 1000);
    cache.put("needed", bytes("1"));
    cache.put("other", bytes("2"));
    cache.put("damaged", bytes("3"));
    Files.writeString(dir.resolve("damaged.result"), "short");
    assertThat(cache.sweep(Optional.empty())).isEqualTo(List.of("damaged"));
    assertThat(cache.sweep(Optional.of(Set.of("needed")))).isEqualTo(List.of("other"));
    assertThat(cache.holds("needed")).isTrue();
    assertThat(cache.holds("other")).isFalse();
    assertThat(new ResultCache(dir.resolve("none"), 10).sweep(Optional.empty())).isEmpty();
  }

  @Test
  void aFolderThatCannotBeIsTold() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> new ResultCache(file.resolve("in"), 10).put(KEY, new byte[1]))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
  }
}
