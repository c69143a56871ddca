package dev.sightline.core.task.generation;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.GifWriter;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.WordAttention;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes generated clips, each file whole or not at all. Reads and writes files: not on the FX
 * thread. Stateless.
 */
public final class ClipFiles {
  /** Frames per second of what is written. */
  public static final int RATE_HZ = 16;

  /** How often each pixel is repeated along both sides: 64 px are small on a screen. */
  private static final int ENLARGED = 4;

  /** Even areas with hard edges want more than films do. */
  private static final double BITS_PER_PIXEL = 1;

  /** A sixteenth of a second, as near as GIF has it. */
  private static final int HUNDREDTHS = 6;

  private ClipFiles() {}

  /**
   * Writes an MP4 of 256 × 256 px, and the sentence beside it, so that the film opens with its
   * text.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void film(Path file, List<byte[]> frames, String sentence)
      throws SightlineException {
    int side = FrameCoder.SIDE * ENLARGED;
    try (WholeFile whole = WholeFile.open(file);
        VideoWriter writer =
            VideoWriter.create(whole.stage(), side, side, Fraction.of(RATE_HZ), BITS_PER_PIXEL)) {
      for (byte[] frame : frames) {
        writer.write(enlarged(frame));
      }
      writer.finish();
      writer.close();
      whole.commit();
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path text = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".txt");
    WholeFile.write(text, sentence.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a GIF of 256 × 256 px that loops.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void gif(Path file, List<byte[]> frames) throws SightlineException {
    WholeFile.write(
        file, GifWriter.encode(frames, FrameCoder.SIDE, FrameCoder.SIDE, ENLARGED, HUNDREDTHS));
  }

  /**
   * Writes the cross-attention of clips as safetensors: {@code seed.N}, {@code [frames, rows,
   * columns, words]}; the words in its metadata.
   *
   * @param clips those without attention are left out
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void attention(Path file, List<GeneratedClip> clips) throws SightlineException {
    Map<String, FloatTensor> tensors = new TreeMap<>();
    Map<String, String> words = new TreeMap<>();
    for (GeneratedClip clip : clips) {
      if (clip.attention().isPresent()) {
        WordAttention a = clip.attention().get();
        tensors.put(
            "seed." + clip.seed(),
            FloatTensor.of(a.weights(), a.frames(), a.rows(), a.columns(), a.words().size()));
        words.put("words", String.join(" ", a.words()));
      }
    }
    WholeFile.write(file, Safetensors.encode(TensorFile.of(tensors, words), n -> StoredType.F32));
  }

  /** SHA-256 of the pictures as they were made, before any film encodes them. */
  public static String sha256(List<byte[]> frames) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      frames.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] enlarged(byte[] rgb) {
    int side = FrameCoder.SIDE;
    int row = 3 * side * ENLARGED;
    byte[] large = new byte[row * side * ENLARGED];
    for (int y = 0; y < side * ENLARGED; y++) {
      for (int x = 0; x < side * ENLARGED; x++) {
        int from = 3 * (y / ENLARGED * side + x / ENLARGED);
        System.arraycopy(rgb, from, large, y * row + 3 * x, 3);
      }
    }
    return large;
  }
}
