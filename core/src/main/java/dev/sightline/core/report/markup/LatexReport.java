package dev.sightline.core.report.markup;

import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a report as LaTeX with figures as PDF, to be taken into a paper whole or in parts. Every
 * text is escaped: none can be a command. Uses packages of every distribution alone. The same
 * report gives the same bytes. Stateless.
 */
public final class LatexReport {
  /** Name of the text. */
  public static final String NAME = "report.tex";

  private static final String PREAMBLE =
      """
      %% Written by %s.
      %% lualatex sets every letter that a font of the machine has; pdflatex those of Latin scripts.
      \\documentclass[10pt,%s]{article}
      \\usepackage[margin=25mm]{geometry}
      \\usepackage{graphicx}
      \\usepackage{longtable}
      \\usepackage{array}
      \\usepackage{iftex}
      \\iftutex
        \\usepackage{fontspec}
        \\defaultfontfeatures{Ligatures=TeXOff}
        \\ifluatex
          \\directlua{luaotfload.add_fallback("sightline", {
            "Noto Sans CJK SC:mode=harf;", "Noto Sans Hebrew:mode=harf;script=hebr;",
            "Noto Sans Arabic:mode=harf;script=arab;", "Noto Sans:mode=harf;"})}
          \\setmainfont{Latin Modern Roman}[RawFeature={fallback=sightline}]
          \\usepackage[english,bidi=basic]{babel}
          \\babelprovide[onchar=ids,intraspace=0 .1 0]{chinese-simplified}
        \\else
          \\IfFontExistsTF{%s}{\\setmainfont{%s}}{}
        \\fi
      \\else
        \\usepackage[T1]{fontenc}
        \\usepackage[utf8]{inputenc}
        \\usepackage{textcomp}
      \\fi
      %% figures stay where they are spoken of
      \\IfFileExists{float.sty}{\\usepackage{float}\\floatplacement{figure}{H}}{}
      \\renewcommand{\\arraystretch}{1.2}
      \\graphicspath{{./}}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{4pt}
      \\sloppy
      \\begin{document}
      """;

  private LatexReport() {}

  /**
   * The files, the text first.
   *
   * @throws SightlineException if the user stopped it
   */
  public static List<MarkupFile> write(
      ReportDocument document, ReportStyle style, Progress progress) throws SightlineException {
    FigureFiles figures = new FigureFiles(document, style, FigureFormat.PDF);
    StringBuilder out = new StringBuilder();
    ReportDocument.Front front = document.front();
    out.append(front(front, style));
    figures
        .logo()
        .ifPresent(
            logo ->
                out.append("\\hfill\\includegraphics[height=12mm]{")
                    .append(logo)
                    .append("}\\par\n"));
    out.append("{\\LARGE\\bfseries ").append(LatexText.escape(front.title())).append("\\par}\n");
    if (!front.author().isEmpty()) {
      out.append(LatexText.escape(front.author())).append("\\par\n");
    }
    front.notes().lines().forEach(l -> out.append(LatexText.escape(l)).append("\\par\n"));
    int done = 0;
    if (document.hasChapters()) {
      out.append("\\renewcommand{\\contentsname}{")
          .append(LatexText.escape(figures.words().text("contents")))
          .append("}\n\\tableofcontents\n");
    }
    for (ReportDocument part : document.parts()) {
      progress.update((double) done++ / document.parts().size(), Phrase.of("Writing LaTeX"));
      boolean chapter = part != document;
      if (chapter) {
        String title = LatexText.escape(part.front().title());
        out.append("\n\\clearpage\n\\section*{").append(title).append("}\n");
        out.append("\\addcontentsline{toc}{section}{").append(title).append("}\n");
      }
      for (ReportDocument.Section section : part.sections()) {
        progress.checkCancelled();
        out.append(chapter ? "\n\\subsection*{" : "\n\\section*{")
            .append(LatexText.escape(section.title()))
            .append("}\n");
        for (ReportBlock block : section.blocks()) {
          block(block, part, figures, out);
        }
      }
    }
    out.append("\n\\end{document}\n");
    List<MarkupFile> files = new ArrayList<>();
    files.add(new MarkupFile(NAME, out.toString().getBytes(StandardCharsets.UTF_8)));
    files.addAll(figures.files());
    return files;
  }

  private static String front(ReportDocument.Front front, ReportStyle style) {
    // a comment ends with its line, which no name of a product has
    String font = "Noto Sans CJK SC";
    return PREAMBLE.formatted(
        front.product().replaceAll("[^\\p{L}\\p{N}. -]", ""),
        style.sheet() == Sheet.A4 ? "a4paper" : "letterpaper",
        font,
        font);
  }

  private static void block(
      ReportBlock block, ReportDocument part, FigureFiles figures, StringBuilder out)
      throws SightlineException {
    switch (block) {
      case ReportBlock.Facts b -> {
        out.append("\\begin{longtable}[l]{@{}>{\\raggedright\\arraybackslash}p{0.25\\linewidth}")
            .append(">{\\raggedright\\arraybackslash}p{0.7\\linewidth}@{}}\n");
        b.facts()
            .forEach(
                f ->
                    out.append(LatexText.escape(f.name()))
                        .append(" & ")
                        .append(LatexText.escape(f.value()))
                        .append(" \\\\\n"));
        out.append("\\end{longtable}\n");
      }
      case ReportBlock.Paragraph b -> paragraph(b.text(), out);
      case ReportBlock.Note b -> {
        out.append("{\\small ");
        paragraph(b.text(), out);
        out.append("}\n");
      }
      case ReportBlock.Warning b ->
          out.append("\\textbf{").append(LatexText.escape(b.text())).append("}\\par\n");
      case ReportBlock.Stated b ->
          out.append("\\textbf{")
              .append(LatexText.escape(b.value()))
              .append("} ")
              .append(LatexText.escape(b.text()))
              .append("\\par\n");
      case ReportBlock.Bullets b -> {
        out.append("\\begin{itemize}\n");
        b.points().forEach(p -> out.append("\\item{} ").append(LatexText.escape(p)).append("\n"));
        out.append("\\end{itemize}\n");
      }
      case ReportBlock.Table b -> table(b, out);
      case ReportBlock.Text b -> {
        StringBuilder all = new StringBuilder();
        b.parts().forEach(p -> all.append(p.characters()));
        out.append("\\begin{quote}\n");
        paragraph(all.toString(), out);
        out.append("\\end{quote}\n");
      }
      case ReportBlock.Artwork b -> artwork(b, part, figures, out);
    }
  }

  private static void artwork(
      ReportBlock.Artwork art, ReportDocument part, FigureFiles figures, StringBuilder out)
      throws SightlineException {
    String title = LatexText.escape(art.title());
    String drawn =
        figures
            .add(art, part)
            .map(
                file ->
                    "\\includegraphics[width=\\linewidth,height=0.85\\textheight,keepaspectratio]{"
                        + file
                        + "}")
            .orElse(LatexText.escape(figures.words().text("figure.missing")));
    out.append("\\begin{figure}\n\\centering\n")
        .append(drawn)
        .append("\n\\caption{")
        .append(title)
        .append("}\n\\end{figure}\n");
  }

  private static void table(ReportBlock.Table table, StringBuilder out) {
    int n = table.columns().size();
    double first = n == 2 ? 0.28 : n == 3 && !table.numbers() ? 0.22 : 0.9 / n;
    double other = (0.93 - first) / Math.max(1, n - 1);
    out.append("\\textbf{").append(LatexText.escape(table.caption())).append("}\\par\n");
    out.append("\\begin{longtable}[l]{@{}");
    for (int c = 0; c < n; c++) {
      out.append(table.numbers() && c > 0 ? ">{\\raggedleft" : ">{\\raggedright")
          .append("\\arraybackslash}p{")
          .append(Math.round(1000 * (c == 0 ? first : other)) / 1000.0)
          .append("\\linewidth}");
    }
    out.append("@{}}\n\\hline\n");
    row(table.columns(), out);
    out.append("\\hline\n\\endhead\n");
    table.rows().forEach(r -> row(r, out));
    out.append("\\hline\n\\end{longtable}\n");
  }

  private static void row(List<String> cells, StringBuilder out) {
    for (int c = 0; c < cells.size(); c++) {
      out.append(c == 0 ? "" : " & ").append("{}").append(LatexText.escape(cells.get(c)));
    }
    out.append(" \\\\\n");
  }

  private static void paragraph(String text, StringBuilder out) {
    text.lines().forEach(l -> out.append("{}").append(LatexText.escape(l)).append("\\par\n"));
  }
}
