package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training upon what a bundle has. */
class TrainingRunTest {
  @TempDir private Path folder;

  private ThrowingCallable training(String from) throws Exception {
    Recipe recipe = Recipe.read(Path.of("..", "recipes", "everyday.yaml"));
    ModelBundle bundle = new InstalledModels(new UserFolders(folder, folder, folder)).base(from);
    TrainingRun run = new TrainingRun(new TorchEngine(1), folder.resolve("data"), folder);
    return () -> run.run(recipe, Optional.of(bundle), Progress.NONE);
  }

  @Test
  void aBundleWithAnotherTextEncoderIsRefused() throws Exception {
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(training("everyday-zh"))
        .matches(e -> e.problem() == Problem.BUNDLE)
        .matches(e -> e.userMessage().contains("everyday-zh"))
        .matches(e -> e.userMessage().contains("another text encoder"));
  }

  /** Its weights are taken, and what is missed next is the data. */
  @Test
  void aBundleThatFitsIsTaken() throws Exception {
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(training("everyday"))
        .matches(e -> e.problem() == Problem.DATA);
  }
}
