package dev.sightline.core.model.bundle;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import java.util.List;

/**
 * The {@code architecture} of a manifest: the sizes of {@link ModelConfig}, without its heads.
 *
 * @param textDim width of the text encoder's hidden states
 * @param videoChannels channels of a cell of the video encoder
 * @param alignDim width of the space in which tokens and cells are compared
 * @param pooledDim width of the space in which whole texts and whole videos are compared
 * @param fusionDim width of the cross-attention layers
 * @param fusionLayers number of cross-attention layers, from 0
 * @param fusionHeads attention heads of each; divides {@code fusionDim}
 * @param timeBins learned positions along the length of a video
 * @param gridHeight cells of a frame from top to bottom
 * @param gridWidth cells of a frame from left to right
 * @param framesPerClip frames that make one clip
 * @param frameStride frames of {@code nominalRateHz} between two frames of a clip
 * @param nominalRateHz the frame rate in which the stride is counted, Hz
 * @param maxClips longest sequence of clips for one video
 */
public record Architecture(
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
    int maxClips) {

  /** The sizes of a model. */
  public static Architecture of(ModelConfig c) {
    return new Architecture(
        c.textDim(),
        c.videoChannels(),
        c.alignDim(),
        c.pooledDim(),
        c.fusionDim(),
        c.fusionLayers(),
        c.fusionHeads(),
        c.timeBins(),
        c.gridHeight(),
        c.gridWidth(),
        c.framesPerClip(),
        c.frameStride(),
        c.nominalRateHz(),
        c.maxClips());
  }

  /**
   * The model of these sizes with these heads.
   *
   * @throws IllegalArgumentException if the sizes contradict each other
   */
  public ModelConfig toConfig(List<HeadSpec> heads) {
    return new ModelConfig(
        textDim,
        videoChannels,
        alignDim,
        pooledDim,
        fusionDim,
        fusionLayers,
        fusionHeads,
        timeBins,
        gridHeight,
        gridWidth,
        framesPerClip,
        frameStride,
        nominalRateHz,
        maxClips,
        heads);
  }
}
