package dev.sightline.core.overlay;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.FilmJoiner;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The finished parts of one film in a folder of its own, whose name is a hash of all that decides
 * the film. A part's name says which stretch it holds; it gets that name when it stands. One
 * process at a time, which a lock holds; close it.
 */
final class FilmWork implements AutoCloseable {
  /** Unfinished exports that nobody came back to go after this time. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String LOCK = "lock";
  private static final String OPEN = "open.mp4";
  private static final Pattern NAME = Pattern.compile("(\\d{6})_(\\d+)-(\\d+)_(\\d+)-(\\d+)\\.mp4");
  private static final int DIGITS = 32;

  private final Path folder;
  private final FileChannel lock;
  private final List<Part> parts;

  /**
   * A finished part.
   *
   * @param file the film
   * @param start of its first frame, s
   * @param end of its last frame, s
   */
  record Part(Path file, Fraction start, Fraction end) {
    FilmJoiner.Placed placed() {
      return new FilmJoiner.Placed(file, start);
    }
  }

  private FilmWork(Path folder, FileChannel lock, List<Part> parts) {
    this.folder = folder;
    this.lock = lock;
    this.parts = parts;
  }

  /**
   * The work on a plan, with what was finished before.
   *
   * @throws SightlineException if the folder cannot be written, or somebody works there
   */
  static FilmWork open(Path root, OverlayPlan plan, String product) throws SightlineException {
    Path folder = root.resolve(key(plan, product));
    try {
      Files.createDirectories(folder);
      forgetOld(root, folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new SightlineException(
            Problem.FILE, Phrase.of("This very film is being exported already."));
      }
      return new FilmWork(folder, lock, finished(folder));
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** Finished parts, in order and without a gap. */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Where the next part is to be written. */
  Path open() {
    return folder.resolve(OPEN);
  }

  /** The part that was written stands. */
  void add(Fraction start, Fraction end) throws SightlineException {
    Path file =
        folder.resolve(
            "%06d_%d-%d_%d-%d.mp4"
                .formatted(parts.size(), start.num(), start.den(), end.num(), end.den()));
    try {
      Files.move(open(), file);
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
    parts.add(new Part(file, start, end));
  }

  /** The film stands: nothing is kept. */
  void done() throws SightlineException {
    try {
      empty(folder, false);
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
    parts.clear();
  }

  @Override
  public void close() throws SightlineException {
    try {
      lock.close();
      if (parts.isEmpty()) {
        empty(folder, true);
      }
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
  }

  private static List<Part> finished(Path folder) throws IOException {
    List<Part> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher m = NAME.matcher(file.getFileName().toString());
        if (m.matches()) {
          Fraction start = Fraction.of(Long.parseLong(m.group(2)), Long.parseLong(m.group(3)));
          Fraction end = Fraction.of(Long.parseLong(m.group(4)), Long.parseLong(m.group(5)));
          boolean fits =
              Integer.parseInt(m.group(1)) == found.size()
                  && start.equals(found.isEmpty() ? Fraction.ZERO : found.getLast().end());
          if (fits) {
            found.add(new Part(file, start, end));
          }
        }
      }
    }
    return found;
  }

  private static void forgetOld(Path root, Path mine) throws IOException {
    Instant before = Instant.now().minus(KEPT);
    try (Stream<Path> folders = Files.list(root)) {
      for (Path other : folders.filter(Files::isDirectory).toList()) {
        if (!other.equals(mine) && Files.getLastModifiedTime(other).toInstant().isBefore(before)) {
          empty(other, true);
        }
      }
    }
  }

  private static void empty(Path folder, boolean remove) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (remove || !file.getFileName().toString().equals(LOCK)) {
          Files.deleteIfExists(file);
        }
      }
    }
    if (remove) {
      Files.deleteIfExists(folder);
    }
  }

  /** A hash of everything that decides the pixels. */
  private static String key(OverlayPlan plan, String product) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("every JDK has SHA-256", e));
    }
    String facts =
        String.join(
            "\n",
            product,
            plan.videoSha256(),
            plan.scale().map().key(),
            Double.toString(plan.scale().max()),
            Boolean.toString(plan.scale().signed()),
            Double.toString(plan.opacity()));
    digest.update(facts.getBytes(StandardCharsets.UTF_8));
    for (Clip clip : plan.clips()) {
      digest.update((clip.start() + " ").getBytes(StandardCharsets.UTF_8));
    }
    for (SpatialMap map : plan.maps()) {
      ByteBuffer values = ByteBuffer.allocate(Float.BYTES * (map.values().length + 2));
      values.putInt(map.h()).putInt(map.w());
      for (float v : map.values()) {
        values.putFloat(v);
      }
      digest.update(values.array());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }
}
