package dev.sightline.core.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A whole explanation as JSON: what it cost and how exact it is, then all scores. Pure. */
public final class ExplanationJson {
  /** Counts up when a reader of the version before would misread the file. */
  private static final int VERSION = 1;

  private ExplanationJson() {}

  /** The file of an explanation. */
  public static byte[] write(Analysis a, Explanation x, ExplainerFacts facts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator g = new JsonFactory().createGenerator(out)) {
      g.useDefaultPrettyPrinter();
      g.writeStartObject();
      g.writeStringField("format", "sightline-explanation");
      g.writeNumberField("version", VERSION);
      g.writeStringField("method", x.method());
      g.writeStringField("target", x.target().key(a));
      if (x.part().layer() != Part.WHOLE) {
        g.writeNumberField("layer", x.part().layer() + 1);
        g.writeStringField("layerName", x.part().layerName());
      }
      if (x.part().head() != Part.WHOLE) {
        g.writeNumberField("head", x.part().head() + 1);
      }
      g.writeBooleanField("signed", x.signed());
      number(g, "targetValue", x.targetValue());
      number(g, "completenessGap", x.completenessGap());
      g.writeNumberField("forwardPasses", x.forwardPasses());
      ScoresJson.source(g, ExplanationScores.source(a, x, facts));
      for (Map.Entry<String, Optional<? extends Scores>> part : parts(x, facts).entrySet()) {
        if (part.getValue().isPresent()) {
          g.writeObjectFieldStart(part.getKey());
          ScoresJson.scores(g, part.getValue().get());
          g.writeEndObject();
        }
      }
      g.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static Map<String, Optional<? extends Scores>> parts(
      Explanation x, ExplainerFacts facts) {
    Map<String, Optional<? extends Scores>> parts = new LinkedHashMap<>();
    parts.put("tokens", ExplanationScores.tokens(x, facts));
    parts.put("tokenErrors", ExplanationScores.tokenErrors(x));
    parts.put("clips", ExplanationScores.clips(x, facts));
    parts.put("clipErrors", ExplanationScores.clipErrors(x));
    parts.put("cells", ExplanationScores.cells(x, facts));
    parts.put("matrix", ExplanationScores.matrix(x, facts));
    return parts;
  }

  /** Leaves out what is no number. */
  private static void number(JsonGenerator g, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      g.writeNumberField(name, value);
    }
  }
}
