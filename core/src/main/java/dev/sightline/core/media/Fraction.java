package dev.sightline.core.media;

import java.math.BigInteger;

/**
 * An exact rational number, used for every time in the product (seconds unless said otherwise), so
 * that no frame boundary is ever decided by a rounded double. Always in lowest terms, with a
 * positive denominator.
 *
 * @param num numerator
 * @param den denominator, greater than 0
 */
public record Fraction(long num, long den) implements Comparable<Fraction> {
  /** Zero. */
  public static final Fraction ZERO = new Fraction(0, 1);

  /** One. */
  public static final Fraction ONE = new Fraction(1, 1);

  /**
   * Reduces to lowest terms.
   *
   * @throws ArithmeticException if {@code den} is 0
   */
  public Fraction {
    if (den == 0) {
      throw new ArithmeticException("denominator is 0");
    }
    long gcd = gcd(num, den);
    if (gcd != 0) {
      num /= gcd;
      den /= gcd;
    }
    if (den < 0) {
      num = Math.negateExact(num);
      den = Math.negateExact(den);
    }
  }

  /** The whole number {@code n}. */
  public static Fraction of(long n) {
    return new Fraction(n, 1);
  }

  /** {@code num / den}. */
  public static Fraction of(long num, long den) {
    return new Fraction(num, den);
  }

  /** {@code millis} milliseconds as exact seconds. */
  public static Fraction ofMillis(long millis) {
    return new Fraction(millis, 1000);
  }

  /**
   * The nearest multiple of one microsecond to {@code seconds}; for times that a person points at.
   */
  public static Fraction ofSeconds(double seconds) {
    return new Fraction(Math.round(seconds * 1e6), 1_000_000);
  }

  public Fraction plus(Fraction o) {
    return exact(
        big(num).multiply(big(o.den)).add(big(o.num).multiply(big(den))),
        big(den).multiply(big(o.den)));
  }

  public Fraction minus(Fraction o) {
    return plus(new Fraction(-o.num, o.den));
  }

  public Fraction times(Fraction o) {
    return exact(big(num).multiply(big(o.num)), big(den).multiply(big(o.den)));
  }

  public Fraction times(long n) {
    return exact(big(num).multiply(big(n)), big(den));
  }

  /**
   * @throws ArithmeticException if {@code o} is zero
   */
  public Fraction dividedBy(Fraction o) {
    return exact(big(num).multiply(big(o.den)), big(den).multiply(big(o.num)));
  }

  /** The largest whole number that is not greater than this. */
  public long floor() {
    return Math.floorDiv(num, den);
  }

  /** The smallest whole number that is not less than this. */
  public long ceil() {
    return Math.ceilDiv(num, den);
  }

  public boolean isNegative() {
    return num < 0;
  }

  public boolean isZero() {
    return num == 0;
  }

  public Fraction min(Fraction o) {
    return compareTo(o) <= 0 ? this : o;
  }

  public Fraction max(Fraction o) {
    return compareTo(o) >= 0 ? this : o;
  }

  /** For display and drawing only. */
  public double toDouble() {
    return (double) num / den;
  }

  @Override
  public int compareTo(Fraction o) {
    return big(num).multiply(big(o.den)).compareTo(big(o.num).multiply(big(den)));
  }

  @Override
  public String toString() {
    return den == 1 ? Long.toString(num) : num + "/" + den;
  }

  private static Fraction exact(BigInteger n, BigInteger d) {
    BigInteger g = n.gcd(d);
    if (g.signum() != 0) {
      n = n.divide(g);
      d = d.divide(g);
    }
    return new Fraction(n.longValueExact(), d.longValueExact());
  }

  private static BigInteger big(long v) {
    return BigInteger.valueOf(v);
  }

  private static long gcd(long a, long b) {
    return big(a).gcd(big(b)).longValueExact();
  }
}
