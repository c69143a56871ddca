package dev.sightline.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.report.AnalysisFixture;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersWriterTest {
  private static Source source(String method, String target, String text) {
    return new Source(
        Phrase.plain(method),
        Phrase.of("layer {0}", 1),
        Phrase.of("head {0}", 2),
        target,
        Phrase.NONE,
        Phrase.plain("m 1"),
        Phrase.plain("ab"),
        Phrase.plain("v.mp4"),
        Phrase.plain("cd"),
        Phrase.plain(text),
        "Sightline");
  }

  @Test
  void aDifferenceSaysWhatBothSidesHaveInCommonOnce() {
    Source texts =
        Source.difference(Phrase.plain("Right − left"), source("A", "", "x"), source("A", "", "y"));
    assertThat(texts.caption().english())
        .isEqualTo("Right − left, A, layer 1, head 2. Model: m 1, SHA-256 ab. Video: v.mp4.");
    assertThat(texts.text().english()).isEqualTo("x (left), y (right)");
    Source classes =
        Source.difference(Phrase.plain("D"), source("A", "cat", "x"), source("B", "dog", "x"));
    assertThat(classes.caption().english())
        .contains("left: A, layer 1, head 2, cat; right: B, layer 1, head 2, dog")
        .doesNotContain("for “");
    assertThat(classes.text().english()).isEqualTo("x");
    Source same =
        Source.difference(Phrase.plain("D"), source("A", "cat", "x"), source("B", "cat", "x"));
    assertThat(same.caption().english()).contains("; right: B, layer 1, head 2, for “cat”.");
  }

  private static final Analysis ANALYSIS =
      AnalysisFixture.of("clip.mp4", "a dog chases a skateboard", 5, 7);

  @TempDir private Path dir;

  private static Scores.Matrix matrix(AttentionStack.Kind kind) {
    return AttentionScores.matrix(ANALYSIS.attention(kind).orElseThrow().meanOverHeads(0));
  }

  private static String csv(Scores scores) {
    return new String(
        NumbersWriter.write(scores, NumbersPropertyTest.SOURCE, NumbersFormat.CSV),
        StandardCharsets.UTF_8);
  }

  @Test
  void aMatrixOfAnAnalysisLeavesOutSpecialTokensButKeepsIndices() {
    AttentionMap map =
        ANALYSIS.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().meanOverHeads(0);
    TokenClipMatrix all = TokenClipMatrix.of(map);
    Scores.Matrix m = AttentionScores.matrix(map);
    assertThat(m.rows()).hasSize(all.tokens().size() - 2);
    for (int r = 0; r < m.rows().size(); r++) {
      assertThat(all.tokens().get(m.rows().get(r).index()).piece())
          .isEqualTo(m.rows().get(r).label());
      for (int c = 0; c < 5; c++) {
        assertThat(m.at(r, c)).isEqualTo(all.at(m.rows().get(r).index(), c));
      }
    }
    Scores.OfClips row = AttentionScores.clips(m, 2);
    Scores.OfTokens column = AttentionScores.tokens(m, 3);
    assertThat(row.values()[3]).isEqualTo(column.values()[2]).isEqualTo(m.at(2, 3));
    assertThatThrownBy(() -> AttentionScores.clips(matrix(AttentionStack.Kind.TEXT_SELF), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCaptionNamesMapLayerHeadModelAndHash() {
    AttentionStack stack = ANALYSIS.attention(AttentionStack.Kind.TEXT_TO_VIDEO).orElseThrow();
    assertThat(AttentionScores.source(ANALYSIS, stack, 1, 0).caption().english())
        .isEqualTo(
            "Cross-attention from text to video, layer 2, head 1. Model: everyday 1.0, SHA-256 "
                + "abababababab. Video: clip.mp4.");
    assertThat(
            AttentionScores.source(ANALYSIS, stack, 0, AttentionScores.MEAN)
                .withPlace(Phrase.plain("“dog”"))
                .caption()
                .english())
        .startsWith("Cross-attention from text to video, layer 1, mean of 2 heads, “dog”.");
  }

  @Test
  void eachSortOfScoresHasItsTable() {
    List<Scores.Span> clips =
        List.of(
            new Scores.Span(0, Fraction.ZERO, Fraction.of(1, 2)),
            new Scores.Span(1, Fraction.of(1, 2), Fraction.ONE));
    assertThat(csv(new Scores.OfClips(clips, new float[] {1, -0.25f}, true, "u")))
        .isEqualTo("clip_index,start_s,end_s,value\r\n0,0.0,0.5,1.0\r\n1,0.5,1.0,-0.25\r\n");
    assertThat(
            csv(
                new Scores.OfTokens(
                    List.of(new Scores.Token(1, "a \"b\",")), new float[] {2}, false, "u")))
        .isEqualTo("token_index,token,value\r\n1,\"a \"\"b\"\",\",2.0\r\n");
    assertThat(csv(new Scores.OfCells(clips, 1, 1, 2, new float[] {1, 2, 3, 4}, false, "u")))
        .isEqualTo(
            "clip_index,start_s,end_s,t,y,x,value\r\n0,0.0,0.5,0,0,0,1.0\r\n"
                + "0,0.0,0.5,0,0,1,2.0\r\n1,0.5,1.0,0,0,0,3.0\r\n1,0.5,1.0,0,0,1,4.0\r\n");
    assertThat(csv(matrix(AttentionStack.Kind.TEXT_SELF)))
        .startsWith("token_index,token,key_index,key_token,value\r\n0,[CLS],0,[CLS],");
  }

  @Test
  void cellsKeepTheirShape() throws Exception {
    float[] values = new float[2 * 2 * 3 * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f;
    }
    Scores.OfCells cells =
        new Scores.OfCells(
            List.of(
                new Scores.Span(0, Fraction.ZERO, Fraction.ONE),
                new Scores.Span(1, Fraction.ONE, Fraction.of(2))),
            2,
            3,
            4,
            values,
            false,
            "share");
    byte[] npz = NumbersWriter.write(cells, NumbersPropertyTest.SOURCE, NumbersFormat.NPZ);
    assertThat(NpzReader.read(npz).get("values").shape()).containsExactly(2, 2, 3, 4);
    JsonNode json =
        new ObjectMapper()
            .readTree(NumbersWriter.write(cells, NumbersPropertyTest.SOURCE, NumbersFormat.JSON));
    assertThat(json.at("/values/1/0/2/3").floatValue()).isEqualTo(values[24 + 11]);
  }

  @Test
  void numpyReadsTheArrays() throws Exception {
    assumeThat(python("-c", "import numpy")).as("a Python with numpy").isZero();
    Scores.Matrix m = matrix(AttentionStack.Kind.ALIGNMENT);
    Path file = dir.resolve("a.npz");
    Files.write(file, NumbersWriter.write(m, NumbersPropertyTest.SOURCE, NumbersFormat.NPZ));
    double sum = 0;
    for (float v : m.values()) {
      sum += v;
    }
    String check =
        """
        import sys, json, numpy
        a = numpy.load(sys.argv[1])
        assert a['values'].dtype == numpy.dtype('<f4'), a['values'].dtype
        assert a['values'].shape == (%d, 5), a['values'].shape
        assert abs(a['values'].astype('f8').sum() - %s) < 1e-6
        assert list(a['token'][:2]) == ['a', 'dog'], a['token']
        assert a['end_s'][4] == 5.62, a['end_s']
        assert json.loads(str(a['source']))['source']['model'] == 'everyday 1.1'
        """
            .formatted(m.rows().size(), Double.toString(sum));
    assertThat(python("-c", check, file)).isZero();
    assertThat(sum).isCloseTo(m.rows().size(), within(1e-3));
  }

  private static int python(Object... arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Objects.requireNonNullElse(System.getenv("SIGHTLINE_PYTHON"), "python3"));
    for (Object a : arguments) {
      command.add(a.toString());
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aTableForASpreadsheetHasARowForEachToken() {
    List<Scores.Token> words = List.of(new Scores.Token(1, "a\tdog"), new Scores.Token(2, "cat"));
    List<Scores.Span> clips =
        List.of(
            new Scores.Span(0, Fraction.ZERO, Fraction.of(1, 2)),
            new Scores.Span(1, Fraction.of(1, 2), Fraction.ONE));
    Scores.Matrix matrix =
        new Scores.Matrix(
            words,
            new Scores.Columns.OfClips(clips),
            new float[] {0.1f, 0.9f, Float.NaN, -1},
            true,
            "score");
    assertThat(ScoresTable.of(matrix))
        .isEqualTo("\t0.00–0.50 s\t0.50–1.00 s\na dog\t0.1\t0.9\ncat\t\t-1.0\n");
    assertThat(ScoresTable.of(new Scores.OfClips(clips, new float[] {1, 2}, false, "share")))
        .isEqualTo("start (s)\tend (s)\tshare\n0.00\t0.50\t1.0\n0.50\t1.00\t2.0\n");
    assertThat(ScoresTable.of(new Scores.OfTokens(words, new float[] {1, 2}, false, "share")))
        .isEqualTo("token\tshare\na dog\t1.0\ncat\t2.0\n");
    assertThat(
            ScoresTable.of(
                new Scores.OfCells(clips, 1, 1, 2, new float[] {1, 2, 3, 4}, false, "share")))
        .isEqualTo("start (s)\tt\ty\tx1\tx2\n0.00\t1\t1\t1.0\t2.0\n0.50\t1\t1\t3.0\t4.0\n");
  }
}
