package dev.sightline.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Simplified Chinese says everything that English says, and nothing else. */
class ChineseTest {
  private static final Path FOLDER =
      Path.of("src", "main", "resources", "dev", "sightline", "app", "i18n");

  /** What has no words to translate: names, keys, formats, numbers. */
  private static final Set<String> SAME =
      Set.of("app.name", "shell.title", "keys.homeEnd", "predictions.own.prompt");

  private static final Pattern HOLE = Pattern.compile("\\{\\d}");

  private static Map<String, String> read(String file) throws IOException {
    Map<String, String> all = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#")
          && equals > 0
          && all.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
        twice.add(line);
      }
    }
    assertThat(twice).as("keys that stand twice in %s", file).isEmpty();
    return all;
  }

  private static Set<String> holes(String text) {
    Set<String> found = new TreeSet<>();
    Matcher m = HOLE.matcher(text);
    while (m.find()) {
      found.add(m.group());
    }
    return found;
  }

  @Test
  void hasTheSameKeysAndPlaceholders() throws IOException {
    Map<String, String> english = read("messages.properties");
    Map<String, String> chinese = read("messages_zh.properties");
    Set<String> missing = new TreeSet<>(english.keySet());
    missing.removeAll(chinese.keySet());
    assertThat(missing).as("translate these in messages_zh.properties").isEmpty();
    Set<String> over = new TreeSet<>(chinese.keySet());
    over.removeAll(english.keySet());
    assertThat(over).as("remove these from messages_zh.properties").isEmpty();
    english.forEach(
        (key, text) -> {
          assertThat(holes(chinese.get(key))).as(key).isEqualTo(holes(text));
          if (!holes(text).isEmpty()) {
            assertThat(
                    new MessageFormat(chinese.get(key))
                        .format(new Object[] {"a", "b", "c", "d", "e"}))
                .as(key)
                .doesNotContain("{");
          }
        });
  }

  @Test
  void leavesNothingInEnglish() throws IOException {
    Map<String, String> english = read("messages.properties");
    Map<String, String> chinese = read("messages_zh.properties");
    Set<String> left = new TreeSet<>();
    Pattern word = Pattern.compile("[a-z]{3}");
    chinese.forEach(
        (key, text) -> {
          boolean keys = key.startsWith("keys.") && !key.endsWith(".does") || key.endsWith(".keys");
          if (!SAME.contains(key)
              && !key.startsWith("language.")
              && !keys
              && text.equals(english.get(key))
              && word.matcher(text).find()) {
            left.add(key);
          }
        });
    assertThat(left).isEmpty();
  }

  @Test
  void aLanguageIsKnownByItsName() {
    assertThat(Language.named("CHINESE")).contains(Language.CHINESE);
    assertThat(Language.named("")).isEmpty();
    assertThat(Language.CHINESE.title()).isEqualTo("简体中文");
  }
}
