package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource({
    "0,1,0.0 s",
    "16,5,3.2 s",
    "5996,100,1:00.0",
    "632,10,1:03.2",
    "3599,1,59:59.0",
    "36032,10,1:00:03.2"
  })
  void timesAreReadAsClocks(long num, long den, String expected) {
    assertThat(PlainText.time(Fraction.of(num, den))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,0.000", "0.25,0.250", "0.0312,0.0312", "0.00001,1.0e-05", "1,1.000"})
  void weightsKeepThreeDigitsThatCount(float weight, String expected) {
    assertThat(PlainText.weight(weight)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,0.0 %", "0.0002,<0.1 %", "0.5,50.0 %", "1,100.0 %"})
  void percentagesNeverHideAChance(float p, String expected) {
    assertThat(PlainText.percent(p)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9.44,9.4 ms", "812.5,813 ms", "12345,12.3 s"})
  void durationsAreRounded(double ms, String expected) {
    assertThat(PlainText.millis(ms)).isEqualTo(expected);
  }

  @Test
  void whatCannotBeShownIsReplaced() {
    assertThat(PlainText.printable("a\u0000b\uD800c\nd")).isEqualTo("a\uFFFDb\uFFFDc\nd");
    assertThat(PlainText.printable("猫 \uD83D\uDC31")).isEqualTo("猫 \uD83D\uDC31");
  }
}
