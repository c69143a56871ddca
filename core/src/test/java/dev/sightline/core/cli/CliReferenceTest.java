package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");
  @TempDir private Path folder;

  @Test
  void theReferenceSaysWhatTheCommandsSay() throws IOException {
    InstalledModels models = new InstalledModels(new UserFolders(folder, folder, folder));
    String made = CliReference.of(SightlineCli.commandLine(models));
    if (Boolean.getBoolean("sightline.write")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(made);
  }
}
