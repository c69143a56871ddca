package dev.sightline.core.training.own;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a head of the user's said of a video that it was not trained on.
 *
 * @param head its key
 * @param file path of the video
 * @param split {@code dev} or {@code test}
 * @param truth its class
 * @param said the class that was named, by what the head was given: {@code text}, {@code video},
 *     {@code both}; sides with a text are absent where the video has none
 */
public record Answered(
    String head, String file, String split, String truth, Map<String, String> said) {
  public Answered {
    said = Map.copyOf(new TreeMap<>(said));
  }
}
