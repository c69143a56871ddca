package dev.sightline.core.model;

import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.Fraction;
import java.util.List;

/**
 * The sizes of a model: all that is needed, with the weights, to build it.
 *
 * @param textDim width of a text encoder's hidden state (MiniLM: 384, bge-small-zh: 512)
 * @param videoChannels channels of a cell of the video encoder (EfficientNet-Lite0: 1280)
 * @param alignDim width of the space in which tokens and cells are compared
 * @param pooledDim width of the space in which whole texts and whole videos are compared
 * @param fusionDim width of the cross-attention layers
 * @param fusionLayers number of cross-attention layers; 0: the model has no cross-attention
 * @param fusionHeads attention heads of each; divides {@code fusionDim}
 * @param timeBins learned positions along the length of a video, interpolated between
 * @param gridHeight cells of a frame from top to bottom
 * @param gridWidth cells of a frame from left to right
 * @param framesPerClip frames that make one clip
 * @param frameStride frames of {@code nominalRateHz} between two frames of a clip
 * @param nominalRateHz the frame rate in which the stride is counted, Hz
 * @param maxClips longest sequence of clips for one video
 * @param heads the task heads
 */
public record ModelConfig(
    int textDim,
    int videoChannels,
    int alignDim,
    int pooledDim,
    int fusionDim,
    int fusionLayers,
    int fusionHeads,
    int timeBins,
    int gridHeight,
    int gridWidth,
    int framesPerClip,
    int frameStride,
    int nominalRateHz,
    int maxClips,
    List<HeadSpec> heads) {

  /**
   * @throws IllegalArgumentException if a size is not positive (layers: negative) or the heads do
   *     not divide the width
   */
  public ModelConfig {
    heads = List.copyOf(heads);
    int[] sizes = {
      textDim,
      videoChannels,
      alignDim,
      pooledDim,
      fusionDim,
      fusionHeads,
      timeBins,
      gridHeight,
      gridWidth,
      framesPerClip,
      frameStride,
      nominalRateHz,
      maxClips,
      fusionLayers + 1
    };
    for (int s : sizes) {
      if (s < 1 || s > 65_536) {
        throw new IllegalArgumentException("a size of the model is " + s);
      }
    }
    if (fusionDim % fusionHeads != 0) {
      throw new IllegalArgumentException(
          fusionHeads + " heads do not divide a width of " + fusionDim);
    }
  }

  /** How videos are cut into clips for this model. */
  public ClipPlan clipPlan() {
    return new ClipPlan(framesPerClip, frameStride, Fraction.of(nominalRateHz), maxClips);
  }

  /** Cells of one clip. */
  public int cellsPerClip() {
    return gridHeight * gridWidth;
  }
}
