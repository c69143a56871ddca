package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the page: one file that needs nothing else. The template escapes every value; only figures
 * of this package, which escape their own texts, go in as markup. Stateless.
 */
public final class ReportPage {
  private static final String TEMPLATE = "report.ftlh";
  private static final String STYLE = "report.css";

  /** The page with every section. */
  String render(Analysis analysis, ReportPictures pictures) {
    return render(
        ReportBuilder.build(ReportFacts.of(analysis, pictures), ReportPlan.ALL), ReportStyle.USUAL);
  }

  /** The whole page. */
  public String render(ReportDocument document, ReportStyle style) {
    try (StringWriter out = new StringWriter()) {
      configuration().getTemplate(TEMPLATE).process(model(document, style), out);
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

  private static Map<String, Object> model(ReportDocument d, ReportStyle style) {
    Map<String, Object> m = new HashMap<>();
    m.put(
        "style", markup(ReportFont.face(PlainTexts.of(d) + ReportWords.of(d).ofPage()) + style()));
    ReportWords words = ReportWords.of(d);
    m.put("brand", words.text("brand"));
    m.put("logoName", words.text("logo"));
    m.put("scrub", words.text("scrub"));
    m.put("foot", words.text("foot"));
    m.put("peak", words.text("legend.peak"));
    m.put("front", d.front());
    m.put("logo", d.front().logo().map(Picture::dataUri).orElse(""));
    m.put("contents", words.text("contents"));
    List<Map<String, Object>> parts = new ArrayList<>();
    StringBuilder definitions = new StringBuilder();
    for (ReportDocument part : d.parts()) {
      String id = parts.isEmpty() ? "" : "chapter-" + parts.size() + "-";
      definitions.append(definitions(part.pictures(), id));
      parts.add(part(part, id, style));
    }
    m.put("pictures", markup(definitions.toString()));
    m.put("parts", parts);
    return m;
  }

  private static Map<String, Object> part(ReportDocument part, String id, ReportStyle style) {
    HtmlBlocks blocks = new HtmlBlocks(part, id, style.colours());
    List<Map<String, Object>> sections = new ArrayList<>();
    for (ReportDocument.Section s : part.sections()) {
      sections.add(
          Map.of(
              "id", id + "section-" + s.kind().key(),
              "title", s.title(),
              "blocks", s.blocks().stream().map(blocks::of).toList()));
    }
    return Map.of("id", id, "title", part.front().title(), "sections", sections);
  }

  private static String definitions(ReportPictures pictures, String chapter) {
    if (pictures.clips().isEmpty()) {
      return "";
    }
    Svg svg = Svg.open(1, 1, "definitions", "");
    for (int i = 0; i < pictures.clips().size(); i++) {
      svg.symbol(MatrixFigure.clipId(chapter, i), pictures.clips().get(i));
    }
    return svg.close();
  }

  /** Marks what this package drew as markup, so that the template does not escape it. */
  static TemplateHTMLOutputModel markup(String html) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
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
