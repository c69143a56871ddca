package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands and links that the documents give lead somewhere. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```");
  private static final Pattern SPAN = Pattern.compile("`(\\./sightline [^`\\n]+)`");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** Stands for more than the document says. */
  private static final Pattern OPEN = Pattern.compile("…|\\.\\.\\.|\\[[a-z-]|\\bPART\\b");

  /** Opens the window with a file. */
  private static final Pattern FILE = Pattern.compile("^\\./sightline [\\w-]+\\.\\w+");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @TempDir private Path folder;

  /** A command with an option that is no more, or without what it needs, cannot be parsed. */
  @Test
  void everyCommandInTheDocumentsCanBeGiven() throws IOException {
    InstalledModels models = new InstalledModels(new UserFolders(folder, folder, folder));
    CommandLine line = SightlineCli.commandLine(models).setCaseInsensitiveEnumValuesAllowed(true);
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (Path page : pages()) {
      for (Quoted command : commands(Files.readString(page))) {
        found++;
        try {
          line.parseArgs(arguments(command.words()));
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
            () ->
                SightlineCli.commandLine(models).parseArgs(arguments("analyze a.mp4 --no-such x")))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void everyLinkBetweenDocumentsLeadsToAFile() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (Path page : pages()) {
      // what stands in code is no link
      String text =
          BLOCK.matcher(Files.readString(page)).replaceAll("").replaceAll("`[^`\n]*`", "");
      Matcher links = LINK.matcher(text);
      while (links.find()) {
        String target = links.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
          all.assertThat(page.resolveSibling(target))
              .as("link in %s", ROOT.relativize(page))
              .exists();
        }
      }
    }
    all.assertAll();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> top = Files.list(ROOT);
        Stream<Path> installers = Files.walk(ROOT.resolve("installers"))) {
      return Stream.of(docs, top, installers)
          .flatMap(s -> s)
          .filter(p -> p.toString().endsWith(".md"))
          .filter(p -> !p.toString().contains("target"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  /**
   * A command in a document.
   *
   * @param words what stands behind {@code ./sightline}
   * @param whole whether it is to be given as it stands
   */
  private record Quoted(String words, boolean whole) {}

  /** What stands behind {@code ./sightline} in code, a line for each, without comments. */
  private static List<Quoted> commands(String page) {
    List<Quoted> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(page);
    while (blocks.find()) {
      for (String line : blocks.group(1).replace("\\\n", " ").lines().toList()) {
        add(line.strip(), true, found);
      }
    }
    Matcher spans = SPAN.matcher(BLOCK.matcher(page).replaceAll(""));
    while (spans.find()) {
      add(spans.group(1), false, found);
    }
    return found;
  }

  private static void add(String line, boolean whole, List<Quoted> found) {
    // remarks stand behind "#" or a wide gap
    String plain =
        line.replaceFirst("^\\$ ", "").replaceFirst("\\s(#|\\s{2,}(?=[a-z])|[|>&]).*", "");
    if (plain.startsWith("./sightline ")
        && !OPEN.matcher(line).find()
        && !FILE.matcher(plain).find()) {
      found.add(new Quoted(plain.substring("./sightline ".length()).strip(), whole));
    }
  }

  private static String[] arguments(String command) {
    List<String> args = new ArrayList<>();
    Matcher words = WORD.matcher(command);
    while (words.find()) {
      args.add(
          words.group(1) != null
              ? words.group(1)
              : words.group(2) != null ? words.group(2) : words.group(3));
    }
    return args.toArray(String[]::new);
  }
}
