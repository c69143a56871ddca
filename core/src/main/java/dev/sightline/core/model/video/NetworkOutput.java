package dev.sightline.core.model.video;

/** What the image network can give for each frame. */
public enum NetworkOutput {
  /** Block 14, the uppermost frozen layer: {@code [192, 7, 7]}. */
  LOWER(ImageNetwork.LOWER_CHANNELS * ImageNetwork.GRID * ImageNetwork.GRID),
  /** The network's own head convolution after ReLU6: {@code [1280, 7, 7]}, 0 to 6. */
  FEATURES(ImageNetwork.FEATURE_CHANNELS * ImageNetwork.GRID * ImageNetwork.GRID),
  /** Probabilities of the network's own classes: {@code [1000]}, summing to 1. */
  OBJECTS(ImageNetwork.CLASSES);

  private final int valuesPerFrame;

  NetworkOutput(int valuesPerFrame) {
    this.valuesPerFrame = valuesPerFrame;
  }

  /** How many floats one frame takes. */
  public int valuesPerFrame() {
    return valuesPerFrame;
  }
}
