package dev.sightline.core.training.feature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names feature files by what they were made of, so that a change of data, settings or network
 * makes a new file instead of a wrong one.
 *
 * @param folder where they lie
 */
public record FeatureFiles(Path folder) {
  /**
   * @param name for people, such as {@code flickr8k-train}
   * @param ingredients everything that decides on the content, in order
   */
  public Path file(String name, List<String> ingredients) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String i : ingredients) {
        digest.update(i.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
      return folder.resolve(name + "-" + hash + ".f16");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
