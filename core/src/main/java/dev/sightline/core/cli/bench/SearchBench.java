package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexFacts;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.Route;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchHit;
import dev.sightline.core.search.SearchIndex;
import dev.sightline.core.search.SearchQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Builds an index of made-up videos, each with a text and a vector, and asks it: by words, by
 * vector, and by both as a user does, the last also while another thread puts and removes videos.
 * Recall is the share of the ten true neighbours, by comparing everything, among the ten that are
 * found. Beside wall times stands processor time, which other work on the machine does not change.
 */
final class SearchBench implements Benchmark {
  /** Videos if nobody asks for more. */
  static final int VIDEOS = 100_000;

  private static final int BATCH = 1000;
  private static final int RECALL_QUESTIONS = 100;
  private static final int NEIGHBOURS = 10;
  private static final int QUESTIONS = 400;
  private static final int WARM_UP = 200;
  private static final int RESULTS = 20;

  /** Videos replaced, and others removed, at a time while the index is asked. */
  private static final int CHANGES = 10;

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;
  private static final double MEGA = 1e6;
  private static final String GOAL = "≤ 30 at 1,000,000";

  private final Path folder;
  private final int videos;
  private final SyntheticVideos made = new SyntheticVideos();

  /**
   * @param folder in which an index is made and removed
   * @param videos how many, at least 100
   */
  SearchBench(Path folder, int videos) {
    this.folder = folder;
    this.videos = videos;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path place;
    try {
      place = Files.createTempDirectory(Files.createDirectories(folder), "search");
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "No folder can be made in " + folder + ".", e);
    }
    List<Measure> measures = new ArrayList<>();
    try (SearchIndex index =
        SearchIndex.open(place, new IndexFacts("made up", SyntheticVideos.DIM))) {
      ExactNeighbours exact = build(index, measures, progress);
      measures.add(Measure.once("search.size", "MB", bytes(place) / MEGA, ""));
      measures.add(Measure.once("search.heap", "MB", heap(), ""));
      measures.add(Measure.once("search.recall@10", "%", 100 * recall(index, exact), "≥ 95"));
      measures.addAll(ask(index, "words", true, false, progress));
      measures.addAll(ask(index, "vector", false, true, progress));
      measures.addAll(ask(index, "fused", true, true, progress));
      measures.addAll(askWhileChanging(index, progress));
    } finally {
      remove(place);
    }
    return measures;
  }

  private ExactNeighbours build(SearchIndex index, List<Measure> measures, Progress progress)
      throws SightlineException {
    float[][] questions = new float[RECALL_QUESTIONS][];
    for (int q = 0; q < questions.length; q++) {
      questions[q] = made.question(q);
    }
    ExactNeighbours exact = new ExactNeighbours(questions, NEIGHBOURS);
    long begin = Machine.cpuNanos();
    long making = 0; // what the bench itself costs, which is not the index's
    long nanos = 0;
    for (int from = 0; from < videos; from += BATCH) {
      progress.checkCancelled();
      progress.update((double) from / videos, "Building an index of " + videos + " videos");
      long made = processorTime();
      List<IndexedVideo> batch = batch(from, Math.min(videos, from + BATCH), exact);
      making += processorTime() - made;
      long start = System.nanoTime();
      index.add(batch);
      nanos += System.nanoTime() - start;
    }
    progress.update(-1, "Merging the pieces of " + videos + " videos");
    long start = System.nanoTime();
    index.settle();
    nanos += System.nanoTime() - start;
    double cpu = (Machine.cpuNanos() - begin - making) / NANOS;
    measures.add(Measure.once("search.videos", "videos", index.size(), "1,000,000"));
    measures.add(Measure.once("search.build", "videos/s", videos / (nanos / NANOS), ""));
    measures.add(Measure.once("search.build.cpu", "s", cpu, ""));
    return exact;
  }

  private List<IndexedVideo> batch(int from, int to, ExactNeighbours exact) {
    List<IndexedVideo> batch = new ArrayList<>();
    for (int v = from; v < to; v++) {
      float[] vector = made.vector(v);
      exact.see(v, vector);
      batch.add(made.video(v, vector));
    }
    return batch;
  }

  private double recall(SearchIndex index, ExactNeighbours exact) throws SightlineException {
    int found = 0;
    for (int q = 0; q < RECALL_QUESTIONS; q++) {
      Set<Integer> truth = exact.of(q);
      List<SearchHit> hits =
          index.search(SearchQuery.ranking("", Map.of(Route.VIDEO, made.question(q)), NEIGHBOURS));
      for (SearchHit hit : hits) {
        found += truth.contains(Integer.parseInt(hit.video().substring(1))) ? 1 : 0;
      }
    }
    return found / (double) (RECALL_QUESTIONS * NEIGHBOURS);
  }

  private List<Measure> ask(
      SearchIndex index, String name, boolean words, boolean vector, Progress progress)
      throws SightlineException {
    double[] times = new double[QUESTIONS];
    double[] costs = new double[QUESTIONS];
    for (int q = -WARM_UP; q < QUESTIONS; q++) {
      progress.checkCancelled();
      progress.update(-1, "Searching " + videos + " videos by " + name);
      long before = processorTime();
      double ms = ask(index, q + WARM_UP, words, vector);
      if (q >= 0) {
        times[q] = ms;
        costs[q] = (processorTime() - before) / MILLIS;
      }
    }
    return List.of(
        Measure.ofCosts("search." + name, "ms", times, GOAL),
        Measure.ofCosts("search." + name + ".cpu", "ms", costs, ""));
  }

  /** One search as a user makes it, with reasons. */
  private double ask(SearchIndex index, int q, boolean words, boolean vector)
      throws SightlineException {
    SearchQuery query =
        SearchQuery.explained(
            words ? made.questionWords(q) : "",
            vector ? Map.of(Route.VIDEO, made.question(q)) : Map.of(),
            SearchFilter.NONE,
            RESULTS);
    long start = System.nanoTime();
    index.search(query);
    return (System.nanoTime() - start) / MILLIS;
  }

  private List<Measure> askWhileChanging(SearchIndex index, Progress progress)
      throws SightlineException {
    double[] times = new double[QUESTIONS];
    double[] costs = new double[QUESTIONS];
    try (Changer changer = new Changer(index)) {
      for (int q = 0; q < QUESTIONS; q++) {
        progress.checkCancelled();
        progress.update(-1, "Searching while videos are put and removed");
        long before = processorTime();
        times[q] = ask(index, q, true, true);
        costs[q] = (processorTime() - before) / MILLIS;
      }
      List<Measure> measures = new ArrayList<>();
      measures.add(Measure.ofCosts("search.fused.changing", "ms", times, GOAL));
      measures.add(Measure.ofCosts("search.fused.changing.cpu", "ms", costs, ""));
      measures.addAll(changer.end());
      return measures;
    }
  }

  /** Puts videos again and removes others, on and on, on a thread of its own. */
  private final class Changer implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Double> puts = new ArrayList<>();
    private final List<Double> removals = new ArrayList<>();
    private final Future<?> work;

    Changer(SearchIndex index) {
      work =
          thread.submit(
              () -> {
                for (int round = 0; round == 0 || !ended.get(); round++) {
                  change(index, round);
                }
                return null;
              });
    }

    private void change(SearchIndex index, int round) throws SightlineException {
      List<IndexedVideo> again = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (int c = 0; c < CHANGES; c++) {
        int number = Math.floorMod((2 * round) * CHANGES + c, videos);
        again.add(made.video(number, made.vector(number)));
        gone.add(SyntheticVideos.id(Math.floorMod((2 * round + 1) * CHANGES + c, videos)));
      }
      long start = System.nanoTime();
      index.put(again);
      long between = System.nanoTime();
      index.remove(gone);
      puts.add((between - start) / MILLIS);
      removals.add((System.nanoTime() - between) / MILLIS);
    }

    /** Waits for the last round. */
    List<Measure> end() throws SightlineException {
      ended.set(true);
      try {
        work.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SightlineException known) {
          throw known;
        }
        throw new IllegalStateException("changing the index ended unexpectedly", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SightlineException(Problem.INTERNAL, "The measurement was interrupted.", e);
      }
      return List.of(
          Measure.ofCosts("search.put" + CHANGES, "ms", array(puts), ""),
          Measure.ofCosts("search.remove" + CHANGES, "ms", array(removals), ""));
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
      ended.set(true);
      thread.close(); // waits for the round that runs
    }
  }

  /** Of this thread, which makes the whole search, ns. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Heap in use after a collection, MB. */
  private static double heap() {
    System.gc();
    Runtime r = Runtime.getRuntime();
    return (r.totalMemory() - r.freeMemory()) / MEGA;
  }

  private static long bytes(Path place) throws SightlineException {
    try (Stream<Path> files = Files.list(place)) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, place + " cannot be read.", e);
    }
  }

  private static void remove(Path place) throws SightlineException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, place + " cannot be removed.", e);
    }
  }
}
