package dev.sightline.core.model.speech;

import dev.sightline.core.tensor.FloatTensor;
import java.util.List;

/**
 * Turns hidden states into what heads read. Axes: layer l, token n, value d. Pure and thread-safe.
 */
public final class SpeechVectors {
  private static final float EPSILON = 1e-6f;

  private SpeechVectors() {}

  /**
   * One utterance by itself.
   *
   * @param hidden {@code [layers + 1, n, d]}, special tokens included
   * @return {@code [own]}: of each layer of {@code means} {@code LN(mean_n h)}, then of each of
   *     {@code maxima} {@code LN(max_n h)}, where {@code LN(x) = (x − mean x) / std x}
   */
  public static float[] own(FloatTensor hidden, SpeechSizes sizes) {
    int n = hidden.size(1);
    int d = sizes.dim();
    float[] all = hidden.values();
    float[] out = new float[sizes.own()];
    int at = 0;
    for (int layer : sizes.means()) {
      for (int t = 0; t < n; t++) {
        for (int i = 0; i < d; i++) {
          out[at + i] += all[(layer * n + t) * d + i] / n;
        }
      }
      at = normalize(out, at, d);
    }
    for (int layer : sizes.maxima()) {
      System.arraycopy(all, layer * n * d, out, at, d);
      for (int t = 1; t < n; t++) {
        for (int i = 0; i < d; i++) {
          out[at + i] = Math.max(out[at + i], all[(layer * n + t) * d + i]);
        }
      }
      at = normalize(out, at, d);
    }
    return out;
  }

  private static int normalize(float[] x, int from, int d) {
    double mean = 0;
    for (int i = from; i < from + d; i++) {
      mean += x[i] / d;
    }
    double square = 0;
    for (int i = from; i < from + d; i++) {
      square += (x[i] - mean) * (x[i] - mean) / d;
    }
    double scale = 1 / (Math.sqrt(square) + EPSILON);
    for (int i = from; i < from + d; i++) {
      x[i] = (float) ((x[i] - mean) * scale);
    }
    return from + d;
  }

  /**
   * An utterance among those before it.
   *
   * @param vectors of all utterances of the dialogue, {@code [own]} each, on one scale
   * @param said those utterances
   * @param number of the one that is meant
   * @return {@code [width]}: itself, then for each earlier one, the nearest first, what is
   *     remembered of it, 1 if there is one, 1 if the same person speaks; else zeros
   */
  public static float[] inDialogue(
      List<float[]> vectors, List<Utterance> said, int number, SpeechSizes sizes) {
    float[] row = java.util.Arrays.copyOf(vectors.get(number), sizes.width());
    int at = sizes.own();
    for (int k = 1; k <= sizes.before(); k++) {
      int other = number - k;
      if (other >= 0) {
        System.arraycopy(vectors.get(other), sizes.remembered(), row, at, sizes.dim());
        row[at + sizes.dim()] = 1;
        row[at + sizes.dim() + 1] = said.get(number).isBySpeakerOf(said.get(other)) ? 1 : 0;
      }
      at += sizes.dim() + SpeechSizes.FLAGS;
    }
    return row;
  }
}
