package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a text, a file's name or a label, it never becomes markup. */
class HostileTextTest {
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][a-zA-Z0-9]*)");

  /** Everything that the page itself is made of. */
  private static final List<String> OWN_TAGS = tags(render("plain", "plain", "plain"));

  private static String render(String file, String text, String label) {
    Analysis a = AnalysisFixture.withLabel(AnalysisFixture.of(file, text, 2, 1), label);
    return new ReportPage().render(a, ReportPictures.NONE);
  }

  private static List<String> tags(String html) {
    Matcher m = TAG.matcher(html);
    return m.results().map(r -> r.group(1)).distinct().sorted().toList();
  }

  @Property(tries = 150)
  void noTextBecomesMarkup(@ForAll("hostile") String text) {
    String html = render(text.replaceAll("[/\\\\\\x00]", "_"), text, text);
    assertThat(OWN_TAGS).containsAll(tags(html));
    assertThat(html).doesNotContain("<script").doesNotContain("onerror=\"");
    assertThat(html.codePoints().allMatch(PlainText::isPrintable)).isTrue();
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> attacks =
        Arbitraries.of(
            "<script>alert(1)</script>",
            "</title><script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "${7*7}",
            "<#list 1..9 as x>",
            "</svg></style>",
            "&lt;&amp;",
            "<!--",
            "]]>",
            "javascript:alert(1)",
            "\u202Eabc");
    return Arbitraries.oneOf(attacks, Arbitraries.strings().ofMaxLength(12))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join(" ", parts));
  }
}
