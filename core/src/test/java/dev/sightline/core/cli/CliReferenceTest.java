package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What the launcher takes for no command starts as the window does, which prepares a window. */
  @Test
  void theLauncherKnowsEveryCommand() throws IOException {
    InstalledModels models = new InstalledModels(new UserFolders(folder, folder, folder));
    Set<String> commands =
        new TreeSet<>(SightlineCli.commandLine(models).getSubcommands().keySet());
    String launcher = Files.readString(Path.of("..", "sightline"));
    Matcher line = Pattern.compile("(?m)^ +([a-z |]+)\\) way=\\$1 ;;").matcher(launcher);
    assertThat(line.find()).isTrue();
    commands.remove("help");
    assertThat(new TreeSet<>(List.of(line.group(1).split(" \\| ")))).isEqualTo(commands);
  }
}
