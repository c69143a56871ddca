package dev.sightline.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {
  @TempDir private Path folder;

  @Test
  void whatWasDoneIsThereAgain_exceptWhatWasCutShort() throws Exception {
    Path file = folder.resolve("logs/a.log");
    PartLog first = PartLog.open(file);
    first.add("shot 0", "{\"text\":\"ein Käse\tund Brot\"}");
    first.add("shot 1", "two");
    Files.writeString(file, Files.readString(file) + "shot 2\thal");
    PartLog again = PartLog.open(file);
    assertThat(again.find("shot 0")).contains("{\"text\":\"ein Käse\tund Brot\"}");
    assertThat(again.find("shot 1")).contains("two");
    assertThat(again.find("shot 2")).isEmpty();
    again.add("shot 2", "whole");
    assertThat(PartLog.open(file).find("shot 2")).contains("whole");
    again.forget();
    assertThat(file).doesNotExist();
    assertThat(PartLog.open(file).find("shot 0")).isEmpty();
  }

  @Test
  void withoutAFileNothingIsKept() throws Exception {
    PartLog log = PartLog.none();
    log.add("a", "b");
    assertThat(log.find("a")).contains("b");
    log.forget();
    assertThatThrownBy(() -> log.add("a\tb", "c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.add("a", "b\nc")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> PartLog.open(file.resolve("a.log")))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
  }
}
