package dev.sightline.core.numbers;

import dev.sightline.core.words.Phrase;
import java.util.stream.Stream;

/**
 * Where values come from, so that a figure or a file explains itself. What comes of two videos or
 * models names both, which is said in the language of the reader. Immutable.
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
    Phrase method,
    Phrase layer,
    Phrase head,
    String target,
    Phrase place,
    Phrase model,
    Phrase bundleSha256,
    Phrase video,
    Phrase videoSha256,
    Phrase text,
    String product) {
  /** Digits of a hash that tell any two bundles apart. */
  private static final int HASH_DIGITS = 12;

  /** The same for a part of what is shown. */
  public Source withPlace(Phrase part) {
    return new Source(
        method, layer, head, target, part, model, bundleSha256, video, videoSha256, text, product);
  }

  /** The same of all layers and heads, with what of them is shown. */
  public Source ofAll(Phrase part) {
    return new Source(
        method,
        Phrase.NONE,
        Phrase.NONE,
        target,
        part,
        model,
        bundleSha256,
        video,
        videoSha256,
        text,
        product);
  }

  /**
   * Where the difference of two maps comes from. What both have in common is said once; what they
   * do not is named for the left and the right.
   *
   * @param title what the difference is called
   * @param left of what is taken away
   * @param right of what it is taken away from
   */
  public static Source difference(Phrase title, Source left, Source right) {
    boolean sameTarget = left.target.equals(right.target);
    Phrase first = left.map(!sameTarget);
    Phrase second = right.map(!sameTarget);
    return new Source(
        title,
        Phrase.NONE,
        Phrase.NONE,
        sameTarget ? left.target : "",
        first.equals(second) ? first : Phrase.of("left: {0}; right: {1}", first, second),
        both(left.model, right.model),
        both(left.bundleSha256, right.bundleSha256),
        both(left.video, right.video),
        both(left.videoSha256, right.videoSha256),
        both(left.text, right.text),
        right.product);
  }

  /** What tells one map of a video from another. */
  private Phrase map(boolean withTarget) {
    return list(withTarget ? Phrase.plain(target) : Phrase.NONE);
  }

  private Phrase list(Phrase more) {
    return Stream.of(method, layer, head, place, more)
        .filter(p -> !p.isEmpty())
        .reduce((a, b) -> Phrase.of("{0}, {1}", a, b))
        .orElse(Phrase.NONE);
  }

  private static Phrase both(Phrase left, Phrase right) {
    return left.equals(right) ? left : Phrase.of("{0} (left), {1} (right)", left, right);
  }

  /** As many digits as tell bundles apart, of each hash. */
  private static Phrase beginning(Phrase hashes) {
    return new Phrase(
        hashes.template(),
        hashes.arguments().stream()
            .map(
                a ->
                    a instanceof Phrase p
                        ? beginning(p)
                        : a.toString().substring(0, Math.min(HASH_DIGITS, a.toString().length())))
            .<java.io.Serializable>map(a -> a)
            .toList());
  }

  /** One or two sentences for the foot of a figure. */
  public Phrase caption() {
    Phrase what = list(Phrase.NONE);
    return Phrase.of(
        "{0}. Model: {1}, SHA-256 {2}. Video: {3}.",
        target.isEmpty() ? what : Phrase.of("{0}, for “{1}”", what, target),
        model,
        beginning(bundleSha256),
        video);
  }

  /** Everything, for the invisible part of a file. */
  public Phrase description() {
    return Phrase.of(
        "{0} Bundle SHA-256: {1}. Video SHA-256: {2}. Text: “{3}”. Made with {4}.",
        caption(), bundleSha256, videoSha256, text, product);
  }
}
