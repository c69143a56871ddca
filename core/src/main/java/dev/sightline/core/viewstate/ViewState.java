package dev.sightline.core.viewstate;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import java.util.Optional;

/**
 * What a window shows: enough to show exactly the same elsewhere. Immutable.
 *
 * @param video which video
 * @param text the text beside it
 * @param model which model answers
 * @param map which attention map is shown
 * @param method id of the method, {@link #ATTENTION} for the model's own maps
 * @param target the class that is explained or whose course is shown
 * @param colours key of the colour map of weights, such as {@code viridis}
 * @param scale what the top of the colour scale stands for
 * @param playhead s from the first frame, not negative
 * @param token index of the pinned token, or {@link #NONE}
 */
public record ViewState(
    Video video,
    String text,
    Model model,
    Map map,
    String method,
    Optional<Target> target,
    String colours,
    ScaleMode scale,
    Fraction playhead,
    int token) {
  /** No token. */
  public static final int NONE = -1;

  /** The mean over all heads of a layer. */
  public static final int MEAN = -1;

  /** The method that shows the model's own attention. */
  public static final String ATTENTION = "attention";

  /**
   * @throws IllegalArgumentException if the playhead is negative or the token's index is below -1
   */
  public ViewState {
    if (playhead.isNegative() || token < NONE) {
      throw new IllegalArgumentException("playhead " + playhead + ", token " + token);
    }
  }

  /**
   * A video file.
   *
   * @param path absolute, as the system that wrote it spells it
   * @param relative from the folder of the {@code .slview} file, with {@code /}; empty if there is
   *     no such path
   * @param sha256 hash of its content, 64 hex digits
   */
  public record Video(String path, String relative, String sha256) {}

  /**
   * A model bundle.
   *
   * @param name such as {@code everyday}
   * @param version such as {@code 1.1}
   * @param sha256 hash over its files, 64 hex digits
   */
  public record Model(String name, String version, String sha256) {}

  /**
   * An attention map.
   *
   * @param kind what attends to what
   * @param layer from 0
   * @param head from 0, or {@link #MEAN}
   */
  public record Map(AttentionStack.Kind kind, int layer, int head) {}

  /**
   * A class of a task head, by name: indices change between models.
   *
   * @param head key of the head, such as {@code topics}
   * @param label name of the class
   */
  public record Target(String head, String label) {}

  /** The same with paths as seen from a file that is about to be written. */
  ViewState withVideo(Video other) {
    return new ViewState(other, text, model, map, method, target, colours, scale, playhead, token);
  }
}
