package dev.sightline.core.model.bundle;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle knows of how far its heads can be trusted. A bundle without it behaves as if every
 * temperature were 1, and rejects nothing.
 *
 * @param temperatures at most one for each head and side
 * @param detectors at most one for each head and side
 */
public record Confidence(List<HeadTemperature> temperatures, List<KnownDetector> detectors) {
  /** Nothing is known. */
  public static final Confidence NONE = new Confidence(List.of(), List.of());

  public Confidence {
    temperatures = List.copyOf(temperatures);
    detectors = List.copyOf(detectors);
  }

  /** The entry of a head for what it was given, if there is one. */
  public Optional<HeadTemperature> fitted(String head, Side side) {
    return temperatures.stream()
        .filter(t -> t.head().equals(head) && t.side().equals(side.key()))
        .findFirst();
  }

  /** The temperature of a head for what it was given; {@link Temperature#NONE} if none is known. */
  public Temperature temperature(String head, Side side) {
    return fitted(head, side).map(t -> new Temperature(t.value())).orElse(Temperature.NONE);
  }

  /** The detector of a head for what it was given, if there is one. */
  public Optional<KnownDetector> detector(String head, Side side) {
    return detectors.stream()
        .filter(d -> d.head().equals(head) && d.side().equals(side.key()))
        .findFirst();
  }
}
