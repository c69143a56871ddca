package dev.sightline.core.report.markup;

import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a report as Markdown (CommonMark with tables as of GitHub) with figures as PNG. Every text
 * is escaped: it is shown as it was given. The same report gives the same bytes. Stateless.
 */
public final class MarkdownReport {
  /** Name of the text. */
  public static final String NAME = "report.md";

  /** What means something in the middle of a line, or begins a mark, HTML or a formula. */
  private static final String SPECIAL = "\\`*_[]<>&|~$";

  /** What means something only at the beginning of a line: headings, lists, rules, quotes. */
  private static final Pattern BEGIN = Pattern.compile("^([#+=:-]|\\d{1,9}(?=[.)]( |$)))");

  /** What programs make links of by themselves. */
  private static final Pattern LINK =
      Pattern.compile("(?i)(?<=\\bwww)\\.|:(?=//)|(?<=\\S)@(?=\\S)");

  private MarkdownReport() {}

  /**
   * The files, the text first.
   *
   * @throws SightlineException if a figure has too many pixels, or the user stopped it
   */
  public static List<MarkupFile> write(
      ReportDocument document, ReportStyle style, Progress progress) throws SightlineException {
    FigureFiles figures = new FigureFiles(document, style, FigureFormat.PNG);
    StringBuilder out = new StringBuilder();
    ReportDocument.Front front = document.front();
    figures
        .logo()
        .ifPresent(
            logo ->
                out.append("![")
                    .append(escape(figures.words().text("logo")))
                    .append("](")
                    .append(logo)
                    .append(")\n\n"));
    out.append("# ").append(escape(front.title())).append("\n\n");
    if (!front.author().isEmpty()) {
      out.append(escape(front.author())).append("\n\n");
    }
    if (!front.notes().isEmpty()) {
      out.append(lines(front.notes())).append("\n\n");
    }
    int done = 0;
    contents(document, figures, out);
    for (ReportDocument part : document.parts()) {
      progress.update((double) done / document.parts().size(), Phrase.of("Writing Markdown"));
      if (part != document) {
        out.append("<a id=\"").append(anchor(done)).append("\"></a>\n\n");
        out.append("## ").append(escape(part.front().title())).append("\n\n");
      }
      String level = part == document ? "## " : "### ";
      for (ReportDocument.Section section : part.sections()) {
        progress.checkCancelled();
        out.append(level).append(escape(section.title())).append("\n\n");
        for (ReportBlock block : section.blocks()) {
          block(block, part, level, figures, out);
        }
      }
      done++;
    }
    out.append("*").append(escape(front.product())).append("*\n");
    List<MarkupFile> files = new ArrayList<>();
    files.add(new MarkupFile(NAME, out.toString().getBytes(StandardCharsets.UTF_8)));
    files.addAll(figures.files());
    return files;
  }

  private static void contents(ReportDocument document, FigureFiles figures, StringBuilder out) {
    if (!document.hasChapters()) {
      return;
    }
    out.append("## ").append(escape(figures.words().text("contents"))).append("\n\n");
    int number = 0;
    for (ReportDocument chapter : document.chapters()) {
      out.append("- [").append(escape(chapter.front().title())).append("](#");
      out.append(anchor(++number)).append(")\n");
    }
    out.append("\n");
  }

  private static String anchor(int chapter) {
    return "chapter-" + chapter;
  }

  /**
   * @param level of the heading above it, as it is written
   */
  private static void block(
      ReportBlock block, ReportDocument part, String level, FigureFiles figures, StringBuilder out)
      throws SightlineException {
    switch (block) {
      case ReportBlock.Facts b ->
          out.append(
              b.facts().stream()
                  .map(f -> "- **" + escape(f.name()) + "**: " + escape(f.value()) + "\n")
                  .collect(Collectors.joining()));
      case ReportBlock.Paragraph b -> out.append(lines(b.text())).append("\n");
      case ReportBlock.Note b -> out.append(lines(b.text())).append("\n");
      case ReportBlock.Warning b -> out.append("> **").append(escape(b.text())).append("**\n");
      case ReportBlock.Stated b ->
          out.append("**")
              .append(escape(b.value()))
              .append("** ")
              .append(escape(b.text()))
              .append("\n");
      case ReportBlock.Bullets b ->
          b.points().forEach(p -> out.append("- ").append(escape(p)).append("\n"));
      case ReportBlock.Table b -> table(b, out);
      case ReportBlock.Text b -> {
        StringBuilder all = new StringBuilder();
        b.parts().forEach(p -> all.append(p.characters()));
        out.append("> ").append(lines(all.toString()).replace("\n", "\n> ")).append("\n");
      }
      case ReportBlock.Artwork b -> {
        out.append("#").append(level).append(escape(b.title())).append("\n\n");
        out.append(
                figures
                    .add(b, part)
                    .map(file -> "![" + escape(b.alt()) + "](" + file + ")")
                    .orElse(escape(figures.words().text("figure.missing"))))
            .append("\n");
      }
    }
    out.append("\n");
  }

  private static void table(ReportBlock.Table table, StringBuilder out) {
    out.append("**").append(escape(table.caption())).append("**\n\n");
    row(table.columns(), out);
    out.append("|");
    for (int c = 0; c < table.columns().size(); c++) {
      out.append(table.numbers() && c > 0 ? "---:|" : "---|");
    }
    out.append("\n");
    table.rows().forEach(r -> row(r, out));
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append("|");
    cells.forEach(c -> out.append(" ").append(escape(c)).append(" |"));
    out.append("\n");
  }

  /** Lines as they were given. */
  private static String lines(String text) {
    return text.lines().map(MarkdownReport::escape).collect(Collectors.joining("\\\n"));
  }

  /** The text, on one line, with nothing left that means something; the rest as it is. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                out.append(' ');
              } else {
                if (SPECIAL.indexOf(c) >= 0) {
                  out.append('\\');
                }
                out.appendCodePoint(c);
              }
            });
    String line = LINK.matcher(out.toString().strip()).replaceAll("\\\\$0");
    Matcher begin = BEGIN.matcher(line);
    if (!begin.find()) {
      return line;
    }
    int at = Character.isDigit(line.charAt(0)) ? begin.end() : 0;
    return line.substring(0, at) + "\\" + line.substring(at);
  }
}
