package dev.sightline.core.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportDocument.Section;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportPage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.markup.LatexReport;
import dev.sightline.core.report.markup.MarkdownReport;
import dev.sightline.core.report.office.DocxReport;
import dev.sightline.core.report.office.PptxReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** The report of many videos has a chapter for each, in every format. */
class ChaptersTest {
  private static final String LONG = "Donaudampfschifffahrtsgesellschaft".repeat(4) + ".mp4";

  private static CollectionEntry entry(String file, String folder, ReportPlan plan) {
    ReportFacts facts = ReportFixture.facts(file, "a dog </w:t> 狗", 3);
    return CollectionEntry.of(Path.of(file), Path.of(folder), facts, List.of())
        .withChapter(facts, plan);
  }

  private static ReportPlan plan(SectionKind... sections) {
    return new ReportPlan(List.of(sections), "", "", "", Optional.empty(), ReportStyle.USUAL);
  }

  private static ReportDocument document(ReportPlan plan) {
    return CollectionReport.build(
        List.of(entry("狗.mp4", "a", plan), entry(LONG, "b", plan), entry("狗.mp4", "c", plan)),
        plan,
        "Sightline 1");
  }

  private static List<String> titles(ReportDocument d) {
    return d.chapters().stream().map(c -> c.front().title()).toList();
  }

  private static List<SectionKind> kinds(ReportDocument d) {
    return d.sections().stream().map(Section::kind).toList();
  }

  @Test
  void everyVideoHasAChapterAndWhatIsTheSameForAllIsSaidOnce() {
    ReportDocument d = document(ReportPlan.ALL);
    assertThat(titles(d)).containsExactly("狗.mp4", LONG, "狗.mp4 (2)", "Of all videos");
    assertThat(kinds(d)).containsExactly(SectionKind.VIDEO, SectionKind.PREDICTIONS);
    assertThat(kinds(d.chapters().getFirst()))
        .containsExactlyElementsOf(
            SectionKind.all().stream()
                .filter(k -> k != SectionKind.MODEL && k != SectionKind.LIMITS)
                .toList());
    assertThat(kinds(d.chapters().getLast()))
        .containsExactly(SectionKind.MODEL, SectionKind.LIMITS, SectionKind.PROVENANCE);
  }

  @Test
  void sectionsThatAreOffAreOffInChaptersToo() {
    ReportDocument d = document(plan(SectionKind.MAP, SectionKind.TEXT));
    assertThat(kinds(d)).containsExactly(SectionKind.VIDEO);
    assertThat(d.chapters())
        .hasSize(3)
        .allSatisfy(c -> assertThat(kinds(c)).containsExactly(SectionKind.MAP, SectionKind.TEXT));
    ReportDocument none = document(plan(SectionKind.LIMITS));
    assertThat(none.chapters()).isEmpty();
    assertThat(kinds(none)).containsExactly(SectionKind.VIDEO, SectionKind.LIMITS);
  }

  @Test
  void thePageLeadsToEachAndNoIdIsThereTwice() {
    String html = new ReportPage().render(document(ReportPlan.ALL), ReportStyle.USUAL);
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(r -> r.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    List<String> to =
        Pattern.compile("href=\"#([^\"]+)\"").matcher(html).results().map(r -> r.group(1)).toList();
    assertThat(ids).hasSizeGreaterThan(4).containsAll(to);
    assertThat(to.stream().filter(t -> t.endsWith("top"))).hasSize(4);
    assertThat(
            Pattern.compile("type=\"radio\" name=\"([^\"]+)\"[^>]* checked")
                .matcher(html)
                .results()
                .map(r -> r.group(1)))
        .as("each chapter has its own strip of pictures")
        .containsExactly("chapter-1-film", "chapter-2-film", "chapter-3-film");
  }

  @Test
  void aDocumentHasItsLevelsAndEntries() throws Exception {
    byte[] file = DocxReport.write(document(ReportPlan.ALL), ReportStyle.USUAL, Progress.NONE);
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
      assertThat(styled(read, "Chapter"))
          .containsExactlyElementsOf(titles(document(ReportPlan.ALL)));
      assertThat(styled(read, "Entry")).hasSize(4).first().asString().startsWith("狗.mp4");
      assertThat(styled(read, "Heading1")).containsExactly("Videos", "Where the class is known");
      assertThat(styled(read, "Heading2")).hasSize(3 * (SectionKind.all().size() - 2) + 3);
      String xml = read.getDocument().xmlText();
      for (int i = 1; i <= 4; i++) {
        assertThat(xml).contains("w:anchor=\"chapter" + i, "w:name=\"chapter" + i);
      }
      assertThat(read.getAllPictures()).hasSizeGreaterThanOrEqualTo(9);
    }
  }

  private static List<String> styled(XWPFDocument read, String style) {
    return read.getParagraphs().stream()
        .filter(p -> style.equals(p.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  @Test
  void slidesBeginWithContentsThatNameTheRightSlides() throws Exception {
    byte[] file = PptxReport.write(document(ReportPlan.ALL), ReportStyle.USUAL, Progress.NONE);
    try (XMLSlideShow read = new XMLSlideShow(new ByteArrayInputStream(file))) {
      List<XSLFSlide> slides = read.getSlides();
      assertThat(slides.get(1).getTitle()).isEqualTo("Contents");
      StringBuilder words = new StringBuilder();
      for (XSLFShape shape : slides.get(1).getShapes()) {
        words.append(shape instanceof XSLFTextShape t ? t.getText() + "\n" : "");
      }
      List<String> named = new ArrayList<>();
      for (MatchResult m :
          Pattern.compile("(?m)^\\u2007*(\\d+) +(.+)$").matcher(words).results().toList()) {
        named.add(m.group(2));
        assertThat(slides.get(Integer.parseInt(m.group(1)) - 1).getTitle())
            .startsWith(m.group(2).replace("…", ""));
      }
      assertThat(named).hasSize(4);
      assertThat(slides.stream().map(XSLFSlide::getTitle))
          .contains("What the model says – 狗.mp4", "What the model says – 狗.mp4 (2)");
    }
  }

  @Test
  void textsHaveLevelsLinksAndFiguresOfTheirOwn() throws Exception {
    ReportDocument d = document(ReportPlan.ALL);
    var files = MarkdownReport.write(d, ReportStyle.USUAL, Progress.NONE);
    String markdown = new String(files.getFirst().content(), StandardCharsets.UTF_8);
    assertThat(markdown)
        .contains("- [狗.mp4](#chapter-1)\n", "<a id=\"chapter-3\"></a>\n\n## 狗.mp4 (2)\n")
        .contains("\n### The video\n", "\n## Videos\n");
    assertThat(files).extracting(f -> f.name()).doesNotHaveDuplicates();
    assertThat(Pattern.compile("\\(figures/").matcher(markdown).results())
        .hasSize(files.size() - 1);
    String tex =
        new String(
            LatexReport.write(d, ReportStyle.USUAL, Progress.NONE).getFirst().content(),
            StandardCharsets.UTF_8);
    assertThat(tex)
        .contains("\\tableofcontents", "\\section*{狗.mp4 (2)}")
        .contains("\\addcontentsline{toc}{section}{狗.mp4 (2)}", "\\subsection*{The video}");
  }

  @Test
  void theReportOfOneVideoHasNoContents() throws Exception {
    ReportDocument one =
        ReportBuilder.build(ReportFixture.facts("clip.mp4", "a dog", 3), ReportPlan.ALL);
    assertThat(new ReportPage().render(one, ReportStyle.USUAL))
        .doesNotContain("<nav", "chapter-")
        .contains("id=\"section-video\"", "name=\"film\"");
    assertThat(
            new String(
                MarkdownReport.write(one, ReportStyle.USUAL, Progress.NONE).getFirst().content(),
                StandardCharsets.UTF_8))
        .doesNotContain("Contents", "chapter-")
        .contains("\n## The video\n");
  }
}
