package dev.sightline.core.media.sample;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Lists the sample videos and unpacks them from the jar when they are first used: FFmpeg reads
 * files, not jars. Thread-safe; {@link #unpack} reads and writes files, so never on the FX thread.
 */
public final class SampleLibrary {
  private static final String FOLDER = "/dev/sightline/resources/samples/";

  /** What {@code samples.json} holds. */
  private record Listing(List<SampleVideo> samples) {}

  private final Path folder;
  private final List<SampleVideo> samples;

  /**
   * Reads the list; touches no file of the user.
   *
   * @param folder where videos are unpacked to, such as {@code samples} in the user's data folder
   * @throws UncheckedIOException if the product is built without its samples
   */
  public SampleLibrary(Path folder) {
    this.folder = folder;
    try (InputStream in = resource("samples.json")) {
      this.samples = List.copyOf(new JsonMapper().readValue(in, Listing.class).samples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All samples, the one to show first at the front. */
  public List<SampleVideo> samples() {
    return samples;
  }

  /** Where a sample lies once it is unpacked. */
  public Path path(SampleVideo sample) {
    return folder.resolve(sample.file());
  }

  /**
   * Unpacks a sample unless it lies there whole already.
   *
   * @return the video file
   * @throws SightlineException if it cannot be written
   */
  public Path unpack(SampleVideo sample) throws SightlineException {
    Path target = path(sample);
    try {
      if (isWhole(target, sample)) {
        return target;
      }
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, sample.id(), ".part");
      try {
        try (InputStream in = resource(sample.file())) {
          Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isWhole(part, sample)) {
          throw new IOException(sample.file() + " differs from its hash");
        }
        // moved as a whole: another process never sees half a video
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      return target;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The sample video “{0}” cannot be unpacked to “{1}”.", sample.title(), folder),
          e);
    }
  }

  private static boolean isWhole(Path file, SampleVideo sample) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == sample.bytes()
        && sha256(file).equals(sample.sha256());
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SampleLibrary.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException(name + " is missing from the resources");
    }
    return in;
  }
}
