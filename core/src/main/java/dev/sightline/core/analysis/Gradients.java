package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Gradients of what a model says of one text beside one video. Plain Java types only; thread-safe.
 * Methods block and are never called on the FX thread; each returns within 100 ms once its progress
 * is cancelled.
 */
public interface Gradients extends AutoCloseable {
  /** The text and the video as they are; no maps. */
  GradientPoint point();

  /**
   * What the text encoder would read if each token but the special ones were [MASK], the token by
   * which BERT was taught that a word is not known.
   *
   * @return {@code [tokens, dim]}; empty if there is no text
   * @throws SightlineException if the user cancelled
   */
  float[] maskedEmbeddings(Progress stop) throws SightlineException;

  /**
   * The cells of a clip in which there is nothing to see: all pixels are 0 as the network takes
   * them, which is a medium grey.
   *
   * @return {@code [t, h, w, channels]}
   * @throws SightlineException if the user cancelled
   */
  float[] greyCells(Progress stop) throws SightlineException;

  /**
   * A class's logit and its gradient: one forward and one backward pass.
   *
   * @param head a head of {@link Analyzer#abilities}
   * @param label index of the class
   * @throws SightlineException if the user cancelled
   */
  GradientAnswer logit(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException;

  /**
   * The cross-entropy of a class, which attacks raise, and its gradient: one forward and one
   * backward pass.
   *
   * @param head a head of {@link Analyzer#abilities}
   * @param label index of the class
   * @return its value is the loss; with the logits of the head
   * @throws SightlineException if the user cancelled
   */
  GradientAnswer loss(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException;

  /**
   * The text–video score and its gradient: one forward and one backward pass.
   *
   * @param at with a text
   * @throws SightlineException if the user cancelled
   */
  GradientAnswer score(GradientPoint at, Progress stop) throws SightlineException;

  /** Names of the video encoder's convolutions, from the first to the last. */
  List<String> convolutions();

  /**
   * What a convolution made of a clip, and a target's gradient there.
   *
   * @param cellGradient of the target with respect to the clip's cells, {@code [t, h, w, channels]}
   * @param layer one of {@link #convolutions}
   * @throws SightlineException if the video cannot be read any more, or the user cancelled
   */
  ClipAnswer convolution(int clip, float[] cellGradient, String layer, Progress stop)
      throws SightlineException;

  /**
   * The pixels of all clips as the video encoder takes them, one array for each.
   *
   * @throws SightlineException if the video cannot be read any more, or the user cancelled
   */
  List<float[]> pixels(Progress stop) throws SightlineException;

  /** Where a clip's pixels lie. */
  PixelLayout pixelLayout();

  /**
   * The cells of a clip, from its pixels.
   *
   * @return {@code [t, h, w, channels]}
   * @throws SightlineException if the user cancelled
   */
  float[] cells(float[] pixels, Progress stop) throws SightlineException;

  /**
   * A target's gradient with respect to a clip's pixels.
   *
   * @param cellGradient as for {@link #convolution}
   * @return as long as {@code pixels}
   * @throws SightlineException if the user cancelled
   */
  float[] pixelGradient(float[] pixels, float[] cellGradient, Progress stop)
      throws SightlineException;

  @Override
  void close();

  /**
   * How an array of pixels is laid out: the last axis is a row, the one before a column; what lies
   * before is colours and frames.
   *
   * @param side width and height, px
   * @param coloursFirst true: {@code [3, frames, h, w]}; false: {@code [frames, 3, h, w]}
   */
  record PixelLayout(int side, boolean coloursFirst) {
    /**
     * Where a value lies.
     *
     * @param frames how many frames the array has
     * @param place {@code y · side + x}
     */
    public int index(int frames, int frame, int colour, int place) {
      int plane = coloursFirst ? colour * frames + frame : frame * 3 + colour;
      return plane * side * side + place;
    }

    /** Column of a value. */
    public int x(int index) {
      return index % side;
    }

    /** Row of a value. */
    public int y(int index) {
      return index / side % side;
    }
  }
}
