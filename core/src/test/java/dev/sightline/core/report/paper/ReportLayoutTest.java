package dev.sightline.core.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.job.Progress;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportLayoutTest {
  private static final double EPSILON = 0.5;

  private static LaidReport lay(String file, String text, int clips, ReportStyle style)
      throws Exception {
    ReportPlan plan =
        new ReportPlan(
            SectionKind.all(),
            "",
            "Ada Lovelace " + "of the Institute ".repeat(20),
            "x".repeat(400) + "\n" + "note ".repeat(200),
            Optional.of(ReportFixture.picture(1)),
            style);
    return ReportLayout.of(
        ReportBuilder.build(ReportFixture.facts(file, text, clips), plan), style, Progress.NONE);
  }

  /** Nothing leaves the paper, whatever stands in a text. */
  @ParameterizedTest
  @CsvSource({
    "1, a dog",
    "20, a dog chases a skateboard",
    "500, a dog chases the butterfly",
    "3, Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterverordnung%Donaudampfschifffahrt%x",
    "4, كلب يركض في الشارع (سريع) 42 שלום עולם",
    "5, 一只狗在街上奔跑，旁边有一个撑着红伞的人。一只狗在街上奔跑，旁边有一个撑着红伞的人。"
  })
  void nothingLeavesThePaper(int clips, String text) throws Exception {
    String whole = text.replace("%", "Donaudampfschifffahrt".repeat(8));
    LaidReport laid =
        lay(
            whole.replace(' ', '_') + ".mp4",
            whole,
            clips,
            new ReportStyle(Sheet.LETTER, ColorMap.CIVIDIS, Paper.LIGHT));
    try (FigureFont font = FigureFont.open()) {
      for (LaidPage page : laid.pages()) {
        for (Mark mark : page.marks()) {
          if (mark instanceof Mark.Words w && w.degrees() == 0) {
            double width = font.of(w.face()).width(w.text(), w.size());
            double left =
                w.x()
                    - (w.anchor() == Mark.Anchor.END
                        ? width
                        : w.anchor() == Mark.Anchor.MIDDLE ? width / 2 : 0);
            assertThat(left).as(w.text()).isGreaterThan(PageFlow.MARGIN - 3 - EPSILON);
            assertThat(left + width)
                .as(w.text())
                .isLessThan(Sheet.LETTER.width() - PageFlow.MARGIN + 3 + EPSILON);
            assertThat(w.y()).isBetween(PageFlow.MARGIN - 1, Sheet.LETTER.height() - 20);
          } else if (mark instanceof Mark.Bitmap b) {
            assertThat(b.y() + b.height()).isLessThan(Sheet.LETTER.height() - PageFlow.MARGIN + 1);
          }
        }
      }
    }
  }

  @Test
  void linesDoNotLieOnEachOther() throws Exception {
    LaidReport laid = lay("clip.mp4", "a dog chases a skateboard", 6, ReportStyle.USUAL);
    for (LaidPage page : laid.pages()) {
      List<Mark.Words> words =
          page.pieces().stream()
              .filter(p -> p.owner().isPresent() && p.owner().get().tag() != Tag.FIGURE)
              .flatMap(p -> p.marks().stream())
              .filter(Mark.Words.class::isInstance)
              .map(Mark.Words.class::cast)
              .filter(w -> w.x() < PageFlow.MARGIN + 1)
              .toList();
      for (int i = 1; i < words.size(); i++) {
        double down = words.get(i).y() - words.get(i - 1).y();
        assertThat(down == 0 || down > words.get(i).size() * 0.9)
            .as("%s below %s", words.get(i).text(), words.get(i - 1).text())
            .isTrue();
      }
    }
  }

  @Test
  void pagesAreSeenAsTheyWillBe() throws Exception {
    LaidReport laid =
        lay("clip.mp4", "a dog", 2, new ReportStyle(Sheet.A4, ColorMap.VIRIDIS, Paper.DARK));
    Raster page = laid.picture(0, 480);
    assertThat(page.width()).isBetween(474, 486);
    assertThat((double) page.height() / page.width()).isBetween(1.40, 1.43);
    assertThat(page.argb()[0] & 0xFFFFFF).isEqualTo(Paper.DARK.ground());
    assertThat(page.argb()).contains(0xFF000000 | Paper.DARK.ground());
    assertThat(java.util.Arrays.stream(page.argb()).distinct().count()).isGreaterThan(50);
  }
}
