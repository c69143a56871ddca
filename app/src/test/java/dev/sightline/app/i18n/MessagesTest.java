package dev.sightline.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key that the code uses exists, every key that exists is used, and none stands twice. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path FILE =
      Path.of("src", "main", "resources", "dev", "sightline", "app", "i18n", "messages.properties");

  /** A string literal that looks like a key: {@code section.name}. */
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z0-9]+)+)\"");

  /** A number with decimals, or never one. */
  private static final Set<String> MANY =
      Set.of(
          "statistics.distance.tokens",
          "text.truncated",
          "models.cell.measured.first",
          "models.cell.library.first");

  private static final Pattern USE = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([^\"]+)\"");

  @Test
  void everyUsedKeyExists() throws IOException {
    Set<String> missing = new TreeSet<>(found(USE));
    missing.removeAll(keys());
    assertThat(missing).as("add these keys to %s", FILE).isEmpty();
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> unused = new TreeSet<>(keys());
    unused.removeAll(found(KEY));
    assertThat(unused).as("remove these keys from %s, or use them", FILE).isEmpty();
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    assertThat(keys()).as("keep one of each in %s", FILE).doesNotHaveDuplicates();
  }

  @Test
  void everyTextCanBeFilledIn() throws IOException {
    for (String key : keys()) {
      String text = Messages.text(key);
      assertThat(text).as(key).isNotBlank();
      if (text.contains("{")) {
        assertThat(new MessageFormat(text).format(new Object[] {1, 2, 3, 4, 5}))
            .as("%s: an apostrophe before a placeholder must be doubled", key)
            .doesNotContain("{");
      }
    }
  }

  /** "1 videos" is wrong where a number stands for how many there are. */
  @Test
  void whatIsCountedHasASingular() throws IOException {
    Pattern one = Pattern.compile("\\b1 (?:videos|clips|tokens|classes|items|heads|maps)\\b");
    Object[] ones = {1, 1, 1, 1, 1};
    assertThat(
            keys().stream()
                .filter(key -> !MANY.contains(key))
                .filter(key -> one.matcher(Messages.text(key, ones)).find()))
        .as("use a choice, as browse.count does")
        .isEmpty();
    assertThat(Messages.text("browse.count", 0)).isEqualTo("0 videos");
    assertThat(Messages.text("browse.count", 1)).isEqualTo("1 video");
    assertThat(Messages.text("browse.count", 10_000)).isEqualTo("10,000 videos");
    assertThat(Messages.text("browse.found", 1, 2)).isEqualTo("1 of 2 videos, best first");
  }

  private static List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(FILE)) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        keys.add(line.substring(0, equals).strip());
      }
    }
    assertThat(keys).isNotEmpty();
    return keys;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher m = pattern.matcher(Files.readString(file));
        while (m.find()) {
          keys.add(m.group(1));
        }
      }
    }
    return keys;
  }
}
