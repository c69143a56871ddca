package dev.sightline.core.explain.faithfulness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One reason of a verdict, as data; the words are the window's. */
public sealed interface Finding {
  Measure measure();

  /**
   * A measure that was taken.
   *
   * @param numbers by name: for curves {@code area}, {@code random}, {@code low}, {@code high},
   *     {@code p}; else {@code mean}, {@code lowest}, {@code count}
   */
  record Tested(Measure measure, Grade grade, Map<String, Double> numbers) implements Finding {
    public Tested {
      numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /**
     * @throws IllegalArgumentException if there is no such number
     */
    public double number(String name) {
      Double value = numbers.get(name);
      if (value == null) {
        throw new IllegalArgumentException(measure + " has no " + name);
      }
      return value;
    }
  }

  /** A measure that was not taken, and why. */
  record NotTested(Measure measure, Reason reason) implements Finding {}

  /** Why a measure was not taken. */
  enum Reason {
    /** Nobody asked for it. */
    NOT_ASKED,
    /** The method gives no such scores. */
    NOT_GIVEN,
    /** Fewer items than can tell a good order from a lucky one. */
    TOO_FEW,
    /** The answer is the same whatever is taken away. */
    NO_EFFECT,
    /** All scores are equal: they order nothing. */
    CONSTANT,
    /** A score is not a number. */
    NOT_A_NUMBER,
    /** The model cannot be asked, or changed, in that way. */
    UNSUPPORTED,
    /** The map hangs on the text encoder alone, and what is changed lies outside of it. */
    OUT_OF_REACH
  }
}
