package dev.sightline.core.model.bundle;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was measured on this machine, one JSON file for each bundle, named after the hash of its
 * manifest: a changed bundle does not inherit figures, and one that comes back finds its own. Reads
 * and writes files: not on the FX thread. Thread-safe.
 */
public final class MeasuredFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredFiles.class);

  private final Path folder;

  /**
   * @param folder made when the first figures are kept
   */
  public MeasuredFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of a bundle, the newest first. A file that cannot be read counts as none: what it
   * said can be measured again.
   *
   * @param sha256 hash of the bundle's manifest
   */
  public List<MeasuredHere> of(String sha256) {
    Path file = file(sha256);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<MeasuredHere> all = read(file);
      for (MeasuredHere one : all) {
        RecordJson.requireSound(one.evaluations(), file.getFileName().toString());
      }
      return all;
    } catch (SightlineException e) {
      LOG.warn("figures measured here are left out: {}", e.getMessage());
      return List.of();
    }
  }

  /**
   * Keeps figures; older ones of the same task and split give way.
   *
   * @param sha256 hash of the bundle's manifest
   * @throws SightlineException {@code FILE} if they cannot be written
   */
  public synchronized void keep(String sha256, MeasuredHere fresh) throws SightlineException {
    List<MeasuredHere> all = new ArrayList<>(of(sha256));
    all.removeIf(fresh::measuresSameAs);
    all.addFirst(fresh);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
    WholeFile.write(file(sha256), StrictJson.write(all));
  }

  private Path file(String sha256) {
    return folder.resolve(sha256 + ".json");
  }

  private static List<MeasuredHere> read(Path file) throws SightlineException {
    String name = file.getFileName().toString();
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("“{0}” cannot be read.", file), e);
    }
    return StrictJson.list(StrictJson.tree(json, name, name), MeasuredHere.class, name, name);
  }
}
