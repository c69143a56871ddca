package dev.sightline.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.sample.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that the core says is said in Chinese too, and nothing else. */
class PhrasesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/sightline/core");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private static SourcePhrases said;
  private static Set<String> all;
  private static Map<String, String> chinese;

  @BeforeAll
  static void read() throws IOException {
    said = SourcePhrases.of(SOURCES);
    all = new TreeSet<>(said.templates());
    new SampleLibrary(Path.of("samples")).samples().forEach(s -> all.add(s.title()));
    chinese = Translations.read("zh.po");
  }

  @Test
  void phrasesAreLiteralsWithEverySlotFilled() {
    assertThat(said.wrong()).isEmpty();
    assertThat(said.templates()).hasSizeGreaterThan(250);
  }

  @Test
  void everyPhraseIsTranslated() {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(chinese.keySet());
    assertThat(missing).as("translate these in zh.po").isEmpty();
  }

  @Test
  void noTranslationIsLeftOver() {
    Set<String> over = new TreeSet<>(chinese.keySet());
    over.removeAll(all);
    assertThat(over).as("remove these from zh.po").isEmpty();
  }

  @Test
  void translationsHaveTheSameSlotsAndAreChinese() {
    chinese.forEach(
        (english, words) -> {
          assertThat(SourcePhrases.slots(words))
              .as(english)
              .isEqualTo(SourcePhrases.slots(english));
          if (LETTER.matcher(english.replaceAll("\\{\\d}", "")).find()) {
            assertThat(HAN.matcher(words).find()).as("%s: %s", english, words).isTrue();
          }
        });
  }
}
