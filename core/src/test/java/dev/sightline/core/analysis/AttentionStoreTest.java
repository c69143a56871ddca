package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttentionStoreTest {
  @TempDir private Path root;

  private static Analysis analysis(String text) throws SightlineException {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      return model.analyze(model.encode(Path.of("v.mp4"), Progress.NONE), text, Progress.NONE);
    }
  }

  private static long bytes(Analysis a) {
    return a.attention().stream().mapToLong(s -> 4L * s.values().length).sum();
  }

  private long files() throws Exception {
    Path mine = root.resolve(Long.toString(ProcessHandle.current().pid()));
    if (!Files.isDirectory(mine)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(mine)) {
      return all.count();
    }
  }

  @Test
  void whatFitsStaysInMemoryAndIsTheSame() throws Exception {
    Analysis plain = analysis("two red buses wait");
    AttentionStore store = new AttentionStore(root, AttentionStore.DEFAULT_BUDGET);
    Analysis kept = store.keep(plain);
    assertThat(kept.attention().getFirst().values())
        .isEqualTo(plain.attention().getFirst().values());
    assertThat(store.state().memory()).isEqualTo(bytes(plain));
    assertThat(store.state().disk()).isZero();
    assertThat(files()).isZero();
  }

  @Test
  void whatDoesNotFitComesFromDiskWithTheSameNumbers() throws Exception {
    Analysis plain = analysis("two red buses wait");
    AttentionStore store = new AttentionStore(root, 0);
    Analysis kept = store.keep(plain);
    assertThat(store.state().memory()).isZero();
    assertThat(store.state().disk()).isEqualTo(bytes(plain));
    assertThat(files()).isEqualTo(plain.attention().size());
    for (int i = 0; i < plain.attention().size(); i++) {
      AttentionStack before = plain.attention().get(i);
      AttentionStack after = kept.attention().get(i);
      assertThat(after.values()).isEqualTo(before.values());
      for (int l = 0; l < before.layers(); l++) {
        assertThat(after.meanOverHeads(l)).satisfies(m -> assertThat(m.values()).isNotEmpty());
        assertThat(after.meanOverHeads(l).values()).isEqualTo(before.meanOverHeads(l).values());
        for (int h = 0; h < before.heads(); h++) {
          assertThat(after.map(l, h).values()).isEqualTo(before.map(l, h).values());
        }
      }
    }
  }

  @Test
  void theBudgetHoldsHoweverManyAnalysesThereAre() throws Exception {
    Analysis one = analysis("a bus number 0");
    long budget = 3 * bytes(one) + 100;
    AttentionStore store = new AttentionStore(root, budget);
    List<Analysis> inUse = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      inUse.add(store.keep(analysis("a bus number " + i)));
      assertThat(store.state().memory()).isLessThanOrEqualTo(budget);
    }
    AttentionStore.State state = store.state();
    assertThat(state.all()).isEqualTo(12 * one.attention().size());
    assertThat(state.memory() + state.disk())
        .isEqualTo(inUse.stream().mapToLong(AttentionStoreTest::bytes).sum());
  }

  @Test
  void whatWasLookedAtLastStays() throws Exception {
    Analysis first = analysis("first words");
    long one = bytes(first);
    AttentionStore store = new AttentionStore(root, 2 * one + 200);
    Analysis a = store.keep(first);
    Analysis b = store.keep(analysis("other words"));
    a.attention().forEach(s -> s.map(0, 0));
    Analysis c = store.keep(analysis("third words"));
    assertThat(a.attention()).allMatch(AttentionStoreTest::isInMemory);
    assertThat(c.attention()).allMatch(AttentionStoreTest::isInMemory);
    assertThat(b.attention()).anyMatch(s -> !isInMemory(s));
  }

  private static boolean isInMemory(AttentionStack stack) {
    return ((KeptValues) stack.source()).isInMemory();
  }

  @Test
  void keepingTwiceTakesNothingTwiceAndCoursesKeepTheirMaps() throws Exception {
    AttentionStore store = new AttentionStore(root, AttentionStore.DEFAULT_BUDGET);
    Analysis kept = store.keep(analysis("two red buses"));
    Analysis again = store.keep(kept);
    assertThat(again.attention()).isEqualTo(kept.attention());
    assertThat(store.state().all()).isEqualTo(kept.attention().size());
  }

  @Test
  void aSmallerBudgetMovesToDiskAtOnceAndIsTold() throws Exception {
    AttentionStore store = new AttentionStore(root, AttentionStore.DEFAULT_BUDGET);
    AtomicBoolean told = new AtomicBoolean();
    Analysis kept = store.keep(analysis("two red buses"));
    store.onChange(() -> told.set(true));
    store.budget(1000);
    assertThat(store.state().memory()).isLessThanOrEqualTo(1000);
    assertThat(told).isTrue();
    assertThat(kept.attention().getFirst().map(0, 0).values()).isNotEmpty();
  }

  @Test
  void whatNobodyUsesIsForgottenWithItsFile() throws Exception {
    AttentionStore store = new AttentionStore(root, 0);
    keepAndForget(store);
    for (int i = 0; i < 200 && (store.state().all() > 0 || files() > 0); i++) {
      System.gc();
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(store.state().all()).isZero();
    assertThat(files()).isZero();
  }

  private static void keepAndForget(AttentionStore store) throws SightlineException {
    assertThat(store.keep(analysis("two red buses")).attention()).isNotEmpty();
  }

  @Test
  void closingDeletesAndWhatAProcessThatIsGoneLeftIsDeletedAtTheNextStart() throws Exception {
    AttentionStore store = new AttentionStore(root, 0);
    store.keep(analysis("two red buses"));
    store.close();
    assertThat(files()).isZero();
    long dead = Long.MAX_VALUE / 2;
    Path left = Files.createDirectories(root.resolve(Long.toString(dead)));
    Files.writeString(left.resolve("attention-1.f32"), "x");
    Path other = Files.createDirectories(root.resolve("notes"));
    new AttentionStore(root, 0);
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "x");
    AttentionStore store = new AttentionStore(file, 0);
    Analysis plain = analysis("two red buses");
    assertThatThrownBy(() -> store.keep(plain))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void readersSeeTheSameNumbersWhileValuesMove() throws Exception {
    AttentionStore store = new AttentionStore(root, AttentionStore.DEFAULT_BUDGET);
    Analysis plain = analysis("two red buses wait at the corner");
    Analysis kept = store.keep(plain);
    float[] wanted = plain.attention().get(1).map(1, 2).values();
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              for (int i = 0; i < 400 && failed.get() == null; i++) {
                try {
                  assertThat(kept.attention().get(1).map(1, 2).values()).isEqualTo(wanted);
                } catch (Throwable t) {
                  failed.set(t);
                }
              }
            });
    reader.start();
    store.budget(0);
    reader.join();
    assertThat(failed.get()).isNull();
  }
}
