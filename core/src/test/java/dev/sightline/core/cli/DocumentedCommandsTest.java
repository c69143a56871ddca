package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands and links that the documents give lead somewhere. */
class DocumentedCommandsTest {
  private static final Path ROOT = DocumentedCommands.ROOT;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @TempDir private Path folder;

  /** A command with an option that is no more, or without what it needs, cannot be parsed. */
  @Test
  void everyCommandInTheDocumentsCanBeGiven() throws IOException {
    InstalledModels models = new InstalledModels(new UserFolders(folder, folder, folder));
    CommandLine line = SightlineCli.commandLine(models).setCaseInsensitiveEnumValuesAllowed(true);
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (Path page : DocumentedCommands.pages()) {
      for (DocumentedCommands.Quoted command : DocumentedCommands.of(Files.readString(page))) {
        found++;
        try {
          line.parseArgs(command.arguments());
        } catch (CommandLine.MissingParameterException e) {
          // a sentence may name a command without all that it needs
          if (command.whole()) {
            wrong.add(ROOT.relativize(page) + ": " + command.words() + ": " + e.getMessage());
          }
        } catch (CommandLine.ParameterException e) {
          wrong.add(ROOT.relativize(page) + ": " + command.words() + ": " + e.getMessage());
        }
      }
    }
    assertThat(found).isGreaterThan(60);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aWrongCommandWouldBeFound() {
    InstalledModels models = new InstalledModels(new UserFolders(folder, folder, folder));
    assertThatCode(
            () -> SightlineCli.commandLine(models).parseArgs("analyze", "a.mp4", "--no-such", "x"))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void everyLinkBetweenDocumentsLeadsToAFile() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (Path page : DocumentedCommands.pages()) {
      // what stands in code is no link
      String text = DocumentedCommands.prose(Files.readString(page));
      Matcher links = LINK.matcher(text);
      while (links.find()) {
        String target = links.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
          all.assertThat(page.resolveSibling(target))
              .as("link in %s", ROOT.relativize(page))
              .exists();
        }
        String heading = links.group(1).replaceFirst("^[^#]*#?", "");
        Path to = target.isEmpty() ? page : page.resolveSibling(target);
        if (!heading.isEmpty() && to.toString().endsWith(".md") && Files.exists(to)) {
          all.assertThat(DocumentedCommands.anchors(Files.readString(to)))
              .as("link to a heading in %s", ROOT.relativize(page))
              .contains(heading);
        }
      }
    }
    all.assertAll();
  }
}
