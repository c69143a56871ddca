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
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The bytes of a {@code .slview} file. Stateless. */
final class ViewJson {
  private static final String FORMAT = "sightline-view";

  /** What is written; 1 has neither changes nor colours of signed scores. */
  private static final int VERSION = 2;

  private static final int DEPTH = 8;

  /** Far more than a person makes. */
  private static final int MOST_CHANGES = 1000;

  /** Stands for the largest over all heads. */
  private static final String LARGEST = "max";

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
      if (v.map().head() == ViewState.MAX) {
        g.writeStringField("head", LARGEST);
      } else {
        whole(g, "head", v.map().head());
      }
      g.writeEndObject();
      target(g, v.target());
      g.writeStringField("colours", v.colours());
      g.writeStringField("scale", key(v.scale()));
      g.writeStringField("playhead", v.playhead().toString());
      whole(g, "token", v.token());
      if (v.stretch().isPresent()) {
        stretch(g, "stretch", v.stretch().get());
      }
      if (v.display().isPresent()) {
        display(g, v.display().get());
      }
      if (v.explaining().isPresent()) {
        g.writeObjectFieldStart("explanation");
        target(g, v.explaining().get().target());
        whole(g, "layer", v.explaining().get().layer());
        whole(g, "head", v.explaining().get().head());
        g.writeEndObject();
      }
      if (!v.changes().isEmpty()) {
        g.writeArrayFieldStart("changes");
        for (ViewState.Changed c : v.changes()) {
          g.writeStartObject();
          g.writeStringField("change", c.change());
          g.writeBooleanField("on", c.on());
          g.writeEndObject();
        }
        g.writeEndArray();
      }
      g.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static void target(JsonGenerator g, Optional<ViewState.Target> target)
      throws IOException {
    g.writeFieldName("target");
    if (target.isPresent()) {
      g.writeStartObject();
      g.writeStringField("head", target.get().head());
      g.writeStringField("label", target.get().label());
      g.writeEndObject();
    } else {
      g.writeNull();
    }
  }

  private static void stretch(JsonGenerator g, String name, Stretch s) throws IOException {
    g.writeObjectFieldStart(name);
    g.writeStringField("from", s.from().toString());
    g.writeStringField("to", s.to().toString());
    g.writeEndObject();
  }

  private static void display(JsonGenerator g, ViewState.Display d) throws IOException {
    g.writeObjectFieldStart("display");
    g.writeStringField("view", d.view());
    g.writeBooleanField("transposed", d.transposed());
    g.writeBooleanField("withoutSinks", d.withoutSinks());
    g.writeBooleanField("overlay", d.overlay());
    g.writeNumberField("opacity", d.opacity());
    g.writeBooleanField("outline", d.outline());
    if (d.seen().isPresent()) {
      stretch(g, "seen", d.seen().get());
    } else {
      g.writeNullField("seen");
    }
    if (d.signedColours().isPresent()) {
      g.writeStringField("signedColours", d.signedColours().get());
    }
    g.writeEndObject();
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
    int version = tree.path("version").isInt() ? tree.path("version").intValue() : 0;
    if (version < 1 || version > VERSION) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "“"
              + name
              + "” was saved by another version of the program (format "
              + tree.path("version").asText("?")
              + ", this one reads up to "
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
            "token",
            "stretch",
            "display",
            "explanation",
            "changes");
    Fields video = f.object("video", "path", "relative", "sha256");
    Fields model = f.object("model", "name", "version", "sha256");
    Fields map = f.object("map", "kind", "layer", "head");
    return new ViewState(
        new ViewState.Video(video.text("path"), video.text("relative"), video.hash("sha256")),
        f.text("text"),
        new ViewState.Model(model.text("name"), model.text("version"), model.hash("sha256")),
        new ViewState.Map(
            map.oneOf("kind", AttentionStack.Kind.class),
            map.number("layer"),
            map.says("head", LARGEST) ? ViewState.MAX : map.index("head")),
        f.text("method"),
        target(f),
        colours(f, "colours", false),
        f.oneOf("scale", ScaleMode.class),
        f.time("playhead"),
        f.index("token"),
        stretch(f, "stretch"),
        display(f),
        explaining(f),
        changes(f));
  }

  private static Optional<ViewState.Target> target(Fields f) throws SightlineException {
    Optional<Fields> found = f.optional("target", "head", "label");
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new ViewState.Target(found.get().text("head"), found.get().text("label")));
  }

  private static Optional<ViewState.Explaining> explaining(Fields f) throws SightlineException {
    Optional<Fields> found = f.optional("explanation", "target", "layer", "head");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields x = found.get();
    return Optional.of(new ViewState.Explaining(target(x), x.index("layer"), x.index("head")));
  }

  private static List<ViewState.Changed> changes(Fields f) throws SightlineException {
    List<ViewState.Changed> all = new ArrayList<>();
    for (Fields c : f.list("changes", MOST_CHANGES, "change", "on")) {
      all.add(new ViewState.Changed(c.text("change"), c.flag("on")));
    }
    return all;
  }

  private static Optional<Stretch> stretch(Fields f, String name) throws SightlineException {
    Optional<Fields> found = f.optional(name, "from", "to");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fraction from = found.get().time("from");
    Fraction to = found.get().time("to");
    if (to.compareTo(from) <= 0) {
      throw f.wrong(name, "a stretch of time");
    }
    return Optional.of(new Stretch(from, to));
  }

  private static Optional<ViewState.Display> display(Fields f) throws SightlineException {
    Optional<Fields> found =
        f.optional(
            "display",
            "view",
            "transposed",
            "withoutSinks",
            "overlay",
            "opacity",
            "outline",
            "seen",
            "signedColours");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields d = found.get();
    return Optional.of(
        new ViewState.Display(
            d.text("view"),
            d.flag("transposed"),
            d.flag("withoutSinks"),
            d.flag("overlay"),
            d.share("opacity"),
            d.flag("outline"),
            stretch(d, "seen"),
            d.has("signedColours")
                ? Optional.of(colours(d, "signedColours", true))
                : Optional.empty()));
  }

  private static String colours(Fields f, String name, boolean signed) throws SightlineException {
    String key = f.text(name);
    if (ColorMap.of(key).filter(m -> m.isDiverging() == signed).isEmpty()) {
      throw f.wrong(name, "the name of a colour map");
    }
    return key;
  }
}
