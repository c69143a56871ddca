package dev.sightline.core;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares long arrays place by place. AssertJ's {@code containsExactly} looks for each number
 * among all others, which takes seconds for some ten thousand of them.
 */
public final class CloseNumbers {
  private CloseNumbers() {}

  /** Fails with the first place whose numbers differ by more than {@code tolerance}. */
  public static void assertClose(float[] actual, float[] expected, float tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      // so that a number that is none does not pass
      if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
        throw new AssertionError(
            "place " + i + ": " + actual[i] + " is not within " + tolerance + " of " + expected[i]);
      }
    }
  }
}
