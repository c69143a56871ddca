package dev.sightline.core.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReportTest {
  @Test
  void plainSentencesStayAsTheyAre() {
    String words = "It is 3.2 s (of 5), isn't it? “Yes!” – 50 %: a/b = c + d - e; #1 {x} \"y\" ^2";
    assertThat(MarkdownReport.escape(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a*b*,a\\*b\\*",
        "snake_case,snake\\_case",
        "[x](y),\\[x\\](y)",
        "<b>,\\<b\\>",
        "a | b,a \\| b",
        "&amp;,\\&amp;",
        "# no heading,\\# no heading",
        "- no list,\\- no list",
        "+ no list,\\+ no list",
        "1. no list,1\\. no list",
        "12) no list,12\\) no list",
        "1.5 s,1.5 s",
        "=== ,\\===",
        "--- ,\\---",
        "www.example.org,www\\.example.org",
        "http://x,http\\://x",
        "a@b.org,a\\@b.org",
        "$x$,\\$x\\$",
        "~~x~~,\\~\\~x\\~\\~"
      })
  void whatMeansSomethingDoesNot(String given, String written) {
    assertThat(MarkdownReport.escape(given)).isEqualTo(written);
  }
}
