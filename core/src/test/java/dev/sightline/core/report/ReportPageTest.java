package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.colour.ColorMap;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final Pattern SVG = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);

  private static String render(Analysis a) {
    return new ReportPage().render(a, ReportPictures.NONE);
  }

  /** The figures of that style class, read by an XML parser: they must be well formed. */
  private static List<Element> figures(String html, String cssClass) throws Exception {
    List<Element> out = new ArrayList<>();
    for (MatchResult m : SVG.matcher(html).results().toList()) {
      Element svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(m.group())))
              .getDocumentElement();
      if (svg.getAttribute("class").equals(cssClass)) {
        out.add(svg);
      }
    }
    return out;
  }

  @Test
  void sectionsComeInTheirOrder() {
    String html = render(AnalysisFixture.of("clip.mp4", "a dog chases a skateboard", 4, 7));
    assertThat(Pattern.compile("<h2>(.*?)</h2>").matcher(html).results().map(m -> m.group(1)))
        .containsExactlyElementsOf(
            SectionKind.all().stream()
                .map(ReportWords.of(ReportLanguage.ENGLISH)::section)
                .toList());
  }

  @Test
  void eachCellOfTheMatrixShowsTheNumberOfTheAnalysis() throws Exception {
    Analysis a = AnalysisFixture.of("clip.mp4", "a dog chases a skateboard", 4, 7);
    TokenClipMatrix weights =
        TokenClipMatrix.of(
            a.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().meanOverHeads(0));
    NodeList cells = figures(render(a), "matrix").getFirst().getElementsByTagName("rect");
    int shownTokens = weights.tokens().size() - 2;
    assertThat(cells.getLength()).isEqualTo(shownTokens * 4);
    for (int i = 0; i < cells.getLength(); i++) {
      // the first token is [CLS], which has no row
      float expected = weights.at(1 + i / 4, i % 4);
      assertThat(cells.item(i).getTextContent()).endsWith(": " + PlainText.weight(expected));
    }
  }

  @Test
  void theBrightestCellHasTheBrightestColour() throws Exception {
    Analysis a = AnalysisFixture.of("clip.mp4", "one two three", 5, 9);
    NodeList cells = figures(render(a), "matrix").getFirst().getElementsByTagName("rect");
    String brightest = "";
    float max = 0;
    for (int i = 0; i < cells.getLength(); i++) {
      String title = cells.item(i).getTextContent();
      float value = Float.parseFloat(title.substring(title.lastIndexOf(' ') + 1));
      if (value > max) {
        max = value;
        brightest = ((Element) cells.item(i)).getAttribute("fill");
      }
    }
    assertThat(brightest).isEqualTo(ColorMap.VIRIDIS.hex(1));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,2", "40,128", "320,64"})
  void anyLengthGivesWellFormedFiguresOfBoundedSize(int words, int clips) throws Exception {
    Analysis a = AnalysisFixture.of("clip.mp4", "butterfly ".repeat(words).strip(), clips, 4);
    String html = render(a);
    assertThat(figures(html, words * 2 > 60 ? "matrix small" : "matrix")).isNotEmpty();
    assertThat(figures(html, "place")).hasSize(Math.min(words, MapWords.MOST_PLACES));
    assertThat(figures(html, "course")).hasSize(2);
    assertThat(html.length()).isLessThan(12_000_000);
  }

  @Test
  void theClipsAreGoneThroughWithoutAScript() {
    Analysis a = AnalysisFixture.of("clip.mp4", "a dog", 5, 7);
    String html = new ReportPage().render(a, ReportFixture.pictures(5));
    assertThat(html.split("<input type=\"radio\" name=\"film\"", -1)).hasSize(6);
    assertThat(html.split(" checked>", -1)).as("one picture is shown at first").hasSize(2);
    assertThat(html).doesNotContainIgnoringCase("<script").contains("aria-label=\"clip 5 (");
    assertThat(html).contains("<footer><p>Maps say where the model looked, not why it decided.");
  }

  @Test
  void barsShowTheProbabilitiesOfTheAnalysis() {
    Analysis a = AnalysisFixture.of("clip.mp4", "a dog", 3, 7);
    String html = render(a);
    for (var head : a.heads()) {
      for (int label : head.top(3)) {
        assertThat(html)
            .contains("title=\"" + head.labels().get(label) + "\"")
            .contains(PlainText.percent(head.probabilities().get(label)).replace("<", "&lt;"));
      }
    }
  }

  @Test
  void aTextThatIsCutShowsWhatWasNotRead() {
    Analysis a = AnalysisFixture.of("clip.mp4", "a dog", 3, 7);
    var cut = new dev.sightline.core.text.TokenizedText("a dog and more", a.text().tokens(), true);
    Analysis longer =
        new Analysis(
            a.video(),
            cut,
            a.clips(),
            a.grid(),
            a.heads(),
            a.alignmentScore(),
            a.attention(),
            a.timings(),
            a.provenance());
    assertThat(render(longer)).contains("<span class=\"unread\"> and more</span>");
  }
}
