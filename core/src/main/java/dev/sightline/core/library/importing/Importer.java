package dev.sightline.core.library.importing;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Brings files into the catalogue. A few threads read files ahead; the calling thread writes, in
 * the order of the files, many in one transaction. Memory does not grow with the number of files. A
 * file that is broken becomes an entry with its reason. One import at a time.
 */
public final class Importer {
  /**
   * Files in one transaction: a commit waits for the disk, so that each file alone would be slow.
   */
  private static final int BATCH = 64;

  /** A transaction is not kept open longer than this, ns: what was shown should be safe. */
  private static final long BATCH_NANOS = 1_000_000_000L;

  /** Files that are read ahead for each thread. */
  private static final int AHEAD = 4;

  private static final int PAGE = 500;

  private final Catalogue catalogue;
  private final Examiner examiner;
  private final ImportWriter writer;
  private final int threads;

  /**
   * @param catalogue open to write
   * @param opener opens videos
   * @param threads how many files are read at the same time, at least 1
   */
  public Importer(Catalogue catalogue, VideoOpener opener, int threads) {
    this.catalogue = catalogue;
    this.examiner = new Examiner(opener);
    this.writer = new ImportWriter(catalogue);
    this.threads = threads;
  }

  /**
   * Imports files, folders and data sets. What is known and unchanged is not read again.
   *
   * @param sources in the order in which they are imported
   * @param retry true to try files once more that were broken and have not changed
   * @param told gets each result once it is safe on the disk, on the calling thread
   * @throws SightlineException if a source is missing or should be a data set and is none, before
   *     anything is imported; if the catalogue cannot be written; if the user cancelled: what was
   *     told stays
   */
  public ImportSummary run(
      List<ImportSource> sources, boolean retry, Progress progress, Consumer<ImportResult> told)
      throws SightlineException {
    long files = 0;
    for (ImportSource source : sources) {
      if (!Files.exists(source.path())) {
        throw new SightlineException(
            Problem.FILE, Phrase.of("There is no file or folder {0}.", source.path()));
      }
      for (Iterator<Candidate> all = source.candidates(progress); all.hasNext(); all.next()) {
        progress.checkCancelled();
        files++;
      }
    }
    ImportSummary.Tally tally = new ImportSummary.Tally();
    try (Run run = new Run(files, progress, told.andThen(tally::add))) {
      for (ImportSource source : sources) {
        run.all(source.candidates(progress), retry);
      }
      run.finish();
    }
    return tally.summary();
  }

  /**
   * Tries all files once more that are noted as broken.
   *
   * @param told gets each result once it is safe on the disk, on the calling thread
   * @throws SightlineException if the catalogue cannot be written, or the user cancelled
   */
  public ImportSummary retryBroken(Progress progress, Consumer<ImportResult> told)
      throws SightlineException {
    ImportSummary.Tally tally = new ImportSummary.Tally();
    long files = catalogue.broken().count();
    try (Run run = new Run(files, progress, told.andThen(tally::add))) {
      List<BrokenFile> page = catalogue.broken().page("", PAGE);
      while (!page.isEmpty()) {
        run.all(page.stream().map(b -> Candidate.of(b.path())).iterator(), true);
        page = catalogue.broken().page(page.getLast().path().toString(), PAGE);
      }
      run.finish();
    }
    return tally.summary();
  }

  /** One import while it runs. */
  private final class Run implements AutoCloseable {
    private final long files;
    private final Progress progress;
    private final Consumer<ImportResult> told;
    private final ExecutorService readers = Executors.newFixedThreadPool(threads, new Readers());
    private final Deque<Future<Examined>> ahead = new ArrayDeque<>();
    private final List<Examined> batch = new ArrayList<>();
    private long batchBegan;
    private long done;

    Run(long files, Progress progress, Consumer<ImportResult> told) {
      this.files = files;
      this.progress = progress;
      this.told = told;
    }

    void all(Iterator<Candidate> candidates, boolean retry) throws SightlineException {
      while (candidates.hasNext()) {
        Candidate candidate = candidates.next();
        checkCancelled();
        Optional<ImportResult> known =
            writer.known(candidate, FileState.of(candidate.file()), retry);
        if (known.isPresent()) {
          tell(known.get());
        } else {
          ahead.add(readers.submit(() -> examiner.examine(candidate, progress)));
        }
        while (ahead.size() > threads * AHEAD) {
          take();
        }
      }
    }

    void finish() throws SightlineException {
      while (!ahead.isEmpty()) {
        checkCancelled();
        take();
      }
      commit();
    }

    private void checkCancelled() throws SightlineException {
      if (progress.isCancelled()) {
        commit(); // what was read is not lost
        throw new CancelledException();
      }
    }

    private void take() throws SightlineException {
      try {
        if (batch.isEmpty()) {
          batchBegan = System.nanoTime();
        }
        batch.add(ahead.remove().get());
      } catch (ExecutionException e) {
        commit();
        if (e.getCause() instanceof SightlineException known) {
          throw known;
        }
        throw new IllegalStateException("reading a file ended unexpectedly", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        commit();
        throw new CancelledException();
      }
      if (batch.size() >= BATCH || System.nanoTime() - batchBegan > BATCH_NANOS) {
        commit();
      }
    }

    private void commit() throws SightlineException {
      if (batch.isEmpty()) {
        return;
      }
      List<ImportResult> results =
          catalogue.transaction(
              () -> {
                List<ImportResult> written = new ArrayList<>();
                for (Examined examined : batch) {
                  written.add(writer.write(examined));
                }
                return written;
              });
      batch.clear();
      results.forEach(this::tell);
    }

    private void tell(ImportResult result) {
      done++;
      told.accept(result);
      progress.counted(done);
      progress.update(
          files == 0 ? -1 : Math.min(1, (double) done / files), Phrase.of("Importing videos"));
    }

    @Override
    public void close() {
      readers.shutdownNow();
    }
  }

  /** Names the threads that read files. */
  private static final class Readers implements ThreadFactory {
    private int made;

    @Override
    public synchronized Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "sightline-import-" + ++made);
      thread.setDaemon(true);
      return thread;
    }
  }
}
