package dev.sightline.core.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.output.CollectionEntry.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report of many videos, counted by hand. */
class CollectionReportTest {
  private static CollectionEntry entry(String video, Answer... answers) {
    return new CollectionEntry(
        video,
        Path.of(video),
        61.2,
        "",
        List.of(answers),
        Optional.empty(),
        "m 1 · ff",
        "",
        Optional.empty());
  }

  private static Answer said(String named, String right, boolean foreign) {
    return new Answer("actions", named, 0.8, foreign, right);
  }

  private static ReportDocument report(CollectionEntry... entries) {
    return CollectionReport.build(List.of(entries), ReportPlan.ALL, "Sightline 1");
  }

  private static ReportBlock.Table table(ReportDocument d, int section) {
    return d.sections().get(section).blocks().stream()
        .filter(ReportBlock.Table.class::isInstance)
        .map(ReportBlock.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyClassIsCountedWithWhatItIsTakenFor() {
    ReportDocument d =
        report(
            entry("a", said("Diving", "Diving", false)),
            entry("b", said("PushUps", "Diving", false)),
            entry("c", said("PushUps", "Diving", false)),
            entry("d", said("PushUps", "PushUps", false)),
            entry("e", said("PushUps", "PushUps", true)), // right, but none is likely
            entry("f", said("Diving", "", false))); // nobody knows
    ReportBlock.Stated all = (ReportBlock.Stated) d.sections().get(1).blocks().getFirst();
    assertThat(all.value()).isEqualTo("40 %");
    // Wilson's interval of 2 of 5: statsmodels.proportion_confint(2, 5, method="wilson")
    assertThat(all.text()).contains("Actions: 2 of 5", "12 % to 77 %");
    assertThat(table(d, 1).rows())
        .containsExactly(
            List.of("Diving", "3", "33 %", "6 % – 79 %", "100 %", "PushUps (2)"),
            List.of(
                "PushUps", "2", "50 %", "9 % – 91 %", "33 %", "none of the trained classes (1)"));
  }

  @Test
  void everyVideoIsARowAndWhatIsMissingIsNamed() {
    CollectionEntry broken =
        CollectionEntry.missing(Path.of("x.mp4"), Path.of("x"), "It is empty.");
    ReportDocument d = report(entry("a.mp4", said("Diving", "", false)), broken);
    assertThat(d.front().title()).isEqualTo("2 videos");
    assertThat(table(d, 0).rows()).containsExactly(List.of("a.mp4", "1:01", "Diving (80 %)"));
    assertThat(d.sections().getFirst().blocks())
        .contains(new ReportBlock.Bullets(List.of("x.mp4: It is empty.")));
    assertThat(d.sections().get(1).blocks())
        .as("no class is known")
        .singleElement()
        .isInstanceOf(ReportBlock.Note.class);
    assertThat(CollectionReport.title(1, ReportWords.of(ReportLanguage.CHINESE))).isEqualTo("一个视频");
  }
}
