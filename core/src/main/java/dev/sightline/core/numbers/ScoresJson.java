package dev.sightline.core.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Scores with all their names and their source. A value that is no number becomes null. */
final class ScoresJson {
  /** Counts up when a reader of the version before would misread the file. */
  static final int VERSION = 1;

  private ScoresJson() {}

  static byte[] write(Scores scores, Source source) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator g = new JsonFactory().createGenerator(out)) {
      g.useDefaultPrettyPrinter();
      g.writeStartObject();
      g.writeStringField("format", "sightline-scores");
      g.writeNumberField("version", VERSION);
      source(g, source);
      scores(g, scores);
      g.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  /** Writes the fields of some scores. */
  static void scores(JsonGenerator g, Scores scores) throws IOException {
    g.writeStringField("unit", scores.unit());
    g.writeBooleanField("signed", scores.signed());
    switch (scores) {
      case Scores.Matrix m -> matrix(g, m);
      case Scores.OfTokens t -> {
        tokens(g, "tokens", t.tokens());
        g.writeFieldName("values");
        numbers(g, t.values(), 0, t.values().length);
      }
      case Scores.OfClips c -> {
        clips(g, c.clips());
        g.writeFieldName("values");
        numbers(g, c.values(), 0, c.values().length);
      }
      case Scores.OfCells c -> cells(g, c);
    }
  }

  /** Writes the source as an object of that name. */
  static void source(JsonGenerator g, Source s) throws IOException {
    g.writeObjectFieldStart("source");
    g.writeStringField("method", s.method().english());
    g.writeStringField("layer", s.layer().english());
    g.writeStringField("head", s.head().english());
    g.writeStringField("target", s.target());
    g.writeStringField("place", s.place().english());
    g.writeStringField("model", s.model().english());
    g.writeStringField("bundleSha256", s.bundleSha256().english());
    g.writeStringField("video", s.video().english());
    g.writeStringField("videoSha256", s.videoSha256().english());
    g.writeStringField("text", s.text().english());
    g.writeStringField("product", s.product());
    g.writeEndObject();
  }

  private static void matrix(JsonGenerator g, Scores.Matrix m) throws IOException {
    tokens(g, "tokens", m.rows());
    switch (m.columns()) {
      case Scores.Columns.OfClips c -> clips(g, c.clips());
      case Scores.Columns.OfTokens k -> tokens(g, "keys", k.tokens());
    }
    int n = m.columns().count();
    g.writeArrayFieldStart("values");
    for (int r = 0; r < m.rows().size(); r++) {
      numbers(g, m.values(), r * n, n);
    }
    g.writeEndArray();
  }

  private static void cells(JsonGenerator g, Scores.OfCells c) throws IOException {
    clips(g, c.clips());
    g.writeArrayFieldStart("values");
    int at = 0;
    for (int clip = 0; clip < c.clips().size(); clip++) {
      g.writeStartArray();
      for (int t = 0; t < c.t(); t++) {
        g.writeStartArray();
        for (int y = 0; y < c.h(); y++) {
          numbers(g, c.values(), at, c.w());
          at += c.w();
        }
        g.writeEndArray();
      }
      g.writeEndArray();
    }
    g.writeEndArray();
  }

  private static void tokens(JsonGenerator g, String name, List<Scores.Token> tokens)
      throws IOException {
    g.writeArrayFieldStart(name);
    for (Scores.Token t : tokens) {
      g.writeStartObject();
      g.writeNumberField("index", t.index());
      g.writeStringField("token", t.label());
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void clips(JsonGenerator g, List<Scores.Span> clips) throws IOException {
    g.writeArrayFieldStart("clips");
    for (Scores.Span s : clips) {
      g.writeStartObject();
      g.writeNumberField("index", s.index());
      g.writeNumberField("start", s.start().toDouble());
      g.writeNumberField("end", s.end().toDouble());
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void numbers(JsonGenerator g, float[] values, int from, int count)
      throws IOException {
    g.writeStartArray();
    for (int i = from; i < from + count; i++) {
      if (Float.isFinite(values[i])) {
        g.writeNumber(values[i]);
      } else {
        g.writeNull();
      }
    }
    g.writeEndArray();
  }
}
