package dev.sightline.core.training.data.own;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Opens every video of a data set and says what is wrong with it. Each file is read once as a whole
 * for its hash. Blocks: not on the FX thread. Stateless.
 */
public final class DataCheck {
  /** Seed of the parts that are cut if nobody names another. */
  public static final long SEED = 1;

  /** Opens a video and throws if there is nothing to be seen. */
  @FunctionalInterface
  interface Probe {
    void open(Path video) throws SightlineException;
  }

  private DataCheck() {}

  /**
   * Checks a set.
   *
   * @param seed of the parts, if the set gives none
   * @throws SightlineException if the user cancelled
   */
  public static DataReport run(OwnSet set, long seed, Progress progress) throws SightlineException {
    return run(set, seed, MediaProbe::probe, progress);
  }

  /**
   * Checks a set of which every file has been read already, so that none is read again.
   *
   * @param seed of the parts, if the set gives none
   * @param hashes SHA-256 in hex of each file that is a video, by its absolute path
   */
  public static DataReport of(OwnSet set, long seed, Map<Path, String> hashes) {
    List<String> missing = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<OwnVideo> readable = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    for (OwnVideo v : set.videos()) {
      String hash = hashes.get(v.file().toAbsolutePath().normalize());
      if (hash != null) {
        readable.add(v);
        contents.add(hash);
      } else {
        (Files.isRegularFile(v.file()) ? unreadable : missing).add(v.name());
      }
    }
    return report(set, seed, missing, unreadable, readable, contents);
  }

  static DataReport run(OwnSet set, long seed, Probe probe, Progress progress)
      throws SightlineException {
    List<String> missing = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<OwnVideo> readable = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    Map<Path, Optional<String>> known = new HashMap<>(); // segments share their file
    int done = 0;
    for (OwnVideo v : set.videos()) {
      progress.checkCancelled();
      progress.update(
          (double) done / set.videos().size(),
          Phrase.of("checking video {0} of {1}", ++done, set.videos().size()));
      if (!Files.isRegularFile(v.file())) {
        missing.add(v.name());
        continue;
      }
      if (!known.containsKey(v.file())) {
        known.put(v.file(), hash(v.file(), probe, progress));
      }
      Optional<String> hash = known.get(v.file());
      if (hash.isEmpty()) {
        unreadable.add(v.name());
      } else {
        readable.add(v);
        hashes.add(hash.get());
      }
    }
    return report(set, seed, missing, unreadable, readable, hashes);
  }

  private static DataReport report(
      OwnSet set,
      long seed,
      List<String> missing,
      List<String> unreadable,
      List<OwnVideo> readable,
      List<String> hashes) {
    List<String> labels =
        List.copyOf(new TreeSet<>(set.videos().stream().map(OwnVideo::label).toList()));
    Findings findings = new Findings(labels);
    findings.absent(missing, unreadable);
    return new Sorting(set, seed, findings).report(labels, readable, hashes);
  }

  /** Hash of a file; empty if it is no video. */
  private static Optional<String> hash(Path file, Probe probe, Progress progress)
      throws CancelledException {
    try {
      probe.open(file);
      return Optional.of(ContentHash.of(file, progress));
    } catch (CancelledException e) {
      throw e;
    } catch (SightlineException e) {
      return Optional.empty();
    }
  }
}
