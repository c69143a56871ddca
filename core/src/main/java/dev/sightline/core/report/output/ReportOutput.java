package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.AttentionScores;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.NumbersWriter;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPage;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWriter;
import dev.sightline.core.report.StagedFolder;
import dev.sightline.core.report.markup.LatexReport;
import dev.sightline.core.report.markup.MarkdownReport;
import dev.sightline.core.report.markup.MarkupFile;
import dev.sightline.core.report.office.DocxReport;
import dev.sightline.core.report.office.PptxReport;
import dev.sightline.core.report.paper.PdfReport;
import dev.sightline.core.report.paper.ReportLayout;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a report in several formats at once: all of its files appear, or none changes. Stateless
 * and thread-safe; blocks, so never on the FX thread.
 */
public final class ReportOutput {
  /** TeX would write its report.pdf over ours. */
  private static final String LATEX_FOLDER = "latex/";

  private ReportOutput() {}

  /**
   * Writes the files.
   *
   * @param formats at least one
   * @param folder made if absent; older files of the same names are replaced
   * @return the main file of each format, in the order of {@link ReportFormat}
   * @throws SightlineException if the folder cannot be written, or the user cancelled
   */
  public static List<Path> write(
      ReportFacts facts, ReportPlan plan, Set<ReportFormat> formats, Path folder, Progress progress)
      throws SightlineException {
    return write(facts, plan, formats, List.of(), folder, progress);
  }

  /**
   * As {@link #write(ReportFacts, ReportPlan, Set, Path, Progress)}, with formats of plug-ins.
   *
   * @param also their writers; one that fails leaves all files as they were
   */
  public static List<Path> write(
      ReportFacts facts,
      ReportPlan plan,
      Set<ReportFormat> formats,
      List<ReportFileWriter> also,
      Path folder,
      Progress progress)
      throws SightlineException {
    ReportDocument document = ReportBuilder.build(facts, plan);
    List<ReportFormat> wanted = List.copyOf(EnumSet.copyOf(formats));
    try (StagedFolder staged = StagedFolder.open(folder)) {
      for (int i = 0; i < wanted.size(); i++) {
        progress.checkCancelled();
        Progress part =
            new PartOfProgress(
                progress, (double) i / wanted.size(), (double) (i + 1) / wanted.size());
        if (wanted.get(i) == ReportFormat.DATA) {
          data(staged, facts.analysis(), part);
        } else {
          write(wanted.get(i), document, plan.style(), staged, part);
        }
      }
      for (ReportFileWriter writer : also) {
        progress.checkCancelled();
        bytes(staged, writer.file(), writer.write(document, plan.style(), progress));
      }
      progress.checkCancelled();
      staged.commit();
    }
    progress.update(1, Phrase.of("Report written"));
    return Stream.concat(
            wanted.stream().map(ReportFormat::file), also.stream().map(ReportFileWriter::file))
        .map(folder::resolve)
        .toList();
  }

  /**
   * Writes a document that is of many videos.
   *
   * @param formats numbers are left out: they lie with each video
   * @return the main file of each format
   */
  static List<Path> write(
      ReportDocument document,
      ReportStyle style,
      Set<ReportFormat> formats,
      Path folder,
      Progress progress)
      throws SightlineException {
    List<ReportFormat> wanted = formats.stream().filter(f -> f != ReportFormat.DATA).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    try (StagedFolder staged = StagedFolder.open(folder)) {
      for (ReportFormat format : wanted) {
        progress.checkCancelled();
        write(format, document, style, staged, progress);
      }
      staged.commit();
    }
    return wanted.stream().map(ReportFormat::file).map(folder::resolve).toList();
  }

  private static void write(
      ReportFormat format,
      ReportDocument document,
      ReportStyle style,
      StagedFolder staged,
      Progress progress)
      throws SightlineException {
    switch (format) {
      case PDF ->
          bytes(
              staged,
              format.file(),
              PdfReport.write(ReportLayout.of(document, style, progress), progress));
      case HTML ->
          bytes(
              staged,
              format.file(),
              new ReportPage().render(document, style).getBytes(StandardCharsets.UTF_8));
      case DOCX -> bytes(staged, format.file(), DocxReport.write(document, style, progress));
      case PPTX -> bytes(staged, format.file(), PptxReport.write(document, style, progress));
      case MARKDOWN -> all(staged, "", MarkdownReport.write(document, style, progress));
      case LATEX -> all(staged, LATEX_FOLDER, LatexReport.write(document, style, progress));
      case DATA -> throw new IllegalArgumentException("numbers are not of a document");
    }
  }

  private static void data(StagedFolder staged, Analysis analysis, Progress progress)
      throws SightlineException {
    ReportWriter.numbers(analysis, staged, progress);
    Optional<AttentionStack> stack = analysis.attention(AttentionStack.Kind.ALIGNMENT);
    if (stack.isPresent() && !analysis.text().isBlank()) {
      Scores.Matrix matrix =
          AttentionScores.matrix(AttentionScores.map(stack.get(), 0, AttentionScores.MEAN));
      Source source = AttentionScores.source(analysis, stack.get(), 0, AttentionScores.MEAN);
      for (NumbersFormat format : List.of(NumbersFormat.CSV, NumbersFormat.NPZ)) {
        bytes(staged, "alignment" + format.ending(), NumbersWriter.write(matrix, source, format));
      }
    }
  }

  private static void all(StagedFolder staged, String folder, List<MarkupFile> files)
      throws SightlineException {
    for (MarkupFile file : files) {
      bytes(staged, folder + file.name(), file.content());
    }
  }

  private static void bytes(StagedFolder staged, String name, byte[] content)
      throws SightlineException {
    staged.write(name, out -> out.write(content));
  }
}
