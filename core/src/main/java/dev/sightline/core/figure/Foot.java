package dev.sightline.core.figure;

import dev.sightline.core.numbers.Source;

/** What stands at the foot of a figure: where it comes from. */
final class Foot {
  private Foot() {}

  /** Writes the caption from {@code y} downwards and ends the figure. */
  static Drawing finish(Sketch sketch, double y, Source source) {
    double end = sketch.paragraph(y, source.caption(), Sketch.SMALL, sketch.grey());
    return sketch.finish(end, source.method(), source.description());
  }
}
