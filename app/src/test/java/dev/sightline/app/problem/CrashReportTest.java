package dev.sightline.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrashReportTest {
  private static final Instant WHEN = Instant.parse("2026-11-28T22:15:00.5Z");

  private static CrashReport of(Throwable error) {
    return CrashReport.of(error, "2.0", WHEN, "/people/zhou");
  }

  @Test
  void namesVersionTimeMachineAndEveryCause() {
    String text =
        of(new IllegalStateException("outer", new ArithmeticException("/ by zero"))).text();
    assertThat(text)
        .startsWith("Sightline 2.0, 2026-11-28T22:15:00Z")
        .contains(System.getProperty("os.name"), "outer", "Caused by", "/ by zero");
  }

  @Test
  void keepsTheUsersFolderToItself() {
    String text = of(new IllegalStateException("no /people/zhou/secret.mp4")).text();
    assertThat(text).contains("no ~/secret.mp4").doesNotContain("zhou");
  }

  @Test
  void aDeepRecursionStaysReadable() {
    Exception deep = new IllegalStateException("deep");
    StackTraceElement[] trace = new StackTraceElement[5_000];
    java.util.Arrays.fill(trace, new StackTraceElement("A", "b", "A.java", 1));
    deep.setStackTrace(trace);
    assertThat(of(deep).text().lines().count()).isLessThan(250);
  }

  @Test
  void becomesALetterToNobodyThatAnAddressCanHold() {
    String address = of(new IllegalStateException("a&b=ü ?")).mail("A problem & more");
    assertThat(address).startsWith("mailto:?subject=A%20problem%20%26%20more&body=Sightline%202.0");
    assertThat(address).hasSizeLessThan(8_000).contains("a%26b%3D%C3%BC%20%3F");
    assertThat(URI.create(address).getScheme()).isEqualTo("mailto");
  }
}
