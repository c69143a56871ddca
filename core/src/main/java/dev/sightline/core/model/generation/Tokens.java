package dev.sightline.core.model.generation;

/**
 * The order of a clip's numbers: frame by frame as the autoencoder has them, {@code [frames,
 * channels, cells]}; token by token as the transformer has them, {@code [frames / pair · cells,
 * pair · channels]}; channel by channel as 3-D convolutions have them, {@code [channels, frames,
 * cells]}.
 */
public final class Tokens {
  private final int channels;
  private final int pair;
  private final int cells;

  public Tokens(GeneratorConfig config) {
    this.channels = config.channels();
    this.pair = config.pair();
    this.cells = config.cells();
  }

  /** From frames to tokens. */
  public float[] of(float[] frames) {
    float[] tokens = new float[frames.length];
    for (int i = 0; i < frames.length; i++) {
      tokens[place(i)] = frames[i];
    }
    return tokens;
  }

  /** From tokens to frames. */
  public float[] frames(float[] tokens) {
    float[] frames = new float[tokens.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = tokens[place(i)];
    }
    return frames;
  }

  private int place(int i) {
    int cell = i % cells;
    int channel = i / cells % channels;
    int frame = i / cells / channels;
    return (frame / pair * cells + cell) * pair * channels + frame % pair * channels + channel;
  }

  /** From frames to a volume. */
  public float[] volume(float[] frames) {
    float[] volume = new float[frames.length];
    for (int i = 0; i < frames.length; i++) {
      volume[depth(i, frames.length)] = frames[i];
    }
    return volume;
  }

  /** From a volume to frames. */
  public float[] framesOfVolume(float[] volume) {
    float[] frames = new float[volume.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = volume[depth(i, volume.length)];
    }
    return frames;
  }

  private int depth(int i, int length) {
    int cell = i % cells;
    int channel = i / cells % channels;
    int frame = i / cells / channels;
    return (channel * (length / cells / channels) + frame) * cells + cell;
  }
}
