package dev.sightline.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.words.Phrase;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

class NumbersPropertyTest {
  static final Source SOURCE =
      new Source(
          Phrase.of("Alignment of words and video"),
          Phrase.NONE,
          Phrase.NONE,
          "topics: food",
          Phrase.NONE,
          Phrase.plain("everyday 1.1"),
          Phrase.plain("ab".repeat(32)),
          Phrase.plain("影片, \"1\".mp4"),
          Phrase.plain("cd".repeat(32)),
          Phrase.plain("a dog"),
          "Sightline 0.1.0");

  @Property(tries = 200)
  void aTableIsReadAsItWasWritten(@ForAll("matrices") Scores.Matrix m) throws Exception {
    byte[] bytes = NumbersWriter.write(m, SOURCE, NumbersFormat.CSV);
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<CSVRecord> lines =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))
            .getRecords();
    int n = m.columns().count();
    assertThat(lines).hasSize(m.rows().size() * n);
    Scores.Columns.OfClips clips = (Scores.Columns.OfClips) m.columns();
    for (int i = 0; i < lines.size(); i++) {
      CSVRecord line = lines.get(i);
      Scores.Token token = m.rows().get(i / n);
      Scores.Span clip = clips.clips().get(i % n);
      assertThat(line.get("token_index")).isEqualTo(Integer.toString(token.index()));
      assertThat(line.get("token")).isEqualTo(token.label());
      assertThat(line.get("clip_index")).isEqualTo(Integer.toString(clip.index()));
      assertThat(Double.parseDouble(line.get("start_s"))).isEqualTo(clip.start().toDouble());
      assertThat(Double.parseDouble(line.get("end_s"))).isEqualTo(clip.end().toDouble());
      // boxed: NaN equals NaN
      assertThat(Float.valueOf(line.get("value"))).isEqualTo(Float.valueOf(m.values()[i]));
    }
  }

  @Property(tries = 200)
  void namesAndNumbersOfTheJsonAreThoseOfTheScores(@ForAll("matrices") Scores.Matrix m)
      throws Exception {
    JsonNode json = new ObjectMapper().readTree(NumbersWriter.write(m, SOURCE, NumbersFormat.JSON));
    assertThat(json.at("/format").asText()).isEqualTo("sightline-scores");
    assertThat(json.at("/version").asInt()).isEqualTo(1);
    assertThat(json.at("/source/bundleSha256").asText()).isEqualTo(SOURCE.bundleSha256().english());
    assertThat(json.at("/signed").asBoolean()).isEqualTo(m.signed());
    int n = m.columns().count();
    assertThat(json.at("/values")).hasSize(m.rows().size());
    for (int r = 0; r < m.rows().size(); r++) {
      assertThat(json.at("/tokens/" + r + "/token").asText()).isEqualTo(m.rows().get(r).label());
      assertThat(json.at("/values/" + r)).hasSize(n);
      for (int c = 0; c < n; c++) {
        JsonNode v = json.at("/values/" + r + "/" + c);
        if (Float.isFinite(m.at(r, c))) {
          assertThat(Float.parseFloat(v.asText())).isEqualTo(m.at(r, c));
        } else {
          assertThat(v.isNull()).isTrue();
        }
      }
    }
  }

  @Property(tries = 200)
  void arraysAreReadBackBitForBit(@ForAll("matrices") Scores.Matrix m) throws Exception {
    byte[] bytes = NumbersWriter.write(m, SOURCE, NumbersFormat.NPZ);
    assertThat(NumbersWriter.write(m, SOURCE, NumbersFormat.NPZ)).isEqualTo(bytes);
    Map<String, NpzReader.Array> arrays = NpzReader.read(bytes);
    assertThat(arrays)
        .containsOnlyKeys(
            "values", "token_index", "token", "clip_index", "start_s", "end_s", "unit", "source");
    NpzReader.Array values = arrays.get("values");
    assertThat(values.type()).isEqualTo("<f4");
    assertThat(values.shape()).containsExactly(m.rows().size(), m.columns().count());
    for (int i = 0; i < m.values().length; i++) {
      assertThat(values.values().get(i)).isEqualTo(m.values()[i]);
    }
    // numpy, too, drops what is zero at the end of a text
    assertThat(arrays.get("token").values())
        .isEqualTo(m.rows().stream().map(t -> t.label().replace("\0", "")).toList());
    assertThat(arrays.get("unit").shape()).isEmpty();
    assertThat(new ObjectMapper().readTree((String) arrays.get("source").values().getFirst()))
        .isNotNull();
  }

  @Provide
  Arbitrary<Scores.Matrix> matrices() {
    Arbitrary<String> labels =
        Arbitraries.strings()
            .withChars("ab,\"\r\n'#é影 ;\t")
            .withChars('\uFF00', '\uFFEE')
            .ofMaxLength(6);
    return Combinators.combine(
            labels.list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.integers().between(1, 6),
            Arbitraries.randomValue(r -> r.nextLong()),
            Arbitraries.of(true, false))
        .as(
            (names, clips, seed, signed) -> {
              java.util.Random random = new java.util.Random(seed);
              float[] values = new float[names.size() * clips];
              for (int i = 0; i < values.length; i++) {
                values[i] =
                    switch (random.nextInt(8)) {
                      case 0 -> Float.NaN;
                      case 1 -> Float.MIN_VALUE;
                      case 2 -> 0;
                      default -> (random.nextFloat() - (signed ? 0.5f : 0)) * 3;
                    };
              }
              return new Scores.Matrix(
                  IntStream.range(0, names.size())
                      .mapToObj(i -> new Scores.Token(i + 1, names.get(i)))
                      .toList(),
                  new Scores.Columns.OfClips(
                      IntStream.range(0, clips)
                          .mapToObj(
                              i ->
                                  new Scores.Span(
                                      i,
                                      Fraction.of(i * 1001L, 750),
                                      Fraction.of(i * 1001L + 1001, 750)))
                          .toList()),
                  values,
                  signed,
                  "share");
            });
  }
}
