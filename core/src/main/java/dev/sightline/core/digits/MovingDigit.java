package dev.sightline.core.digits;

import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectSize;

/**
 * One clip: a digit before an even grey. Immutable.
 *
 * @param picture who wrote it how
 * @param colour of the ink
 * @param size of the digit
 * @param path that it moves along
 * @param phase where a closed path begins, 0 to 1
 * @param x middle of the path, share of the side
 * @param y middle of the path, share of the side, downwards
 * @param grey behind it, 0 to 255
 */
public record MovingDigit(
    HandwrittenDigits.Picture picture,
    ObjectColour colour,
    ObjectSize size,
    DigitPath path,
    double phase,
    double x,
    double y,
    int grey) {

  /**
   * Where its middle is, shares of the side: across, down.
   *
   * @param p moment in the clip, 0 to 1
   */
  public double[] place(double p) {
    double[] offset = path.offset(p, phase);
    return new double[] {x + offset[0], y + offset[1]};
  }

  /** Half the width and height of a digit, share of the side. */
  public static double half(ObjectSize size) {
    return size == ObjectSize.LARGE ? 0.22 : 0.16;
  }
}
