package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import java.util.ArrayList;
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
 * @param means detectors of heads that met no foreign item in training; at most one for each head
 *     and side that has no other detector; left out of the file if there are none
 */
public record Confidence(
    List<HeadTemperature> temperatures,
    List<KnownDetector> detectors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AnswerThreshold> thresholds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KnownMeans> means) {
  /** Nothing is known. */
  public static final Confidence NONE = new Confidence(List.of(), List.of());

  public Confidence {
    temperatures = List.copyOf(temperatures);
    detectors = List.copyOf(detectors);
    thresholds = List.copyOf(thresholds);
    means = List.copyOf(means);
  }

  /** Of a model that answers no questions. */
  public Confidence(List<HeadTemperature> temperatures, List<KnownDetector> detectors) {
    this(temperatures, detectors, List.of(), List.of());
  }

  /** The same with one more head that met no foreign item. */
  public Confidence with(List<KnownMeans> more) {
    List<KnownMeans> all = new ArrayList<>(means);
    all.addAll(more);
    return new Confidence(temperatures, detectors, thresholds, all);
  }

  /** The means of a head for what it was given, if there are some. */
  public Optional<KnownMeans> means(String head, Side side) {
    return means.stream()
        .filter(m -> m.head().equals(head) && m.side().equals(side.key()))
        .findFirst();
  }

  /** True if anything was fitted for a head and what it was given. */
  public boolean knows(String head, Side side) {
    return fitted(head, side).isPresent()
        || detector(head, side).isPresent()
        || means(head, side).isPresent();
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
