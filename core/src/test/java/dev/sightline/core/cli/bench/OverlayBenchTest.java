package dev.sightline.core.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayBenchTest {
  @TempDir private Path folder;

  @Test
  void everyFrameIsCountedAndTheStagesShareTheTime() throws Exception {
    List<Measure> measures = new OverlayBench(new Films(folder), 1).run(Progress.NONE);
    Map<String, Double> found =
        measures.stream()
            .collect(
                Collectors.toMap(m -> m.name().replace("overlay.1080p60.", ""), Measure::median));
    assertThat(found.get("frames")).isEqualTo(60);
    assertThat(found.get("late")).isBetween(0.0, 60.0);
    double shares =
        found.entrySet().stream()
            .filter(e -> e.getKey().startsWith("share."))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(shares).isCloseTo(100, within(1e-6));
    assertThat(found.get("share.decode")).isPositive();
    assertThat(found.get("share.blend")).isPositive();
    assertThat(found.get("busy")).isPositive();
  }
}
