package dev.sightline.core.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where values come from, so that a figure or a file explains itself. Immutable.
 *
 * @param method the map or method in words, such as {@code Alignment of words and video}
 * @param layer in words, such as {@code layer 1}; empty if the method has none
 * @param head in words, such as {@code mean of 4 heads}; empty if the method has none
 * @param target the class or answer that is explained; empty if none
 * @param place what part is shown, such as {@code “dog” at 2.48 s}; empty for the whole
 * @param model name and version of the bundle
 * @param bundleSha256 hash over the bundle's files, hex
 * @param video name of the video file, without its folder
 * @param videoSha256 hash of the video file, hex
 * @param text the text beside the video
 * @param product name and version of this program
 */
public record Source(
    String method,
    String layer,
    String head,
    String target,
    String place,
    String model,
    String bundleSha256,
    String video,
    String videoSha256,
    String text,
    String product) {
  /** Digits of a hash that tell any two bundles apart. */
  private static final int HASH_DIGITS = 12;

  /** The same for a part of what is shown. */
  public Source withPlace(String part) {
    return new Source(
        method, layer, head, target, part, model, bundleSha256, video, videoSha256, text, product);
  }

  /** The same of all layers and heads, with what of them is shown. */
  public Source ofAll(String part) {
    return new Source(
        method, "", "", target, part, model, bundleSha256, video, videoSha256, text, product);
  }

  /**
   * Where the difference of two maps comes from. What both have in common is said once; what they
   * do not is named for the left and the right.
   *
   * @param title what the difference is called
   * @param left of what is taken away
   * @param right of what it is taken away from
   */
  public static Source difference(String title, Source left, Source right) {
    boolean sameTarget = left.target.equals(right.target);
    String first = left.map(!sameTarget);
    String second = right.map(!sameTarget);
    return new Source(
        title,
        "",
        "",
        sameTarget ? left.target : "",
        first.equals(second) ? first : "left: " + first + "; right: " + second,
        both(left.model, right.model),
        both(left.bundleSha256, right.bundleSha256),
        both(left.video, right.video),
        both(left.videoSha256, right.videoSha256),
        both(left.text, right.text),
        right.product);
  }

  /** What tells one map of a video from another. */
  private String map(boolean withTarget) {
    List<String> parts = new ArrayList<>();
    for (String part : List.of(method, layer, head, place, withTarget ? target : "")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join(", ", parts);
  }

  private static String both(String left, String right) {
    return left.equals(right) ? left : left + " (left), " + right + " (right)";
  }

  /** One or two sentences for the foot of a figure. */
  public String caption() {
    List<String> what = new ArrayList<>();
    for (String part : List.of(method, layer, head, place)) {
      if (!part.isEmpty()) {
        what.add(part);
      }
    }
    return String.format(
        Locale.ROOT,
        "%s%s. Model: %s, SHA-256 %s. Video: %s.",
        String.join(", ", what),
        target.isEmpty() ? "" : ", for “" + target + "”",
        model,
        bundleSha256.substring(0, Math.min(HASH_DIGITS, bundleSha256.length())),
        video);
  }

  /** Everything, for the invisible part of a file. */
  public String description() {
    return caption()
        + " Bundle SHA-256: "
        + bundleSha256
        + ". Video SHA-256: "
        + videoSha256
        + ". Text: “"
        + text
        + "”. Made with "
        + product
        + ".";
  }
}
