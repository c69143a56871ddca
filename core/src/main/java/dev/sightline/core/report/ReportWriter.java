package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the report of an analysis into a folder: {@code report.html}, {@code analysis.json} and
 * {@code attention.safetensors}. Either all three files appear or none changes; other files in the
 * folder are left alone. Stateless and thread-safe; blocks, so never on the FX thread.
 */
public final class ReportWriter {
  /** Name of the page. */
  public static final String HTML = "report.html";

  /** Name of the numbers. */
  public static final String JSON = "analysis.json";

  /** Name of the full maps. */
  public static final String TENSORS = "attention.safetensors";

  /**
   * @param pictures pictures of the clips, from {@link ClipPictures}; or {@link
   *     ReportPictures#NONE}
   * @param folder created if absent; an older report in it is replaced
   * @param progress told what is written; cancelling leaves the folder as it was
   * @throws SightlineException if the folder cannot be written (no permission, disk full), or the
   *     user cancelled
   */
  public WrittenReport write(
      Analysis analysis, ReportPictures pictures, Path folder, Progress progress)
      throws SightlineException {
    try (StagedFolder staged = StagedFolder.open(folder)) {
      numbers(analysis, staged, new PartOfProgress(progress, 0, 0.6));
      progress.update(0.6, Phrase.of("Drawing the page"));
      String page = new ReportPage().render(analysis, pictures);
      staged.write(HTML, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
      progress.checkCancelled();
      staged.commit();
      progress.update(1, Phrase.of("Report written"));
    }
    return new WrittenReport(folder.resolve(HTML), folder.resolve(JSON), folder.resolve(TENSORS));
  }

  /**
   * Writes {@link #JSON} and {@link #TENSORS} alone.
   *
   * @param staged where to
   * @throws SightlineException if they cannot be written, or the user cancelled
   */
  public static void numbers(Analysis analysis, StagedFolder staged, Progress progress)
      throws SightlineException {
    progress.update(0, Phrase.of("Writing the numbers"));
    staged.write(JSON, out -> new AnalysisJson().write(analysis, out));
    progress.checkCancelled();
    progress.update(0.3, Phrase.of("Writing the attention maps"));
    staged.writeFile(
        TENSORS, file -> Safetensors.write(file, AnalysisTensors.of(analysis), StoredType.F32));
    progress.checkCancelled();
  }
}
