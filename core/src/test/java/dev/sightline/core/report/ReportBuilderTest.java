package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.model.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {
  private static final String TEXT = "a dog chases a skateboard";

  private static String words(ReportDocument d, SectionKind kind) {
    ReportDocument.Section section =
        d.sections().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
    return section.blocks().toString();
  }

  private static ReportDocument bare(String text) {
    Analysis a = AnalysisFixture.of("clip.mp4", text, 3, 7);
    return ReportBuilder.build(ReportFacts.of(a, ReportPictures.NONE), ReportPlan.ALL);
  }

  @Test
  void whatNobodyComputedIsSaidToBeSo() {
    ReportDocument d = bare(TEXT);
    assertThat(d.sections()).extracting(ReportDocument.Section::kind).isEqualTo(SectionKind.all());
    assertThat(words(d, SectionKind.FAITHFULNESS)).contains("Not tested");
    assertThat(words(d, SectionKind.MODALITY)).contains("Not tested");
    assertThat(words(d, SectionKind.MODEL)).contains("Not available");
    assertThat(words(d, SectionKind.MAP)).contains("No method was chosen");
    assertThat(words(d, SectionKind.CHANGES)).contains("Nothing was changed");
    assertThat(words(d, SectionKind.PREDICTIONS)).contains("Calibration: not tested");
  }

  @Test
  void withoutATextEveryMapIsSaidToBeAbsent() {
    ReportDocument d = bare("");
    for (SectionKind kind : List.of(SectionKind.MOMENTS, SectionKind.PLACES, SectionKind.FUSION)) {
      assertThat(words(d, kind)).contains("Not available");
    }
    assertThat(words(d, SectionKind.TEXT)).contains("No text was given");
  }

  @Test
  void aModelWithoutHeadsHasNoPredictions() {
    Analysis a = AnalysisFixture.of("clip.mp4", TEXT, 3, 7);
    Analysis none =
        new Analysis(
            a.video(),
            a.text(),
            a.clips(),
            a.grid(),
            List.of(),
            a.alignmentScore(),
            a.attention(),
            a.timings(),
            a.provenance());
    ReportDocument d =
        ReportBuilder.build(ReportFacts.of(none, ReportPictures.NONE), ReportPlan.ALL);
    assertThat(words(d, SectionKind.PREDICTIONS)).contains("no head");
  }

  @Test
  void sectionsStandInTheOrderOfThePlan() {
    ReportPlan plan =
        new ReportPlan(
            List.of(SectionKind.LIMITS, SectionKind.TEXT, SectionKind.LIMITS),
            " My title ",
            "Ada",
            "",
            Optional.empty(),
            ReportStyle.USUAL);
    ReportDocument d = ReportBuilder.build(ReportFixture.facts("clip.mp4", TEXT, 2), plan);
    assertThat(d.sections())
        .extracting(ReportDocument.Section::kind)
        .containsExactly(SectionKind.LIMITS, SectionKind.TEXT);
    assertThat(d.front().title()).isEqualTo("My title");
  }

  @Test
  void theCardIsQuotedAndTheSidesAddUp() {
    ReportDocument d =
        ReportBuilder.build(ReportFixture.facts("clip.mp4", TEXT, 2), ReportPlan.ALL);
    assertThat(words(d, SectionKind.MODEL))
        .contains("A video–text model", "55.3", "calibration error (ECE)", "It sees little.")
        .contains("It knows 20 topics and always ranks them.")
        .doesNotContain("`");
    // ln (0.3 / 0.1), ln (0.4 / 0.1), ln (0.8 · 0.1 / (0.3 · 0.4))
    assertThat(words(d, SectionKind.MODALITY)).contains("+1.10", "+1.39", "−0.41");
  }

  @Test
  void changedInputIsSaidAtTheTopAndInTheCommand() {
    Analysis before = AnalysisFixture.of("clip.mp4", TEXT, 3, 7);
    Analysis after = AnalysisFixture.of("clip.mp4", TEXT, 3, 8);
    Outcome outcome =
        new Outcome(
            ChangeList.of(List.of(new Change.Silence(Side.TEXT), new Change.LayerOff(0))),
            new ChangedInput(null, TEXT, null, List.of(1), 0),
            before,
            after,
            1);
    ReportFacts facts =
        new ReportFacts(
            after,
            ReportPictures.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(outcome),
            Optional.empty(),
            ReportFacts.Beside.NOTHING);
    ReportDocument d = ReportBuilder.build(facts, ReportPlan.ALL);
    assertThat(words(d, SectionKind.VIDEO)).contains("The input was changed");
    assertThat(words(d, SectionKind.CHANGES))
        .contains("No text – silence:text")
        .contains("(does nothing here) – layer-off:1")
        .contains(
            PlainText.percent(
                before
                    .heads()
                    .getFirst()
                    .probabilities()
                    .get(before.heads().getFirst().top(1).getFirst())));
    assertThat(words(d, SectionKind.PROVENANCE)).contains("--change 'silence:text'");
  }

  @Test
  void theCommandQuotesForAShellAndTellsNoFolder() {
    Analysis a = AnalysisFixture.of("it's.mp4", "it's $HOME `x`", 2, 7);
    String command = ReportCommandLine.of(ReportFacts.of(a, ReportPictures.NONE), ReportPlan.ALL);
    assertThat(command)
        .startsWith("./sightline report 'it'\\''s.mp4' --text 'it'\\''s $HOME `x`'")
        .contains("--bundle 'everyday'")
        .doesNotContain("private");
  }
}
