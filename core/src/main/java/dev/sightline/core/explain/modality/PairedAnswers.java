package dev.sightline.core.explain.modality;

/**
 * What a head says of every text of a set beside every video of it.
 *
 * @param logits {@code [text][video][label]}: log-probabilities or logits; not to be written to
 * @param labels for each item the number of its right label
 */
public record PairedAnswers(float[][][] logits, int[] labels) {
  /**
   * @throws IllegalArgumentException if there are fewer than two items, the shape does not fit, or
   *     a value is not a number
   */
  public PairedAnswers {
    int n = labels.length;
    if (n < 2 || logits.length != n) {
      throw new IllegalArgumentException(n + " labels, " + logits.length + " texts");
    }
    int width = logits[0].length == 0 ? 0 : logits[0][0].length;
    for (float[][] row : logits) {
      if (row.length != n) {
        throw new IllegalArgumentException(row.length + " videos for " + n + " texts");
      }
      for (float[] cell : row) {
        if (cell.length != width) {
          throw new IllegalArgumentException(cell.length + " values for " + width + " labels");
        }
        for (float value : cell) {
          if (Float.isNaN(value)) {
            throw new IllegalArgumentException("a logit is not a number");
          }
        }
      }
    }
    for (int label : labels) {
      if (label < 0 || label >= width) {
        throw new IllegalArgumentException("label " + label + " of " + width);
      }
    }
  }

  /** Number of items. */
  public int size() {
    return labels.length;
  }

  /** Number of labels. */
  public int width() {
    return logits[0][0].length;
  }

  /** Accuracy when each video has its own text, 0..1. */
  public double accuracy() {
    int hits = 0;
    for (int i = 0; i < size(); i++) {
      hits += greatest(logits[i][i]) == labels[i] ? 1 : 0;
    }
    return (double) hits / size();
  }

  /**
   * Accuracy when video {@code i} has the text of item {@code texts[i]}.
   *
   * @param texts for each video the number of a text
   */
  double accuracyWithTexts(int[] texts) {
    int hits = 0;
    for (int i = 0; i < size(); i++) {
      hits += greatest(logits[texts[i]][i]) == labels[i] ? 1 : 0;
    }
    return (double) hits / size();
  }

  /** Accuracy when text {@code i} has the video of item {@code videos[i]}. */
  double accuracyWithVideos(int[] videos) {
    int hits = 0;
    for (int i = 0; i < size(); i++) {
      hits += greatest(logits[i][videos[i]]) == labels[i] ? 1 : 0;
    }
    return (double) hits / size();
  }

  /**
   * Accuracy of the best additive stand-in for the model, {@code f(t) + g(v)} (EMAP, Hessel & Lee,
   * 2020, eq. 2): for item {@code i} the mean over all videos beside its text, plus the mean over
   * all texts beside its video, less the mean over everything. What the model gets right beyond
   * that needs both sides together.
   */
  public double additiveAccuracy() {
    int n = size();
    double[][] byText = new double[n][width()];
    double[][] byVideo = new double[n][width()];
    double[] all = new double[width()];
    for (int t = 0; t < n; t++) {
      for (int v = 0; v < n; v++) {
        for (int l = 0; l < width(); l++) {
          double share = logits[t][v][l] / (double) n;
          byText[t][l] += share;
          byVideo[v][l] += share;
          all[l] += share / n;
        }
      }
    }
    int hits = 0;
    for (int i = 0; i < n; i++) {
      float[] additive = new float[width()];
      for (int l = 0; l < width(); l++) {
        additive[l] = (float) (byText[i][l] + byVideo[i][l] - all[l]);
      }
      hits += greatest(additive) == labels[i] ? 1 : 0;
    }
    return (double) hits / n;
  }

  private static int greatest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
