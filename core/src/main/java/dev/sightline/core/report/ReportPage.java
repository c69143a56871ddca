package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.media.VideoInfo;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the page: one file that needs nothing else. The template escapes every value; only figures
 * of this package, which escape their own texts, go in as markup. Stateless.
 */
final class ReportPage {
  private static final String TEMPLATE = "report.ftlh";
  private static final String STYLE = "report.css";

  /** Matrices of single layers above this number of cells are left to the JSON. */
  private static final int MOST_LAYER_CELLS = 8_000;

  private final ColorMap colors = ColorMap.VIRIDIS;

  /** The whole page. */
  String render(Analysis analysis, ReportPictures pictures) {
    try (StringWriter out = new StringWriter()) {
      configuration().getTemplate(TEMPLATE).process(model(analysis, pictures), out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the report's template does not fit its model", e);
    }
  }

  private static Configuration configuration() {
    Configuration c = new Configuration(Configuration.VERSION_2_3_34);
    c.setClassForTemplateLoading(ReportPage.class, "");
    c.setDefaultEncoding(StandardCharsets.UTF_8.name());
    c.setLocale(Locale.ROOT);
    c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    c.setLogTemplateExceptions(false);
    return c;
  }

  private Map<String, Object> model(Analysis a, ReportPictures pictures) {
    Map<String, Object> m = new HashMap<>();
    m.put("style", markup(ReportFont.face(texts(a)) + style()));
    m.put("file", PlainText.printable(String.valueOf(a.video().path().getFileName())));
    m.put("facts", facts(a));
    m.put("pictures", markup(definitions(pictures)));
    m.put("hasPictures", !pictures.clips().isEmpty());
    m.put("noText", a.text().isBlank());
    m.put("truncated", a.text().truncated());
    m.put("score", score(a.alignmentScore()));
    m.put("heads", a.heads().stream().map(h -> HeadSection.of(h, a.clips())).toList());
    m.put("timings", timings(a));
    m.put("provenance", provenance(a));
    m.put("files", List.of(ReportWriter.JSON, ReportWriter.TENSORS));
    m.put("layers", layers(a));
    m.put("clips", a.clips().size());
    m.put("grid", a.grid());
    AttentionSection.fill(m, a, pictures, colors);
    return m;
  }

  private static Map<String, String> facts(Analysis a) {
    VideoInfo v = a.video();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Length", PlainText.time(v.duration()));
    facts.put("Picture", v.displayWidth() + " × " + v.displayHeight());
    if (!v.frameRate().isZero()) {
      facts.put("Frames per second", Svg.number(v.frameRate().toDouble()));
    }
    facts.put("Clips", String.valueOf(a.clips().size()));
    facts.put(
        "Tokens", String.valueOf(a.text().tokens().stream().filter(t -> !t.isSpecial()).count()));
    facts.put("Model", a.provenance().bundleName());
    return facts;
  }

  private static String score(float score) {
    return Float.isFinite(score) ? String.format(Locale.ROOT, "%.3f", score) : "";
  }

  private static String definitions(ReportPictures pictures) {
    if (pictures.clips().isEmpty()) {
      return "";
    }
    Svg svg = Svg.open(1, 1, "definitions", "");
    for (int i = 0; i < pictures.clips().size(); i++) {
      svg.symbol(MatrixFigure.clipId(i), pictures.clips().get(i));
    }
    return svg.close();
  }

  private List<Map<String, Object>> layers(Analysis a) {
    List<Map<String, Object>> out = new ArrayList<>();
    AttentionStack stack = a.attention(AttentionStack.Kind.TEXT_TO_VIDEO).orElse(null);
    if (stack == null || a.text().tokens().size() * a.clips().size() > MOST_LAYER_CELLS) {
      return out;
    }
    for (int layer = 0; layer < stack.layers(); layer++) {
      MatrixFigure figure =
          new MatrixFigure(TokenClipMatrix.of(stack.meanOverHeads(layer)), a.text(), colors);
      String name = "Cross-attention, layer " + (layer + 1) + " of " + stack.layers();
      out.add(
          Map.of(
              "name", name,
              "heads", stack.heads(),
              "max", PlainText.weight(figure.max()),
              "svg", markup(figure.draw(false, name))));
    }
    return out;
  }

  private static List<Map<String, String>> timings(Analysis a) {
    return a.timings().stream()
        .map(
            t ->
                Map.of(
                    "stage", t.stage(),
                    "wall", PlainText.millis(t.wallMillis()),
                    "cpu", t.cpuMillis() < 0 ? "–" : PlainText.millis(t.cpuMillis())))
        .toList();
  }

  private static Map<String, String> provenance(Analysis a) {
    var p = a.provenance();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Program", p.product());
    rows.put("Model bundle", p.bundleName());
    rows.put("SHA-256 of the bundle", p.bundleSha256());
    rows.put("SHA-256 of the video", p.videoSha256());
    new TreeMap<>(p.parameters()).forEach((k, v) -> rows.put("Setting: " + k, v));
    new TreeMap<>(p.versions()).forEach((k, v) -> rows.put("Version: " + k, v));
    return rows;
  }

  /** Marks what this package drew as markup, so that the template does not escape it. */
  static TemplateHTMLOutputModel markup(String html) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What comes from the user and the model. */
  private static String texts(Analysis a) {
    StringBuilder all = new StringBuilder();
    all.append(a.video().path().getFileName()).append(a.text().text());
    a.heads().forEach(h -> h.labels().forEach(all::append));
    return all.toString();
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("no style sheet for the report");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
