package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.output.ReportFormat;

/** What the parts of a report are called. */
final class ReportNames {
  private ReportNames() {}

  static String format(ReportFormat format) {
    return switch (format) {
      case PDF -> Messages.text("report.format.pdf");
      case HTML -> Messages.text("report.format.html");
      case DOCX -> Messages.text("report.format.docx");
      case PPTX -> Messages.text("report.format.pptx");
      case MARKDOWN -> Messages.text("report.format.md");
      case LATEX -> Messages.text("report.format.latex");
      case DATA -> Messages.text("report.format.data");
    };
  }

  static String section(SectionKind kind) {
    return switch (kind) {
      case VIDEO -> Messages.text("report.section.video");
      case TEXT -> Messages.text("report.section.text");
      case MOMENTS -> Messages.text("report.section.moments");
      case PLACES -> Messages.text("report.section.places");
      case PREDICTIONS -> Messages.text("report.section.predictions");
      case MAP -> Messages.text("report.section.map");
      case FAITHFULNESS -> Messages.text("report.section.faithfulness");
      case CHANGES -> Messages.text("report.section.changes");
      case MODALITY -> Messages.text("report.section.modality");
      case USES -> Messages.text("report.section.uses");
      case FUSION -> Messages.text("report.section.fusion");
      case MODEL -> Messages.text("report.section.model");
      case LIMITS -> Messages.text("report.section.limits");
      case PROVENANCE -> Messages.text("report.section.provenance");
    };
  }

  static String sheet(Sheet sheet) {
    return sheet == Sheet.A4
        ? Messages.text("report.sheet.a4")
        : Messages.text("report.sheet.letter");
  }
}
