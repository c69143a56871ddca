package dev.sightline.core.text;

import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said in a video, and when.
 *
 * @param cues in order of time
 */
public record Transcript(List<Cue> cues) {
  /** No words. */
  public static final Transcript EMPTY = new Transcript(List.of());

  public Transcript {
    cues = List.copyOf(cues);
  }

  /** All words as running text: cues and their lines joined by spaces. */
  public String text() {
    return cues.stream()
        .map(c -> c.text().replaceAll("\\s+", " ").strip())
        .filter(t -> !t.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The last cue that has begun at {@code t} (s) and not ended. */
  public Optional<Cue> at(Fraction t) {
    return cues.stream()
        .filter(c -> c.start().compareTo(t) <= 0 && t.compareTo(c.end()) < 0)
        .reduce((first, second) -> second);
  }
}
