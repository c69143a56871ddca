package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.VideoFrame;
import java.util.List;

/**
 * What an attack did. Immutable.
 *
 * @param request what was attacked
 * @param attack how
 * @param features the video as the model saw it in the end; the clean ones if only words changed
 * @param attacked what the model says then, by the ordinary path
 * @param size how large the change is
 * @param pictures a frame of each clip before and after; empty if no picture changed
 * @param passes how often the model was asked
 * @param millis what it took, ms
 */
public record AttackOutcome(
    AttackRequest request,
    Attack attack,
    VideoFeatures features,
    Analysis attacked,
    Size size,
    List<Pictures> pictures,
    int passes,
    double millis) {
  public AttackOutcome {
    pictures = List.copyOf(pictures);
  }

  /**
   * How large a change is. What does not apply is 0 or empty.
   *
   * @param linf largest change of a value; of pixels as a share of the range, of features as a
   *     share of their root mean square
   * @param rms root mean square of the change, in the same unit
   * @param l2 Euclidean length of the change, in the same unit
   * @param words what became of each word that was changed, in the order of the text
   */
  public record Size(double linf, double rms, double l2, List<Swap> words) {
    /** Nothing that these measures see. */
    public static final Size NONE = new Size(0, 0, 0, List.of());

    public Size {
      words = List.copyOf(words);
    }

    static Size of(float[] delta) {
      double l2 = Norm.L2.size(delta);
      return new Size(
          Norm.LINF.size(delta), l2 / Math.sqrt(Math.max(delta.length, 1)), l2, List.of());
    }
  }

  /**
   * A word and what stands in its place.
   *
   * @param token index of its token
   * @param cosine how near they are in the text encoder's word embeddings
   */
  public record Swap(int token, String before, String after, double cosine) {}

  /**
   * A frame of a clip before and after.
   *
   * @param clip index of the clip
   * @param clean RGB24, at the size that the model takes
   * @param attacked of the same size
   */
  public record Pictures(int clip, VideoFrame clean, VideoFrame attacked) {}

  /** What the attacked head answered. */
  public HeadResult before() {
    return request.clean().head(request.head()).orElseThrow();
  }

  /** What it answers now. */
  public HeadResult after() {
    return attacked.head(request.head()).orElseThrow();
  }

  /** True if the answer is another class than the one that the attack led away from. */
  public boolean isFooled() {
    return after().top(1).getFirst() != request.label();
  }
}
