package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.FontFace;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fixed words of reports: none missing, unused or left in English, and a letter for each. */
class ReportWordsTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/sightline/core/report");
  private static final Path SOURCES = Path.of("src/main/java/dev/sightline/core/report");
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(\\.[a-zA-Z]+)*)\"");

  /** Keys that are put together from a part: of sections, heads, grades. */
  private static final Pattern BUILT = Pattern.compile("(section|head|grade|uses\\.setting)\\..*");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern SLOT = Pattern.compile("\\{\\d}");

  /** Words that a Chinese reader sees as they are. */
  private static final Pattern SAME = Pattern.compile("[^a-zA-Z]*");

  private static Properties words(String name) throws IOException {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(FOLDER.resolve(name))) {
      all.load(in);
    }
    assertThat(all.size()).isGreaterThan(150);
    return all;
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndSlots() throws IOException {
    Properties english = words("words.properties");
    Properties chinese = words("words_zh.properties");
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.stringPropertyNames()) {
      String zh = chinese.getProperty(key);
      assertThat(slots(zh)).as(key).isEqualTo(slots(english.getProperty(key)));
      String fixed = SLOT.matcher(english.getProperty(key)).replaceAll("");
      if (!SAME.matcher(fixed).matches()) {
        assertThat(HAN.matcher(zh).find()).as("%s is translated: %s", key, zh).isTrue();
      }
    }
  }

  private static Set<String> slots(String pattern) {
    Set<String> all = new TreeSet<>();
    Matcher m = SLOT.matcher(pattern);
    while (m.find()) {
      all.add(m.group());
    }
    return all;
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher m = KEY.matcher(Files.readString(file));
        while (m.find()) {
          used.add(m.group(1));
        }
      }
    }
    Set<String> unused = new TreeSet<>(words("words.properties").stringPropertyNames());
    unused.removeIf(k -> BUILT.matcher(k).matches());
    unused.removeAll(used);
    assertThat(unused).isEmpty();
  }

  @Test
  void theFontsOfPagesHaveEveryLetter() throws IOException {
    String all = String.join("", words("words_zh.properties").values().toArray(String[]::new));
    try (FigureFont font = FigureFont.open()) {
      for (FontFace face : List.of(FontFace.REGULAR, FontFace.SEMI_BOLD)) {
        FigureFont of = font.of(face);
        assertThat(
                all.codePoints().filter(c -> !of.has(c)).mapToObj(Character::toString).distinct())
            .as("letters that %s lacks", face)
            .isEmpty();
      }
    }
  }

  @Test
  void aChineseReportSaysNothingOfItsOwnInEnglish() throws IOException {
    ReportPlan plan =
        new ReportPlan(
            SectionKind.all(),
            "",
            "",
            "",
            java.util.Optional.empty(),
            new ReportStyle(
                Sheet.A4,
                dev.sightline.core.colour.ColorMap.VIRIDIS,
                dev.sightline.core.figure.Paper.LIGHT,
                ReportLanguage.CHINESE));
    ReportDocument d = ReportBuilder.build(ReportFixture.facts("v.mp4", "两 只 狗", 3), plan);
    String html = new ReportPage().render(d, plan.style());
    assertThat(html).contains("lang=\"zh-CN\"", "Sightline 报告", "本报告不能证明什么");
    List<String> left = new ArrayList<>();
    Properties english = words("words.properties");
    for (String key : english.stringPropertyNames()) {
      for (String piece : SLOT.split(english.getProperty(key))) {
        // short pieces stand in names of files, styles and versions too
        if (piece.strip().length() > 11 && html.contains(piece.strip())) {
          left.add(key);
        }
      }
    }
    assertThat(left).isEmpty();
  }
}
