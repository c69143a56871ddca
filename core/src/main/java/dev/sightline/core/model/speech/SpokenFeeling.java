package dev.sightline.core.model.speech;

import java.util.List;

/**
 * How an utterance sounds.
 *
 * @param sentiment probability of each of {@link #SENTIMENTS}; sums to 1
 * @param emotion probability of each of {@link #EMOTIONS}; sums to 1
 */
public record SpokenFeeling(List<Double> sentiment, List<Double> emotion) {
  /** Classes of sentiment, in the order of the weights. */
  public static final List<String> SENTIMENTS = List.of("negative", "neutral", "positive");

  /** Classes of emotion, in the order of the weights: Ekman's six and none. */
  public static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");

  public SpokenFeeling {
    sentiment = List.copyOf(sentiment);
    emotion = List.copyOf(emotion);
    if (sentiment.size() != SENTIMENTS.size() || emotion.size() != EMOTIONS.size()) {
      throw new IllegalArgumentException(sentiment.size() + " and " + emotion.size() + " classes");
    }
  }

  /** Index of the likeliest emotion. */
  public int likeliestEmotion() {
    int best = 0;
    for (int i = 1; i < emotion.size(); i++) {
      best = emotion.get(i) > emotion.get(best) ? i : best;
    }
    return best;
  }
}
