package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param thresholds at most one for each head and side, of heads that answer questions; left out of
 *     the file if there are none
 */
public record Confidence(
    List<HeadTemperature> temperatures,
    List<KnownDetector> detectors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AnswerThreshold> thresholds) {
  /** Nothing is known. */
  public static final Confidence NONE = new Confidence(List.of(), List.of());

  public Confidence {
    temperatures = List.copyOf(temperatures);
    detectors = List.copyOf(detectors);
    thresholds = List.copyOf(thresholds);
  }

  /** Of a model that answers no questions. */
  public Confidence(List<HeadTemperature> temperatures, List<KnownDetector> detectors) {
    this(temperatures, detectors, List.of());
  }

  /** From which probability on a head answers, if that was fitted for what it was given. */
  public Optional<AnswerThreshold> threshold(String head, Side side) {
    return thresholds.stream()
        .filter(t -> t.head().equals(head) && t.side().equals(side.key()))
        .findFirst();
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
