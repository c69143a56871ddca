package dev.sightline.core.analysis;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Keeps the attention of all analyses that are in use within a budget of memory. What was not
 * looked at for the longest time goes to disk; whoever asks for it later gets the same numbers,
 * read map by map. What nobody uses any more is forgotten, and its file deleted. Thread-safe.
 */
public final class AttentionStore implements AutoCloseable {
  /** Enough for the longest text beside the longest video with the bundled models, bytes. */
  public static final long DEFAULT_BUDGET = 512L << 20;

  private static final Cleaner CLEANER = Cleaner.create();

  private final Path folder;
  private final List<WeakReference<KeptValues>> kept = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long budget;
  private long clock;

  /**
   * How much is where.
   *
   * @param budget bytes that may be in memory
   * @param memory bytes in memory
   * @param disk bytes on disk
   * @param inMemory stacks of maps that are in memory
   * @param all stacks of maps that are kept
   */
  public record State(long budget, long memory, long disk, int inMemory, int all) {}

  /**
   * @param root where files go; made when needed. What a process that is gone left there is deleted
   * @param budget bytes that may be in memory, 0 or more
   */
  public AttentionStore(Path root, long budget) {
    this.folder = root.resolve(Long.toString(ProcessHandle.current().pid()));
    this.budget = budget;
    forgetOthers(root);
  }

  /** Told after each change, on the thread that made it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Takes the attention of an analysis into the budget.
   *
   * @return the same analysis, whose maps may lie on disk
   * @throws SightlineException {@code FILE} if what does not fit into memory cannot be written
   */
  public Analysis keep(Analysis analysis) throws SightlineException {
    List<AttentionStack> stacks = new ArrayList<>();
    synchronized (this) {
      for (AttentionStack stack : analysis.attention()) {
        if (stack.source() instanceof KeptValues) {
          stacks.add(stack);
        } else {
          KeptValues values = new KeptValues(stack.values(), this::used);
          values.touch(++clock);
          kept.add(new WeakReference<>(values));
          stacks.add(stack.with(values));
        }
      }
      fit();
    }
    changed();
    return analysis.withAttention(stacks);
  }

  /**
   * Another budget from now on.
   *
   * @throws SightlineException {@code FILE} if what does not fit any more cannot be written
   */
  public void budget(long bytes) throws SightlineException {
    synchronized (this) {
      budget = bytes;
      fit();
    }
    changed();
  }

  /** How much is where. */
  public synchronized State state() {
    long memory = 0;
    long disk = 0;
    int inMemory = 0;
    List<KeptValues> all = live();
    for (KeptValues values : all) {
      if (values.isInMemory()) {
        memory += values.bytes();
        inMemory++;
      } else {
        disk += values.bytes();
      }
    }
    return new State(budget, memory, disk, inMemory, all.size());
  }

  private synchronized void used(KeptValues values) {
    values.touch(++clock);
  }

  /** Moves the least recently used to disk until the rest fits. */
  private void fit() throws SightlineException {
    List<KeptValues> inMemory = new ArrayList<>(live());
    inMemory.removeIf(v -> !v.isInMemory());
    inMemory.sort(Comparator.comparingLong(KeptValues::lastUsed));
    long sum = inMemory.stream().mapToLong(KeptValues::bytes).sum();
    for (KeptValues values : inMemory) {
      if (sum <= budget) {
        return;
      }
      spill(values);
      sum -= values.bytes();
    }
  }

  private void spill(KeptValues values) throws SightlineException {
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, "attention-", ".f32");
      // holds the path alone: whatever held the values would keep them from being forgotten
      CLEANER.register(values, () -> delete(file));
      values.moveTo(file);
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
  }

  private List<KeptValues> live() {
    kept.removeIf(r -> r.get() == null);
    return kept.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Deletes what is on disk: nobody may ask for it any more. */
  @Override
  public void close() {
    deleteAll(folder);
  }

  private static void forgetOthers(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> folders = Files.list(root)) {
      folders.filter(AttentionStore::isAbandoned).forEach(AttentionStore::deleteAll);
    } catch (IOException e) {
      // they cost room on the disk and nothing else; the next start tries again
      return;
    }
  }

  private static boolean isAbandoned(Path folder) {
    try {
      return ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).isEmpty();
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private static void deleteAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(AttentionStore::delete);
    } catch (IOException e) {
      return;
    }
    delete(folder);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // deleted at the next start
      return;
    }
  }
}
