package dev.sightline.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Does the same for each of several videos, one after the other. What is done of each lies in a log
 * until all are finished, so a command that was stopped or killed goes on where it was when it is
 * started again. One thread.
 */
final class EachVideo {
  private final PrintWriter out;
  private final boolean json;
  private final boolean keeps;
  private final List<PartLog> logs = new ArrayList<>();

  /**
   * @param json whether a problem is told as a JSON object
   * @param keeps false: nothing is kept on disk
   */
  EachVideo(PrintWriter out, boolean json, boolean keeps) {
    this.out = out;
    this.json = json;
    this.keeps = keeps;
  }

  /** Does it for one video and prints what came of it. */
  interface Step {
    void run(Path video, Progress progress) throws SightlineException;
  }

  /**
   * Runs all. With several videos, one that cannot be done is told and does not stop the others.
   *
   * @return exit code of the first problem, 0 if there was none
   * @throws SightlineException the problem of a lone video; or the user stopped it: what was done
   *     stays done
   */
  int run(List<Path> videos, Step step, Progress progress) throws SightlineException {
    int exit = 0;
    for (int i = 0; i < videos.size(); i++) {
      Path video = videos.get(i);
      progress.checkCancelled();
      if (videos.size() == 1) {
        step.run(video, progress);
        continue;
      }
      Progress part =
          new PartOfProgress(
              new Named(video.getFileName().toString(), progress),
              (double) i / videos.size(),
              (i + 1.0) / videos.size());
      try {
        step.run(video, part);
      } catch (CancelledException e) {
        throw e;
      } catch (SightlineException e) {
        tell(video, e);
        exit = exit == 0 ? e.problem().exitCode() : exit;
      }
      out.flush();
    }
    logs.forEach(PartLog::forget);
    return exit;
  }

  /**
   * The log of one video, named after all that decides on what is said of it.
   *
   * @throws SightlineException if it cannot be read
   */
  PartLog log(List<String> decides) throws SightlineException {
    if (!keeps) {
      return PartLog.none();
    }
    List<String> all = new ArrayList<>(decides);
    all.add(Product.load().version());
    UUID name = UUID.nameUUIDFromBytes(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    PartLog log =
        PartLog.open(UserFolders.current().cache().resolve("unfinished").resolve(name + ".log"));
    logs.add(log);
    return log;
  }

  /** A JSON object on one line, as it is printed where there are several. */
  static String line(String object) {
    try {
      return new ObjectMapper().readTree(object).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was written as JSON", e);
    }
  }

  private void tell(Path video, SightlineException problem) {
    if (json) {
      out.println(
          new ObjectMapper()
              .createObjectNode()
              .put("video", video.toString())
              .put("problem", problem.problem().name().toLowerCase(Locale.ROOT))
              .put("message", problem.userMessage()));
    } else {
      out.println(video + ": " + problem.userMessage());
    }
  }

  /** Says which video it is at. */
  private record Named(String name, Progress whole) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {
      whole.update(fraction, Phrase.of("{0}: {1}", name, message));
    }

    @Override
    public boolean isCancelled() {
      return whole.isCancelled();
    }
  }
}
