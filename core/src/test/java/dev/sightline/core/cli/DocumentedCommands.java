package dev.sightline.core.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands and headings that the documents hold. */
final class DocumentedCommands {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```");
  private static final Pattern SPAN = Pattern.compile("`(\\./sightline [^`\\n]+)`");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");

  /** Stands for more than the document says. */
  private static final Pattern OPEN = Pattern.compile("…|\\.\\.\\.|\\[[a-z-]|\\bPART\\b");

  /** Opens the window with a file. */
  private static final Pattern FILE = Pattern.compile("^\\./sightline [\\w-]+\\.\\w+");

  private DocumentedCommands() {}

  /** A page without what stands in code. */
  static String prose(String page) {
    return BLOCK.matcher(page).replaceAll("").replaceAll("`[^`\n]*`", "");
  }

  /** Names of the headings, as links call them. */
  static Set<String> anchors(String page) {
    return HEADING
        .matcher(BLOCK.matcher(page).replaceAll(""))
        .results()
        .map(m -> m.group(1).toLowerCase(Locale.ROOT))
        .map(h -> h.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** All pages of the documents. */
  static List<Path> pages() throws IOException {
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
  record Quoted(String words, boolean whole) {
    /** As a shell would part them. */
    String[] arguments() {
      List<String> args = new ArrayList<>();
      Matcher words = WORD.matcher(words());
      while (words.find()) {
        args.add(
            words.group(1) != null
                ? words.group(1)
                : words.group(2) != null ? words.group(2) : words.group(3));
      }
      return args.toArray(String[]::new);
    }
  }

  /** What stands behind {@code ./sightline} in code, a line for each, without comments. */
  static List<Quoted> of(String page) {
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
}
