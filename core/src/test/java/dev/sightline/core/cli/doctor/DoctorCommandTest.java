package dev.sightline.core.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private final StringWriter out = new StringWriter();

  private boolean print(Check... checks) {
    return DoctorCommand.print(List.of(checks), new PrintWriter(out, true));
  }

  @Test
  void allWell() {
    assertThat(print(Check.good("engine", "1.0"))).isTrue();
    assertThat(out.toString()).contains("ok   engine").contains("Nothing is wrong.");
  }

  @Test
  void whatIsLimitedIsSaidButDoesNotFail() {
    assertThat(print(Check.good("engine", "1.0"), Check.limited("sound", "none", "Buy one.")))
        .isTrue();
    assertThat(out.toString()).contains("What is wrong:").contains("sound: Buy one.");
  }

  @Test
  void whatIsBrokenFails() {
    assertThat(print(Check.broken("engine", "does not load", "Mend it."))).isFalse();
    assertThat(out.toString()).contains("BAD").contains("engine: Mend it.");
  }

  @Test
  void theEnginesOfThisBuildLoad() {
    assertThat(EngineChecks.engines()).extracting(Check::state).doesNotContain(Check.State.BROKEN);
  }
}
