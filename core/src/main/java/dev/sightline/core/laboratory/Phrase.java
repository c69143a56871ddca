package dev.sightline.core.laboratory;

import java.util.Optional;

/**
 * How a sentence names an object.
 *
 * @param shape its shape
 * @param colour its colour
 * @param size its size, if said
 * @param texture its texture, if said
 */
public record Phrase(
    ObjectShape shape, ObjectColour colour, Optional<ObjectSize> size, Optional<Texture> texture) {

  /** The shortest name of an object. */
  public static Phrase of(Look look) {
    return new Phrase(look.shape(), look.colour(), Optional.empty(), Optional.empty());
  }

  /** True if this names such an object. */
  public boolean fits(Look look) {
    return shape == look.shape()
        && colour == look.colour()
        && size.map(s -> s == look.size()).orElse(true)
        && texture.map(t -> t == look.texture()).orElse(true);
  }
}
