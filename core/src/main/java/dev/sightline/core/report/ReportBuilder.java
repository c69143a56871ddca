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
  /** The words of reports are English. */
  static final String LANGUAGE = "en";

  private ReportBuilder() {}

  /** The report. */
  public static ReportDocument build(ReportFacts facts, ReportPlan plan) {
    Analysis a = facts.analysis();
    String title = PlainText.printable(plan.title().strip());
    Front front =
        new Front(
            title.isEmpty() ? facts.videoName() : title,
            PlainText.printable(plan.author().strip()),
            PlainText.printable(plan.notes().strip()),
            plan.logo(),
            LANGUAGE,
            a.provenance().product());
    List<Section> sections =
        plan.sections().stream()
            .map(kind -> new Section(kind, kind.title(), blocks(kind, facts, plan)))
            .toList();
    return new ReportDocument(front, sections, facts.pictures(), a.grid());
  }

  private static List<ReportBlock> blocks(SectionKind kind, ReportFacts facts, ReportPlan plan) {
    Analysis a = facts.analysis();
    return switch (kind) {
      case VIDEO -> InputWords.video(facts);
      case TEXT -> InputWords.text(a);
      case MOMENTS -> MapWords.moments(a);
      case PLACES -> MapWords.places(a);
      case PREDICTIONS -> AnswerWords.predictions(facts);
      case MAP -> MapWords.chosen(facts);
      case FAITHFULNESS -> TestWords.faithfulness(facts);
      case CHANGES -> AnswerWords.changes(facts);
      case MODALITY -> AnswerWords.modality(facts);
      case USES -> UseWords.uses(facts);
      case FUSION -> MapWords.fusion(a);
      case MODEL -> ModelWords.model(facts);
      case LIMITS -> ModelWords.limits(a);
      case PROVENANCE -> ModelWords.provenance(facts, plan);
    };
  }
}
