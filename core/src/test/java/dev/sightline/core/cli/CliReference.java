package dev.sightline.core.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The reference of all commands as Markdown, from what the commands say of themselves. */
final class CliReference {
  private static final String HEAD =
      """
      # Command line reference

      Made from the commands themselves, the same words as `./sightline help COMMAND`; a test holds both equal. To make it again: `mvn -pl core -am test -Dtest=CliReferenceTest -Dsightline.write=true -Dsurefire.failIfNoSpecifiedTests=false`.
      """;

  private CliReference() {}

  static String of(CommandLine root) {
    StringBuilder page = new StringBuilder(HEAD);
    add(page, root, root.getCommandName(), 2);
    return page.toString();
  }

  private static void add(StringBuilder page, CommandLine command, String name, int depth) {
    // widths of terminals differ
    command.setUsageHelpWidth(100);
    page.append('\n')
        .append("#".repeat(depth))
        .append(' ')
        .append(name)
        .append("\n\n```\n")
        .append(
            command
                .getUsageMessage(Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .reduce("", (a, b) -> a + b + "\n"))
        .append("```\n");
    Map<String, CommandLine> sorted = new TreeMap<>(command.getSubcommands());
    sorted.remove("help");
    sorted.forEach((sub, line) -> add(page, line, name + " " + sub, Math.min(depth + 1, 4)));
  }
}
