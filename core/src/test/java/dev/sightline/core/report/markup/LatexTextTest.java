package dev.sightline.core.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a text, TeX and Markdown take it for text. */
class LatexTextTest {
  private static final Pattern COMMAND = Pattern.compile("\\\\([a-zA-Z]+|.)");

  /** All that the escaping itself writes. */
  private static final Set<String> OWN =
      Set.of(
          "textbackslash",
          "{",
          "}",
          "$",
          "&",
          "#",
          "%",
          "_",
          "textasciicircum",
          "textasciitilde",
          "textless",
          "textgreater",
          "textbar",
          "textquotedbl",
          "textquotesingle",
          "textasciigrave",
          "textquotedblleft",
          "textquotedblright",
          "textquoteleft",
          "textquoteright",
          "textendash",
          "textemdash",
          "ldots",
          "ensuremath",
          "times",
          "cdot",
          "rightarrow",
          "textbullet",
          "pm",
          "hspace",
          "kern");

  @Property(tries = 150)
  void noTextIsACommand(@ForAll("hostile") String text) {
    String tex = LatexText.escape(text);
    Matcher commands = COMMAND.matcher(tex);
    StringBuilder rest = new StringBuilder();
    int from = 0;
    int depth = 0;
    while (commands.find()) {
      assertThat(OWN).contains(commands.group(1));
      rest.append(tex, from, commands.start());
      from = commands.end();
    }
    rest.append(tex.substring(from));
    for (char c : rest.toString().toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertThat(depth).isNotNegative();
      assertThat("$&#%_^~\\\n\r").doesNotContain(String.valueOf(c));
    }
    assertThat(depth).isZero();
  }

  @Property(tries = 150)
  void noTextIsMarkdown(@ForAll("hostile") String text) {
    String escaped = MarkdownReport.escape(text);
    assertThat(escaped).doesNotContain("\n", "\r");
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i++;
      } else {
        assertThat("`*_[]|<>&~$").doesNotContain(String.valueOf(c));
        // these begin headings, lists, rules and quotes, and mean nothing within a line
        assertThat(i == 0 && "#+=:-".indexOf(c) >= 0).as(escaped).isFalse();
      }
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> attacks =
        Arbitraries.of(
            "\\write18{rm -rf /}",
            "\\input{/etc/passwd}",
            "^^5cwrite18",
            "$x$",
            "% comment",
            "\\end{document}",
            "<script>alert(1)</script>",
            "![x](javascript:alert(1))",
            "[a]: http://x",
            "| a |",
            "# h",
            "---",
            "a\n\n\\par",
            "{{{",
            "\u202Eabc",
            "x".repeat(90));
    return Arbitraries.oneOf(attacks, Arbitraries.strings().ofMaxLength(12))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join(" ", parts));
  }
}
