package dev.sightline.core.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Logos;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOutputTest {
  private static final ReportFacts FACTS =
      ReportFixture.facts("clip.mp4", "a dog_1 & \\write18{x} <b>", 3);
  private static final ReportPlan PLAN =
      new ReportPlan(
          List.of(SectionKind.TEXT, SectionKind.PREDICTIONS, SectionKind.PROVENANCE),
          "T",
          "Ada",
          "",
          Optional.of(ReportFixture.picture(1)),
          ReportStyle.USUAL);

  @TempDir private Path folder;

  private List<Path> write(EnumSet<ReportFormat> formats, Progress progress)
      throws SightlineException {
    return ReportOutput.write(FACTS, PLAN, formats, folder, progress);
  }

  @Test
  void everyFormatAppearsWithItsFigures() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "keep");
    List<Path> main = write(EnumSet.allOf(ReportFormat.class), Progress.NONE);
    assertThat(main).hasSize(ReportFormat.values().length).allMatch(Files::exists);
    for (String name :
        List.of("alignment.csv", "alignment.npz", "attention.safetensors", "mine.txt")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(n -> n.startsWith("."));
    }
    String markdown = Files.readString(folder.resolve("report.md"));
    String tex = Files.readString(folder.resolve("latex/report.tex"));
    int named = 0;
    for (var m :
        List.of(
            Pattern.compile("!\\[[^\\n]*]\\((figures/[^)]+)\\)").matcher(markdown),
            Pattern.compile("\\\\includegraphics\\[[^]]*]\\{([^}]+)}").matcher(tex))) {
      while (m.find()) {
        named++;
        assertThat(folder.resolve(m.group(1).endsWith(".pdf") ? "latex" : "").resolve(m.group(1)))
            .isNotEmptyFile();
      }
    }
    assertThat(named).as("logo and two heads, twice").isEqualTo(6);
    assertThat(tex).contains("\\textbackslash{}write18\\{x\\}").doesNotContain("\\write18");
    assertThat(markdown).contains("a dog\\_1 \\& \\\\write18").contains("\\<b\\>");
    assertThat(markdown).contains("| Program | ");
  }

  @Test
  void cancellingLeavesTheFolderAsItWas() throws Exception {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> write(EnumSet.of(ReportFormat.HTML), cancelled))
        .isInstanceOf(CancelledException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aBrokenLogoIsToldInWords() throws Exception {
    Path text = Files.writeString(folder.resolve("logo.png"), "no picture");
    assertThatThrownBy(() -> Logos.read(text)).hasMessageContaining("neither a PNG nor a JPEG");
    Path broken = folder.resolve("broken.png");
    byte[] png = ReportFixture.picture(1).file();
    Files.write(broken, java.util.Arrays.copyOf(png, 40));
    assertThatThrownBy(() -> Logos.read(broken)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> Logos.read(folder.resolve("none.png")))
        .hasMessageContaining("cannot be read");
    Path good = Files.write(folder.resolve("good.png"), png);
    assertThat(Logos.read(good).pixels().orElseThrow().width()).isEqualTo(64);
  }
}
