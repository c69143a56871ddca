package dev.sightline.core.model.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The worlds that generators learn, and what can be read of their clips. */
public enum GeneratorSet {
  /** Lone objects of the laboratory. */
  LABORATORY(
      ReadAttribute.COLOUR,
      ReadAttribute.SHAPE,
      ReadAttribute.MOTION,
      ReadAttribute.COUNT,
      ReadAttribute.SPEED,
      ReadAttribute.SIZE,
      ReadAttribute.TEXTURE),
  /** Handwritten digits that move along a path. */
  DIGITS(ReadAttribute.COLOUR, ReadAttribute.DIGIT, ReadAttribute.PATH, ReadAttribute.SIZE);

  private final List<ReadAttribute> attributes;

  GeneratorSet(ReadAttribute... attributes) {
    this.attributes = List.of(attributes);
  }

  /** What the reader of such a generator tells. */
  public List<ReadAttribute> attributes() {
    return attributes;
  }

  /** Name in files. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The inverse of {@link #key}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  @JsonCreator
  static GeneratorSet of(String key) {
    return Arrays.stream(values())
        .filter(s -> s.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no set is called " + key));
  }
}
