package dev.sightline.core.viewstate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** The bytes of a {@code .slview} file. Stateless. */
final class ViewJson {
  private static final String FORMAT = "sightline-view";
  private static final int VERSION = 1;
  private static final int DEPTH = 8;

  private ViewJson() {}

  static byte[] write(ViewState v) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator g = new JsonFactory().createGenerator(out)) {
      g.useDefaultPrettyPrinter();
      g.writeStartObject();
      g.writeStringField("format", FORMAT);
      g.writeNumberField("version", VERSION);
      g.writeObjectFieldStart("video");
      g.writeStringField("path", v.video().path());
      g.writeStringField("relative", v.video().relative());
      g.writeStringField("sha256", v.video().sha256());
      g.writeEndObject();
      g.writeStringField("text", v.text());
      g.writeObjectFieldStart("model");
      g.writeStringField("name", v.model().name());
      g.writeStringField("version", v.model().version());
      g.writeStringField("sha256", v.model().sha256());
      g.writeEndObject();
      g.writeStringField("method", v.method());
      g.writeObjectFieldStart("map");
      g.writeStringField("kind", key(v.map().kind()));
      g.writeNumberField("layer", v.map().layer());
      whole(g, "head", v.map().head());
      g.writeEndObject();
      g.writeFieldName("target");
      if (v.target().isPresent()) {
        g.writeStartObject();
        g.writeStringField("head", v.target().get().head());
        g.writeStringField("label", v.target().get().label());
        g.writeEndObject();
      } else {
        g.writeNull();
      }
      g.writeStringField("colours", v.colours());
      g.writeStringField("scale", key(v.scale()));
      g.writeStringField("playhead", v.playhead().toString());
      whole(g, "token", v.token());
      g.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  /** A number from 0, or null for "none". */
  private static void whole(JsonGenerator g, String name, int value) throws IOException {
    if (value < 0) {
      g.writeNullField(name);
    } else {
      g.writeNumberField(name, value);
    }
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param name of the file, for the sentence
   */
  static ViewState read(String name, byte[] bytes) throws SightlineException {
    JsonNode tree;
    try {
      tree =
          JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                      .build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.DATA, "“" + name + "” is no saved view.", name + ": " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    if (tree == null || !FORMAT.equals(tree.path("format").asText())) {
      throw new SightlineException(Problem.DATA, "“" + name + "” is no saved view.");
    }
    if (!tree.path("version").isInt() || tree.path("version").intValue() != VERSION) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "“"
              + name
              + "” was saved by another version of the program (format "
              + tree.path("version").asText("?")
              + ", this one reads "
              + VERSION
              + "): update the program.");
    }
    Fields f =
        new Fields(
            name,
            "",
            tree,
            "format",
            "version",
            "video",
            "text",
            "model",
            "method",
            "map",
            "target",
            "colours",
            "scale",
            "playhead",
            "token");
    Fields video = f.object("video", "path", "relative", "sha256");
    Fields model = f.object("model", "name", "version", "sha256");
    Fields map = f.object("map", "kind", "layer", "head");
    Optional<Fields> target = f.optional("target", "head", "label");
    return new ViewState(
        new ViewState.Video(video.text("path"), video.text("relative"), video.hash("sha256")),
        f.text("text"),
        new ViewState.Model(model.text("name"), model.text("version"), model.hash("sha256")),
        new ViewState.Map(
            map.oneOf("kind", AttentionStack.Kind.class), map.number("layer"), map.index("head")),
        f.text("method"),
        target.isPresent()
            ? Optional.of(
                new ViewState.Target(target.get().text("head"), target.get().text("label")))
            : Optional.empty(),
        colours(f),
        f.oneOf("scale", ScaleMode.class),
        f.time("playhead"),
        f.index("token"));
  }

  private static String colours(Fields f) throws SightlineException {
    String key = f.text("colours");
    if (ColorMap.of(key).filter(m -> !m.isDiverging()).isEmpty()) {
      throw f.wrong("colours", "the name of a colour map");
    }
    return key;
  }
}
