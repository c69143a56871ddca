package dev.sightline.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Analyses many videos, some at a time, and prints a line for each in the order in which they were
 * named. A video that cannot be analysed is told and does not stop the others.
 */
final class AnalyzeMany {
  private final PrintWriter out;
  private final boolean json;
  private final int top;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * @param json whether lines are JSON objects
   * @param top classes of each head in a JSON line
   */
  AnalyzeMany(PrintWriter out, boolean json, int top) {
    this.out = out;
    this.json = json;
    this.top = top;
  }

  /** Analyses one video and writes its report. Called by several threads. */
  interface Step {
    Analysis analyze(AnalyzeFolders.Item item, Progress progress) throws SightlineException;
  }

  /**
   * Runs all.
   *
   * @param jobs videos at a time, at least 1
   * @return exit code of the first problem, 0 if there was none
   * @throws SightlineException if the user stopped it; what was written stays
   */
  int run(List<AnalyzeFolders.Item> items, int jobs, Step step, Progress progress)
      throws SightlineException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Analysis>> answers = new ArrayList<>();
      Progress quiet = new Quiet(progress);
      for (AnalyzeFolders.Item item : items) {
        answers.add(threads.submit(() -> step.analyze(item, quiet)));
      }
      int exit = 0;
      for (int i = 0; i < items.size(); i++) {
        progress.update((double) i / items.size(), items.get(i).video().getFileName().toString());
        int one = tell(items.get(i), answers.get(i));
        exit = exit == 0 ? one : exit;
      }
      return exit;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private int tell(AnalyzeFolders.Item item, Future<Analysis> answer) throws SightlineException {
    try {
      Analysis a = answer.get();
      print(item, a);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancelledException stopped) {
        throw stopped;
      }
      if (e.getCause() instanceof SightlineException known) {
        print(item, known);
        return known.problem().exitCode();
      }
      throw new SightlineException(
          Problem.INTERNAL, "An internal error stopped the command: " + e.getCause(), e);
    }
  }

  private void print(AnalyzeFolders.Item item, Analysis a) {
    if (!json) {
      out.printf(
          Locale.ROOT,
          "%s: %d clips, %.2f s%s%n",
          item.video(),
          a.clips().size(),
          a.video().duration().toDouble(),
          a.heads().stream().findFirst().map(AnalyzeMany::first).orElse(""));
      out.flush();
      return;
    }
    Map<String, Object> line = line(item);
    line.put("clips", a.clips().size());
    line.put("seconds", a.video().duration().toDouble());
    line.put("text", a.text().text());
    Map<String, Object> heads = new LinkedHashMap<>();
    for (HeadResult h : a.heads()) {
      List<Map<String, Object>> classes = new ArrayList<>();
      for (int label : h.top(top)) {
        classes.add(
            Map.of("label", h.labels().get(label), "probability", h.probabilities().get(label)));
      }
      heads.put(h.head(), Map.of("known", !h.isForeign(), "top", classes));
    }
    line.put("heads", heads);
    if (!a.text().isBlank()) {
      line.put("alignment", a.alignmentScore());
    }
    line.put("report", item.out().toString());
    write(line);
  }

  private static String first(HeadResult head) {
    int best = head.top(1).getFirst();
    return String.format(
        Locale.ROOT,
        ", %s: %s (%.1f %%)",
        head.head(),
        head.isForeign() ? "none of the trained classes" : head.labels().get(best),
        100 * head.probabilities().get(best));
  }

  private void print(AnalyzeFolders.Item item, SightlineException problem) {
    if (!json) {
      out.println(item.video() + ": " + problem.userMessage());
      out.flush();
      return;
    }
    Map<String, Object> line = line(item);
    line.put("problem", problem.problem().name().toLowerCase(Locale.ROOT));
    line.put("message", problem.userMessage());
    write(line);
  }

  private static Map<String, Object> line(AnalyzeFolders.Item item) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("video", item.video().toString());
    return line;
  }

  private void write(Map<String, Object> line) {
    try {
      out.println(mapper.writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  /** Passes on the wish to stop; where each of many is would be too much to read. */
  private record Quiet(Progress whole) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return whole.isCancelled();
    }
  }
}
