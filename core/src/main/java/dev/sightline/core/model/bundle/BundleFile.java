package dev.sightline.core.model.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of a bundle.
 *
 * @param path its name inside the bundle
 * @param size bytes
 * @param sha256 hash of its content, 64 hexadecimal digits
 */
public record BundleFile(String path, long size, String sha256) {
  static BundleFile of(String path, byte[] content) {
    return new BundleFile(path, content.length, sha256(content));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
