package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page that lists the reports of many videos and leads to each. Stateless; blocks. */
public final class ReportIndex {
  /** Name of the page. */
  public static final String NAME = "index.html";

  private static final String TEMPLATE = "index.ftlh";
  private static final int LONGEST_TEXT = 160;

  private ReportIndex() {}

  /**
   * A video.
   *
   * @param video name of the file
   * @param folder of its report
   * @param length in words; empty if there is no report
   * @param answers the likeliest class of each head
   * @param text the beginning of its text
   */
  public record Entry(String video, Path folder, String length, List<String> answers, String text) {
    public Entry {
      answers = List.copyOf(answers);
    }
  }

  /** A video with a report. */
  public static Entry entry(Path video, Path folder, Analysis a) {
    List<String> answers = new ArrayList<>();
    for (HeadResult head : a.heads()) {
      int best = head.top(1).getFirst();
      answers.add(
          head.isForeign()
              ? head.head() + ": none of the trained classes"
              : String.format(
                  Locale.ROOT,
                  "%s: %s (%.0f %%)",
                  head.head(),
                  head.labels().get(best),
                  100 * head.probabilities().get(best)));
    }
    String text = a.text().text();
    return new Entry(
        String.valueOf(video.getFileName()),
        folder,
        String.format(Locale.ROOT, "%.1f s", a.video().duration().toDouble()),
        answers,
        text.codePointCount(0, text.length()) <= LONGEST_TEXT
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…");
  }

  /** A video of which no report could be written. */
  public static Entry missing(Path video, Path folder) {
    return new Entry(String.valueOf(video.getFileName()), folder, "", List.of(), "");
  }

  /**
   * Writes the page.
   *
   * @param out the folder above those of the reports
   * @return its file
   * @throws SightlineException if it cannot be written
   */
  public static Path write(List<Entry> entries, Set<ReportFormat> formats, Path out)
      throws SightlineException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Entry e : entries) {
      List<Map<String, String>> links = new ArrayList<>();
      if (!e.length().isEmpty()) {
        for (ReportFormat f : formats) {
          links.add(Map.of("name", f.file(), "href", href(out, e.folder().resolve(f.file()))));
        }
      }
      rows.add(
          Map.of(
              "video", printable(e.video()),
              "length", e.length(),
              "answers", e.answers().stream().map(ReportIndex::printable).toList(),
              "text", printable(e.text()),
              "links", links));
    }
    Path page = out.resolve(NAME);
    try (StringWriter html = new StringWriter()) {
      configuration().getTemplate(TEMPLATE).process(Map.of("rows", rows), html);
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
