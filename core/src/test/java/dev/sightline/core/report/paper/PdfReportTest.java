package dev.sightline.core.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.SectionKind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The file is opened again: by PDFBox, and by veraPDF, which knows the standards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PdfReportTest {
  private static final String TITLE = "Hunde <b>& Katzen</b> 狗 “x” \\write18{rm}";
  private static final String TEXT = "a dog <script>alert(1)</script> 狗 شارع צ";

  private ReportDocument document;
  private byte[] pdf;

  @BeforeAll
  void write() throws Exception {
    ReportPlan plan =
        new ReportPlan(
            SectionKind.all(),
            TITLE,
            "Ada Lovelace",
            "Of today.",
            Optional.of(ReportFixture.picture(3)),
            ReportStyle.USUAL);
    document = ReportBuilder.build(ReportFixture.facts("clip.mp4", TEXT, 4), plan);
    pdf = bytes();
  }

  private byte[] bytes() throws Exception {
    return PdfReport.write(
        ReportLayout.of(document, ReportStyle.USUAL, Progress.NONE), Progress.NONE);
  }

  @Test
  void everyHeadingAndEveryTextCanBeRead() throws Exception {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
      assertThat(text).contains(TITLE, "Ada Lovelace", "Of today.", "<script>alert(1)</script>");
      for (SectionKind kind : SectionKind.all()) {
        assertThat(text).contains(ReportWords.of(ReportLanguage.ENGLISH).section(kind));
      }
      assertThat(text).contains("animals / pets", "SHA-256 of the video", "cd".repeat(32));
    }
  }

  @Test
  void everyFontIsEmbeddedAndTheTitleIsSet() throws Exception {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      int fonts = 0;
      for (PDPage page : read.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          fonts++;
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(fonts).isGreaterThan(3);
      assertThat(read.getDocumentInformation().getTitle()).isEqualTo(TITLE);
      assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(read.getDocumentCatalog().getDocumentOutline().children())
          .hasSize(SectionKind.all().size());
    }
  }

  @Test
  void figuresHaveWordsAndTablesHaveHeaders() throws Exception {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      List<COSDictionary> elements = new ArrayList<>();
      collect(read.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), elements);
      List<COSDictionary> figures =
          elements.stream().filter(e -> "Figure".equals(e.getNameAsString(COSName.S))).toList();
      assertThat(figures)
          .hasSizeGreaterThan(5)
          .allMatch(f -> !f.getString(COSName.getPDFName("Alt"), "").isBlank());
      assertThat(figures).anyMatch(f -> f.getString(COSName.getPDFName("Alt")).contains("“dog”"));
      assertThat(elements)
          .filteredOn(e -> "TH".equals(e.getNameAsString(COSName.S)))
          .hasSizeGreaterThan(10)
          .allMatch(e -> e.containsKey(COSName.A));
      assertThat(elements).anyMatch(e -> "H1".equals(e.getNameAsString(COSName.S)));
    }
  }

  private static void collect(COSBase node, List<COSDictionary> out) {
    COSBase base = node instanceof COSObject o ? o.getObject() : node;
    if (base instanceof COSArray array) {
      array.forEach(a -> collect(a, out));
    } else if (base instanceof COSDictionary d) {
      if (d.containsKey(COSName.S)) {
        out.add(d);
      }
      collect(d.getDictionaryObject(COSName.K), out);
    }
  }

  @Test
  void itIsPdfA2aAndPdfUa1() throws Exception {
    standards(pdf);
  }

  /** A report of several: the first page leads to each chapter, and so does the outline. */
  @Test
  void chaptersHaveContentsWithPagesAndLinks() throws Exception {
    ReportDocument other =
        ReportBuilder.build(ReportFixture.facts("狗.mp4", "狗", 2), ReportPlan.ALL);
    ReportDocument whole =
        new ReportDocument(
            document.front(),
            document.sections().subList(0, 1),
            document.pictures(),
            document.grid(),
            List.of(document, other));
    LaidReport laid = ReportLayout.of(whole, ReportStyle.USUAL, Progress.NONE);
    byte[] chapters = PdfReport.write(laid, Progress.NONE);
    standards(chapters);
    try (PDDocument read = Loader.loadPDF(chapters)) {
      List<Integer> pages = new ArrayList<>();
      for (PDAnnotation a : read.getPage(0).getAnnotations()) {
        PDPageDestination to = (PDPageDestination) ((PDAnnotationLink) a).getDestination();
        pages.add(read.getPages().indexOf(to.getPage()));
      }
      assertThat(pages).hasSize(2).isSorted().doesNotHaveDuplicates().doesNotContain(0);
      PDFTextStripper words = new PDFTextStripper();
      words.setEndPage(1);
      assertThat(words.getText(read))
          .contains("Contents", "狗.mp4", String.valueOf(pages.getLast() + 1));
      words.setStartPage(pages.getLast() + 1);
      words.setEndPage(pages.getLast() + 1);
      assertThat(words.getText(read)).startsWith("狗.mp4");
      List<PDOutlineItem> top = new ArrayList<>();
      read.getDocumentCatalog().getDocumentOutline().children().forEach(top::add);
      assertThat(top).extracting(PDOutlineItem::getTitle).endsWith(TITLE, "狗.mp4").hasSize(3);
      assertThat(top.getLast().children()).hasSize(SectionKind.all().size());
    }
  }

  private static void standards(byte[] file) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser =
          Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), flavour)) {
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
        var result = validator.validate(parser);
        assertThat(
                result.getTestAssertions().stream()
                    .filter(t -> t.getStatus() == TestAssertion.Status.FAILED)
                    .map(t -> t.getRuleId().getClause() + " " + t.getMessage()))
            .isEmpty();
        assertThat(result.isCompliant()).isTrue();
        assertThat(result.getTotalAssertions()).isGreaterThan(1000);
      }
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws Exception {
    assertThat(bytes()).isEqualTo(pdf);
  }
}
