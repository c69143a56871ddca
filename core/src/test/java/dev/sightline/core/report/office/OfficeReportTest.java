package dev.sightline.core.report.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** Documents and slides are opened again by Apache POI. */
class OfficeReportTest {
  private static final String TITLE = "A & B <b> \"c\" \u0007 狗";
  private static final List<SectionKind> SECTIONS =
      List.of(
          SectionKind.TEXT,
          SectionKind.MOMENTS,
          SectionKind.PREDICTIONS,
          SectionKind.FAITHFULNESS,
          SectionKind.MODALITY,
          SectionKind.MODEL,
          SectionKind.PROVENANCE);
  private static final ReportStyle DARK = new ReportStyle(Sheet.LETTER, ColorMap.MAGMA, Paper.DARK);

  private static ReportDocument document(List<SectionKind> sections, String text) {
    return ReportBuilder.build(
        ReportFixture.facts("clip.mp4", text, 3),
        new ReportPlan(
            sections,
            TITLE,
            "Ada",
            "One.\nTwo.",
            Optional.of(ReportFixture.picture(2)),
            ReportStyle.USUAL));
  }

  private static String shown(String text) {
    return text.replace('\u0007', '\uFFFD');
  }

  @Test
  void aDocumentHasHeadingsTablesAndPicturesWithWords() throws Exception {
    byte[] file =
        DocxReport.write(document(SECTIONS, "a dog </w:t> שלום"), ReportStyle.USUAL, Progress.NONE);
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
      assertThat(
              read.getParagraphs().stream()
                  .filter(p -> "Heading1".equals(p.getStyle()))
                  .map(XWPFParagraph::getText))
          .containsExactlyElementsOf(
              SECTIONS.stream().map(ReportWords.of(ReportLanguage.ENGLISH)::section).toList());
      assertThat(read.getParagraphs()).anyMatch(p -> p.getText().equals(shown(TITLE)));
      assertThat(
              read.getParagraphs().stream()
                  .map(XWPFParagraph::getText)
                  .collect(Collectors.joining("\n")))
          .contains("</w:t>", "Not tested", "Two.");
      assertThat(read.getTables()).hasSizeGreaterThan(3);
      assertThat(read.getTables().getLast().getText()).contains("decode");
      // the logo, moments, two heads
      assertThat(read.getAllPictures()).hasSize(4);
      assertThat(read.getDocument().xmlText()).contains("descr=\"A row for each token");
      assertThat(read.getProperties().getCoreProperties().getTitle()).isEqualTo(shown(TITLE));
      assertThat(read.getProperties().getCoreProperties().getCreator()).isEqualTo("Ada");
    }
  }

  @Test
  void slidesHoldEveryFigureAndLongTextsTakeSeveral() throws Exception {
    ReportDocument d =
        document(
            List.of(
                SectionKind.TEXT,
                SectionKind.PREDICTIONS,
                SectionKind.CHANGES,
                SectionKind.MODALITY),
            "butterfly ".repeat(250).strip());
    byte[] file = PptxReport.write(d, DARK, Progress.NONE);
    try (XMLSlideShow read = new XMLSlideShow(new ByteArrayInputStream(file))) {
      List<String> titles = read.getSlides().stream().map(XSLFSlide::getTitle).toList();
      assertThat(titles.getFirst()).isEqualTo(shown(TITLE));
      assertThat(titles)
          .filteredOn(ReportWords.of(ReportLanguage.ENGLISH).section(SectionKind.TEXT)::equals)
          .hasSizeGreaterThan(1);
      assertThat(titles)
          .contains(
              ReportWords.of(ReportLanguage.ENGLISH).section(SectionKind.PREDICTIONS), "In short");
      long width = Math.round(read.getPageSize().getWidth());
      int pictures = 0;
      int tables = 0;
      StringBuilder words = new StringBuilder();
      for (XSLFSlide slide : read.getSlides()) {
        for (XSLFShape shape : slide.getShapes()) {
          assertThat(shape.getAnchor().getMaxX()).isLessThanOrEqualTo(width);
          assertThat(shape.getAnchor().getMaxY())
              .isLessThanOrEqualTo(read.getPageSize().getHeight());
          pictures += shape instanceof XSLFPictureShape ? 1 : 0;
          tables += shape instanceof XSLFTable ? 1 : 0;
          words.append(shape instanceof XSLFTextShape t ? t.getText() + "\n" : "");
        }
      }
      assertThat(pictures).as("the logo and two heads").isEqualTo(3);
      assertThat(tables).isEqualTo(1);
      assertThat(words.toString().split("butterfly", -1)).hasSize(251);
      assertThat(words).contains("Nothing was changed");
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws Exception {
    ReportDocument d = document(List.of(SectionKind.TEXT, SectionKind.PROVENANCE), "a dog");
    assertThat(DocxReport.write(d, DARK, Progress.NONE))
        .isEqualTo(DocxReport.write(d, DARK, Progress.NONE));
    assertThat(PptxReport.write(d, DARK, Progress.NONE))
        .isEqualTo(PptxReport.write(d, DARK, Progress.NONE));
  }
}
