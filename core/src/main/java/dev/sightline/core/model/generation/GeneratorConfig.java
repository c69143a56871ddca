package dev.sightline.core.model.generation;

import java.util.HashSet;
import java.util.List;

/**
 * Sizes and words of a generator. Immutable.
 *
 * @param set what its clips show
 * @param channels numbers of a cell of the autoencoder, divisible by 4
 * @param pair frames that one token of the transformer holds
 * @param dim width of the transformer
 * @param layers its layers
 * @param heads attention heads of each layer
 * @param hidden width of its feed-forward blocks
 * @param courseDim width of the transformer that makes courses
 * @param courseLayers its layers
 * @param noise numbers of the adversarial generator's noise
 * @param width channels of its convolutions
 * @param longest most words of a sentence, without the start
 * @param words the vocabulary; the first is {@link #START}
 */
public record GeneratorConfig(
    GeneratorSet set,
    int channels,
    int pair,
    int dim,
    int layers,
    int heads,
    int hidden,
    int courseDim,
    int courseLayers,
    int noise,
    int width,
    int longest,
    List<String> words) {
  /** Stands before every sentence, and alone where there is none. */
  public static final String START = "<start>";

  /** Frames of a clip as it is trained. */
  public static final int FRAMES = 16;

  /** Most frames of a clip. */
  public static final int MOST_FRAMES = 32;

  /** Frames of a clip are a multiple of this, and so of what a token holds. */
  public static final int STEP = 4;

  private static final int LARGEST = 4096;

  /**
   * @throws IllegalArgumentException if a size is out of range or does not divide, or the words do
   *     not begin with {@link #START} or name one twice
   */
  public GeneratorConfig {
    words = List.copyOf(words);
    for (int s :
        new int[] {
          channels, pair, dim, layers, heads, hidden, courseDim, courseLayers, noise, width, longest
        }) {
      if (s < 1 || s > LARGEST) {
        throw new IllegalArgumentException("a size of the generator is " + s);
      }
    }
    if (channels % FrameCoder.PATCH != 0) {
      throw new IllegalArgumentException(channels + " numbers of a cell are not divisible by 4");
    }
    if (dim % heads != 0 || courseDim % heads != 0) {
      throw new IllegalArgumentException(
          heads + " heads do not divide a width of " + dim + " or " + courseDim);
    }
    if (STEP % pair != 0) {
      throw new IllegalArgumentException(pair + " frames of a token do not divide " + STEP);
    }
    if (words.size() < 2
        || words.size() > LARGEST
        || !words.getFirst().equals(START)
        || new HashSet<>(words).size() != words.size()) {
      throw new IllegalArgumentException(
          "the words do not begin with " + START + ", or one is named twice");
    }
  }

  /** Cells of a frame. */
  public int cells() {
    return FrameCoder.GRID * FrameCoder.GRID;
  }

  /** Numbers of a token: all that its cell holds in its frames. */
  public int token() {
    return channels * pair;
  }

  /** The network that makes cells along a course. */
  public FlowSizes cellFlow() {
    return new FlowSizes(
        "flow.",
        token(),
        Course.besideValues(pair),
        cells(),
        dim,
        layers,
        heads,
        hidden,
        longest,
        words.size());
  }

  /** The network that makes courses; its tokens are moments. */
  public FlowSizes courseFlow() {
    return new FlowSizes(
        "course.",
        Course.tokenValues(pair),
        0,
        1,
        courseDim,
        courseLayers,
        heads,
        3 * courseDim,
        longest,
        words.size());
  }

  /** Tokens of a clip. */
  public int tokens(int frames) {
    return frames / pair * cells();
  }

  /** Numbers of a clip in the space of the autoencoder. */
  public int values(int frames) {
    return frames * cells() * channels;
  }
}
