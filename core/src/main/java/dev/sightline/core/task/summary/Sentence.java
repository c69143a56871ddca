package dev.sightline.core.task.summary;

import dev.sightline.core.media.Stretch;
import java.util.List;

/**
 * A sentence of the summary of a film.
 *
 * @param text begins with a capital, ends with a full stop
 * @param times when it holds, in order; neighbours are joined
 * @param shots indices of the shots that it is about
 */
public record Sentence(String text, List<Stretch> times, List<Integer> shots) {
  public Sentence {
    times = List.copyOf(times);
    shots = List.copyOf(shots);
  }
}
