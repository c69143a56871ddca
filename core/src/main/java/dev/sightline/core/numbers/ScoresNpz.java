package dev.sightline.core.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Scores as arrays for numpy: {@code values} with what its axes stand for beside it, and the source
 * as a JSON text.
 */
final class ScoresNpz {
  private ScoresNpz() {}

  static byte[] write(Scores scores, Source source) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NpzWriter npz = new NpzWriter(out)) {
      switch (scores) {
        case Scores.Matrix m -> {
          npz.floats("values", m.values(), m.rows().size(), m.columns().count());
          tokens(npz, "token", m.rows());
          switch (m.columns()) {
            case Scores.Columns.OfClips c -> clips(npz, c.clips());
            case Scores.Columns.OfTokens k -> tokens(npz, "key", k.tokens());
          }
        }
        case Scores.OfTokens t -> {
          npz.floats("values", t.values(), t.values().length);
          tokens(npz, "token", t.tokens());
        }
        case Scores.OfClips c -> {
          npz.floats("values", c.values(), c.values().length);
          clips(npz, c.clips());
        }
        case Scores.OfCells c -> {
          npz.floats("values", c.values(), c.clips().size(), c.t(), c.h(), c.w());
          clips(npz, c.clips());
        }
      }
      npz.text("unit", scores.unit());
      npz.text("source", json(source));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static void tokens(NpzWriter npz, String name, List<Scores.Token> tokens)
      throws IOException {
    npz.ints(name + "_index", tokens.stream().mapToInt(Scores.Token::index).toArray());
    npz.texts(name, tokens.stream().map(Scores.Token::label).toList());
  }

  private static void clips(NpzWriter npz, List<Scores.Span> clips) throws IOException {
    npz.ints("clip_index", clips.stream().mapToInt(Scores.Span::index).toArray());
    npz.doubles("start_s", clips.stream().mapToDouble(s -> s.start().toDouble()).toArray());
    npz.doubles("end_s", clips.stream().mapToDouble(s -> s.end().toDouble()).toArray());
  }

  private static String json(Source source) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator g = new JsonFactory().createGenerator(text)) {
      g.writeStartObject();
      ScoresJson.source(g, source);
      g.writeEndObject();
    }
    return text.toString();
  }
}
