package dev.sightline.core.report.output;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.words.Phrase;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page that lists the reports of many videos and leads to each. Stateless; blocks. */
public final class ReportIndex {
  /** Name of the page. */
  public static final String NAME = "index.html";

  /** Folder of the report that holds all. */
  private static final String TOGETHER = "collection";

  private static final String TEMPLATE = "index.ftlh";

  private ReportIndex() {}

  /**
   * Writes the page, and the reports that hold all videos.
   *
   * @param formats of the reports
   * @param out the folder above those of the reports
   * @return the page
   * @throws SightlineException if it cannot be written
   */
  public static Path write(
      List<CollectionEntry> entries,
      ReportPlan plan,
      Set<ReportFormat> formats,
      Path out,
      String product,
      Progress progress)
      throws SightlineException {
    ReportDocument all = CollectionReport.build(entries, plan, product);
    List<Path> whole =
        ReportOutput.write(all, plan.style(), formats, together(entries, out), progress);
    ReportWords w = ReportWords.of(plan.style().language());
    List<Map<String, Object>> rows = entries.stream().map(e -> row(e, formats, out, w)).toList();
    Map<String, Object> model =
        Map.of(
            "language", plan.style().language().tag(),
            "title", all.front().title(),
            "whole", whole.stream().map(f -> link(out, f)).toList(),
            "wholeName", w.text("collection.whole"),
            "columns",
                List.of(
                    w.text("video.file"),
                    w.text("video.length"),
                    w.section(SectionKind.PREDICTIONS),
                    w.section(SectionKind.TEXT),
                    w.text("collection.report")),
            "rows", rows);
    Path page = out.resolve(NAME);
    try (StringWriter html = new StringWriter()) {
      configuration().getTemplate(TEMPLATE).process(model, html);
      Files.createDirectories(out);
      WholeFile.write(page, html.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The index of the reports cannot be written to “{0}”.", out), e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the index's template does not fit its model", e);
    }
    return page;
  }

  /** A folder that is of no video. */
  private static Path together(List<CollectionEntry> entries, Path out) {
    Path wanted = out.resolve(TOGETHER);
    for (int n = 2; taken(entries, wanted); n++) {
      wanted = out.resolve(TOGETHER + " " + n);
    }
    return wanted;
  }

  private static boolean taken(List<CollectionEntry> entries, Path folder) {
    return entries.stream().anyMatch(e -> e.folder().startsWith(folder));
  }

  private static Map<String, Object> row(
      CollectionEntry e, Set<ReportFormat> formats, Path out, ReportWords w) {
    List<String> answers =
        e.answers().stream()
            .map(a -> printable(w.text("colon", w.head(a.head()), CollectionReport.said(a, w))))
            .toList();
    return Map.of(
        "video", printable(e.video()),
        "poster", e.poster().map(Picture::dataUri).orElse(""),
        "length", e.isWritten() ? CollectionReport.length(e.seconds()) : "",
        "answers", answers,
        "text", printable(e.text()),
        "problem", printable(e.problem()),
        "links",
            e.isWritten()
                ? formats.stream().map(f -> link(out, e.folder().resolve(f.file()))).toList()
                : List.of());
  }

  private static Map<String, String> link(Path out, Path file) {
    return Map.of("name", String.valueOf(file.getFileName()), "href", href(out, file));
  }

  /** Relative, with every character that a link cannot have written as numbers. */
  private static String href(Path from, Path to) {
    StringBuilder out = new StringBuilder();
    for (Path part : from.toAbsolutePath().relativize(to.toAbsolutePath())) {
      out.append(out.isEmpty() ? "" : "/");
      try {
        // a part alone could be taken for a scheme
        out.append(new URI(null, null, "/" + part, null).toASCIIString().substring(1));
      } catch (java.net.URISyntaxException e) {
        throw new IllegalStateException("any path can be written as a link", e);
      }
    }
    return out.toString();
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return out.toString();
  }

  private static Configuration configuration() {
    Configuration c = new Configuration(Configuration.VERSION_2_3_34);
    c.setClassForTemplateLoading(ReportIndex.class, "");
    c.setDefaultEncoding(StandardCharsets.UTF_8.name());
    c.setLocale(Locale.ROOT);
    c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    c.setLogTemplateExceptions(false);
    return c;
  }
}
