package dev.sightline.core.library;

import dev.sightline.core.words.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a model said of a video when it looked at it in the background.
 *
 * @param video id of the video
 * @param bundleSha256 hash of the model's bundle, hex
 * @param made when
 * @param problem why it could not, in words for the user; empty if it could
 * @param predictions of each head the most probable classes, the most probable first
 * @param sides what the likeliest class of the first head hangs on; empty if there is no text, or
 *     the model cannot be asked
 */
public record LibraryLook(
    long video,
    String bundleSha256,
    Instant made,
    Phrase problem,
    List<Prediction> predictions,
    Optional<SideShares> sides) {
  public LibraryLook {
    predictions = List.copyOf(predictions);
  }

  /** Of a model that was not asked what it hangs on. */
  public LibraryLook(
      long video, String bundleSha256, Instant made, Phrase problem, List<Prediction> predictions) {
    this(video, bundleSha256, made, problem, predictions, Optional.empty());
  }

  /** True if the model could not look at the video. */
  public boolean isFailed() {
    return !problem.isEmpty();
  }

  /** The most probable class of a head, if there is that head. */
  public Optional<Prediction> top(String head) {
    return predictions.stream().filter(p -> p.head().equals(head)).findFirst();
  }
}
