package dev.sightline.core.training.data.own;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a data set holds and what is wrong with it. Immutable.
 *
 * @param set as it was listed
 * @param seed of the parts that were cut
 * @param cut true if parts were cut here, since the set does not give them
 * @param labels the classes, sorted
 * @param videos those that are used, in the order of the list
 * @param findings what stops training first
 */
public record DataReport(
    OwnSet set,
    long seed,
    boolean cut,
    List<String> labels,
    List<CheckedVideo> videos,
    List<Finding> findings) {
  public DataReport {
    labels = List.copyOf(labels);
    videos = List.copyOf(videos);
    findings = List.copyOf(findings);
  }

  /** Videos of a class in a part. */
  public int count(String label, Part part) {
    return (int)
        videos.stream().filter(v -> v.part() == part && v.video().label().equals(label)).count();
  }

  /** Videos of a part. */
  public List<CheckedVideo> of(Part part) {
    return videos.stream().filter(v -> v.part() == part).toList();
  }

  /** True if a model can be trained on it. */
  public boolean isUsable() {
    return findings.stream().noneMatch(Finding::stops);
  }

  /**
   * Names all that training takes from the set, hex SHA-256: contents, stretches, texts, labels,
   * parts. The place of the folder does not count.
   */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (CheckedVideo v : videos) {
        String words =
            String.join(
                "\u0000",
                v.sha256(),
                v.video().segment().toString(),
                v.video().texts().toString(),
                v.video().label(),
                v.part().key());
        digest.update((words + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
