package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.report.ReportDocument.Front;
import dev.sightline.core.report.ReportDocument.Section;
import java.util.List;

/**
 * Puts facts into words, once for all formats. What nobody computed is said to be so; no section
 * that was asked for is left out. Pure and thread-safe.
 */
public final class ReportBuilder {
  private ReportBuilder() {}

  /** The report. */
  public static ReportDocument build(ReportFacts facts, ReportPlan plan) {
    Analysis a = facts.analysis();
    ReportWords words = ReportWords.of(plan.style().language());
    String title = PlainText.printable(plan.title().strip());
    Front front =
        new Front(
            title.isEmpty() ? facts.videoName() : title,
            PlainText.printable(plan.author().strip()),
            PlainText.printable(plan.notes().strip()),
            plan.logo(),
            words.language().tag(),
            a.provenance().product());
    List<Section> sections =
        plan.sections().stream()
            .map(kind -> new Section(kind, words.section(kind), blocks(kind, facts, plan, words)))
            .toList();
    return new ReportDocument(front, sections, facts.pictures(), a.grid());
  }

  private static List<ReportBlock> blocks(
      SectionKind kind, ReportFacts facts, ReportPlan plan, ReportWords w) {
    Analysis a = facts.analysis();
    return switch (kind) {
      case VIDEO -> InputWords.video(facts, w);
      case TEXT -> InputWords.text(a, w);
      case MOMENTS -> MapWords.moments(a, w);
      case PLACES -> MapWords.places(a, w);
      case PREDICTIONS -> AnswerWords.predictions(facts, w);
      case MAP -> MapWords.chosen(facts, w);
      case FAITHFULNESS -> TestWords.faithfulness(facts, w);
      case CHANGES -> AnswerWords.changes(facts, w);
      case MODALITY -> AnswerWords.modality(facts, w);
      case USES -> UseWords.uses(facts, w);
      case FUSION -> MapWords.fusion(a, w);
      case MODEL -> ModelWords.model(facts, w);
      case LIMITS -> ModelWords.limits(a, w);
      case PROVENANCE -> ModelWords.provenance(facts, plan, w);
    };
  }
}
