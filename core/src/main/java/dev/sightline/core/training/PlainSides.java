package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import java.util.List;
import java.util.SplittableRandom;

/** The plain vectors of a set, as a detector of known items reads them. */
record PlainSides(LabelledFeatures data, PlainVectors vectors) {
  private static final float[] NONE = {};

  /** Some text and some view of a random video. */
  LinearDetector.Source source(Side side) {
    return random -> drawn(random.nextInt(data.size()), side, random);
  }

  /** Some text and some view of a video. */
  float[] drawn(int video, Side side, SplittableRandom random) {
    return joined(text(video, side, random), view(video, side, random));
  }

  private float[] text(int video, Side side, SplittableRandom random) {
    List<Integer> own = data.textsOf().get(video);
    return side == Side.VIDEO ? NONE : vectors.texts().get(own.get(random.nextInt(own.size())));
  }

  private float[] view(int video, Side side, SplittableRandom random) {
    List<float[]> own = vectors.videos().get(video);
    return side == Side.TEXT ? NONE : own.get(random.nextInt(own.size()));
  }

  /** The first text of a video; empty if the side has none. */
  float[] firstText(int video, Side side) {
    return side == Side.VIDEO ? NONE : vectors.texts().get(data.textsOf().get(video).getFirst());
  }

  /** The plain view of a video; empty if the side has none. */
  float[] firstView(int video, Side side) {
    return side == Side.TEXT ? NONE : vectors.videos().get(video).getFirst();
  }

  /** A text's vector, then a video's. */
  static float[] joined(float[] text, float[] video) {
    float[] out = new float[text.length + video.length];
    System.arraycopy(text, 0, out, 0, text.length);
    System.arraycopy(video, 0, out, text.length, video.length);
    return out;
  }
}
