package dev.sightline.core.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.StreamInfo;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an analysis as JSON after {@code docs/report-format/analysis.schema.json}. Streams, so
 * that long videos need no tree in memory. Numbers keep every digit of their float; what is not a
 * number becomes null.
 */
final class AnalysisJson {
  /** Changes when a reader of an older file would misread a newer one. */
  static final int FORMAT_VERSION = 1;

  void write(Analysis analysis, OutputStream out) throws IOException {
    JsonGenerator g = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    // the caller owns the stream
    g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    g.setPrettyPrinter(
        new DefaultPrettyPrinter().withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));
    try (g) {
      g.writeStartObject();
      g.writeStringField("format", "sightline-analysis");
      g.writeNumberField("formatVersion", FORMAT_VERSION);
      video(g, analysis.video(), analysis.provenance().videoSha256());
      text(g, analysis.text());
      clips(g, analysis);
      heads(g, analysis.heads());
      g.writeFieldName("alignmentScore");
      number(g, analysis.alignmentScore());
      attention(g, analysis);
      timings(g, analysis);
      provenance(g, analysis);
      g.writeEndObject();
    }
  }

  private static void video(JsonGenerator g, VideoInfo v, String sha256) throws IOException {
    g.writeObjectFieldStart("video");
    // the name only: where somebody keeps their files is nobody else's business
    g.writeStringField("file", String.valueOf(v.path().getFileName()));
    g.writeStringField("sha256", sha256);
    g.writeStringField("container", v.container());
    g.writeNumberField("displayWidth", v.displayWidth());
    g.writeNumberField("displayHeight", v.displayHeight());
    g.writeNumberField("rotation", v.rotation());
    time(g, "pixelAspect", v.pixelAspect());
    time(g, "frameRate", v.frameRate());
    time(g, "duration", v.duration());
    g.writeBooleanField("durationEstimated", v.durationEstimated());
    g.writeArrayFieldStart("streams");
    for (StreamInfo s : v.streams()) {
      g.writeStartObject();
      g.writeNumberField("index", s.index());
      g.writeStringField("kind", s.kind().name().toLowerCase(java.util.Locale.ROOT));
      g.writeStringField("codec", s.codec());
      g.writeStringField("language", s.language());
      g.writeStringField("detail", s.detail());
      g.writeEndObject();
    }
    g.writeEndArray();
    g.writeEndObject();
  }

  private static void text(JsonGenerator g, TokenizedText text) throws IOException {
    g.writeObjectFieldStart("text");
    g.writeStringField("value", text.text());
    g.writeBooleanField("truncated", text.truncated());
    g.writeArrayFieldStart("tokens");
    for (Token t : text.tokens()) {
      g.writeStartObject();
      g.writeNumberField("id", t.id());
      g.writeStringField("piece", t.piece());
      g.writeNumberField("start", t.start());
      g.writeNumberField("end", t.end());
      g.writeNumberField("word", t.word());
      g.writeEndObject();
    }
    g.writeEndArray();
    g.writeEndObject();
  }

  private static void clips(JsonGenerator g, Analysis a) throws IOException {
    g.writeObjectFieldStart("grid");
    g.writeNumberField("t", a.grid().t());
    g.writeNumberField("h", a.grid().h());
    g.writeNumberField("w", a.grid().w());
    g.writeEndObject();
    g.writeArrayFieldStart("clips");
    for (Clip c : a.clips()) {
      g.writeStartObject();
      time(g, "start", c.start());
      time(g, "end", c.end());
      g.writeArrayFieldStart("frameTimes");
      for (Fraction t : c.frameTimes()) {
        g.writeString(t.toString());
      }
      g.writeEndArray();
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void heads(JsonGenerator g, List<HeadResult> heads) throws IOException {
    g.writeArrayFieldStart("heads");
    for (HeadResult h : heads) {
      g.writeStartObject();
      g.writeStringField("head", h.head());
      g.writeArrayFieldStart("labels");
      for (String label : h.labels()) {
        g.writeString(label);
      }
      g.writeEndArray();
      g.writeFieldName("probabilities");
      numbers(g, h.probabilities());
      g.writeArrayFieldStart("overTime");
      for (List<Float> clip : h.overTime()) {
        numbers(g, clip);
      }
      g.writeEndArray();
      if (h.known().isPresent()) {
        g.writeObjectFieldStart("known");
        g.writeNumberField("score", h.known().get().score());
        g.writeNumberField("threshold", h.known().get().threshold());
        g.writeBooleanField("isKnown", h.known().get().isKnown());
        g.writeEndObject();
      }
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void attention(JsonGenerator g, Analysis a) throws IOException {
    g.writeArrayFieldStart("attention");
    for (AttentionStack stack : a.attention()) {
      g.writeStartObject();
      g.writeStringField("kind", AnalysisTensors.name(stack.kind()));
      g.writeStringField("file", ReportWriter.TENSORS);
      g.writeStringField("tensor", AnalysisTensors.name(stack.kind()));
      g.writeArrayFieldStart("shape");
      for (int size : AnalysisTensors.shape(stack)) {
        g.writeNumber(size);
      }
      g.writeEndArray();
      g.writeArrayFieldStart("axes");
      for (String axis : AnalysisTensors.axes(stack)) {
        g.writeString(axis);
      }
      g.writeEndArray();
      if (stack.query() instanceof Axis.Tokens && stack.key() instanceof Axis.Cells) {
        clipWeights(g, stack);
      }
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  /** {@code [layers][tokens][clips]}, the mean over the heads of each layer. */
  private static void clipWeights(JsonGenerator g, AttentionStack stack) throws IOException {
    g.writeArrayFieldStart("clipWeights");
    for (int layer = 0; layer < stack.layers(); layer++) {
      TokenClipMatrix weights = TokenClipMatrix.of(stack.meanOverHeads(layer));
      g.writeStartArray();
      for (int token = 0; token < weights.tokens().size(); token++) {
        g.writeStartArray();
        for (int clip = 0; clip < weights.clips().size(); clip++) {
          number(g, weights.at(token, clip));
        }
        g.writeEndArray();
      }
      g.writeEndArray();
    }
    g.writeEndArray();
  }

  private static void timings(JsonGenerator g, Analysis a) throws IOException {
    g.writeArrayFieldStart("timings");
    for (var t : a.timings()) {
      g.writeStartObject();
      g.writeStringField("stage", t.stage());
      g.writeNumberField("wallMillis", t.wallMillis());
      g.writeNumberField("cpuMillis", t.cpuMillis());
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void provenance(JsonGenerator g, Analysis a) throws IOException {
    var p = a.provenance();
    g.writeObjectFieldStart("provenance");
    g.writeStringField("product", p.product());
    g.writeStringField("bundleName", p.bundleName());
    g.writeStringField("bundleSha256", p.bundleSha256());
    strings(g, "parameters", p.parameters());
    strings(g, "versions", p.versions());
    g.writeEndObject();
  }

  private static void strings(JsonGenerator g, String field, Map<String, String> values)
      throws IOException {
    g.writeObjectFieldStart(field);
    // sorted: an immutable map has no order of its own, and equal input must give equal bytes
    for (var e : new TreeMap<>(values).entrySet()) {
      g.writeStringField(e.getKey(), e.getValue());
    }
    g.writeEndObject();
  }

  private static void time(JsonGenerator g, String field, Fraction t) throws IOException {
    g.writeStringField(field, t.toString());
  }

  private static void numbers(JsonGenerator g, List<Float> values) throws IOException {
    g.writeStartArray();
    for (float v : values) {
      number(g, v);
    }
    g.writeEndArray();
  }

  private static void number(JsonGenerator g, float v) throws IOException {
    if (Float.isFinite(v)) {
      g.writeNumber(v);
    } else {
      g.writeNull();
    }
  }
}
