package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.training.own.OwnRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainCommandTest {
  /** Relative paths mean nothing to the window, which is started elsewhere. */
  @Test
  void aRequestHoldsWholePathsOfFilesAndTheNamesOfModels() {
    Path here = Path.of("").toAbsolutePath();
    OwnRequest request = TrainCommand.request(Path.of("some/../pets"), "mine", ".", 3);
    assertThat(request.path()).isEqualTo(here.resolve("pets"));
    assertThat(request.base()).as("it is there").isEqualTo(here.toString());
    assertThat(TrainCommand.request(Path.of("pets"), "mine", "everyday", 3).base())
        .isEqualTo("everyday");
  }
}
