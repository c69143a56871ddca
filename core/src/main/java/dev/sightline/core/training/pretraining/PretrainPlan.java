package dev.sightline.core.training.pretraining;

import java.util.Map;

/**
 * How a network is pre-trained.
 *
 * @param rounds stretches of training; after each is a checkpoint and a point of every curve
 * @param steps steps of a round
 * @param items items of each set in a step, by the set's name
 * @param clips clips of a video that one look takes, at most
 * @param weights of the objectives
 * @param words share of the words that are hidden
 * @param cells share of the cells that are hidden
 * @param hideVideo share of the items whose video is absent while words are guessed
 * @param videoItems share of the items of a step whose cells are hidden
 * @param hideText share of the items whose text is absent while cells are told
 * @param vocabulary words that can be guessed, the most frequent
 * @param width of the words' embeddings, which are learned; 0: those of the text encoder, which
 *     stay
 * @param rate highest learning rate
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 * @param looked items of each dev set that the curves are measured on, at most
 */
public record PretrainPlan(
    int rounds,
    int steps,
    Map<String, Integer> items,
    int clips,
    Weights weights,
    double words,
    double cells,
    double hideVideo,
    double videoItems,
    double hideText,
    int vocabulary,
    int width,
    double rate,
    double decay,
    double clipNorm,
    double averageDecay,
    int looked) {
  /**
   * @throws IllegalArgumentException if a share is none, a number is not positive, or every
   *     objective has the weight 0
   */
  public PretrainPlan {
    items = Map.copyOf(items);
    int[] counts = {rounds, steps, clips, vocabulary, width + 1, looked};
    for (int n : counts) {
      require(n >= 1, "a number of the plan is " + n);
    }
    for (Map.Entry<String, Integer> e : items.entrySet()) {
      require(e.getValue() >= 2, "a step takes " + e.getValue() + " of “" + e.getKey() + "”");
    }
    double[] shares = {words, cells, hideVideo, videoItems, hideText, averageDecay};
    for (double s : shares) {
      require(s >= 0 && s <= 1, "a share of the plan is " + s);
    }
    require(rate > 0 && clipNorm > 0 && decay >= 0, "a rate of the plan is out of range");
  }

  /**
   * How much each objective counts; 0: it is left out.
   *
   * @param language hidden words
   * @param video hidden cells
   * @param contrast which text belongs to which video
   */
  public record Weights(double language, double video, double contrast) {
    /**
     * @throws IllegalArgumentException if one is negative or all are 0
     */
    public Weights {
      require(
          language >= 0 && video >= 0 && contrast >= 0 && language + video + contrast > 0,
          "the weights of the objectives are %s, %s, %s".formatted(language, video, contrast));
    }
  }

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw new IllegalArgumentException(why);
    }
  }
}
