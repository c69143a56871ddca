package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
  @Test
  void followsFromTheTimeTaken() {
    long[] now = {0};
    TimeLeft left = new TimeLeft(() -> now[0]);
    assertThat(left.at(-1)).isEmpty();
    assertThat(left.at(0)).isEmpty();
    now[0] = 10_000_000_000L;
    assertThat(left.at(0.5)).isEqualTo("about 10 s left");
    assertThat(left.at(0.05)).as("other work begins").isEmpty();
    now[0] += 60_000_000_000L;
    assertThat(left.at(0.15)).isEqualTo("about 9 min left");
    left.begin();
    assertThat(left.at(0.9)).isEmpty();
  }
}
