package dev.sightline.app.export;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ClipPictures;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportOutput;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
import dev.sightline.core.report.paper.LaidReport;
import dev.sightline.core.report.paper.ReportLayout;
import java.nio.file.Path;
import java.util.List;

/** Writes reports through the core. */
public final class CoreReportFiles implements ReportFiles {
  private final Plugins plugins;

  /**
   * @param plugins may bring formats
   */
  public CoreReportFiles(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public List<ReportFileWriter> writers() {
    return plugins.writers();
  }

  @Override
  public ReportPictures pictures(Analysis analysis, Progress progress) throws SightlineException {
    return ClipPictures.read(analysis, progress);
  }

  @Override
  public LaidReport lay(ReportFacts facts, ReportTemplate template, Progress progress)
      throws SightlineException {
    ReportPlan plan = template.plan();
    return ReportLayout.of(ReportBuilder.build(facts, plan), plan.style(), progress);
  }

  @Override
  public Path write(
      ReportFacts facts,
      ReportTemplate template,
      List<ReportFileWriter> also,
      Path folder,
      Progress progress)
      throws SightlineException {
    return ReportOutput.write(facts, template.plan(), template.formats(), also, folder, progress)
        .getFirst();
  }

  @Override
  public ReportTemplate open(Path file) throws SightlineException {
    return TemplateFile.read(file);
  }

  @Override
  public void save(ReportTemplate template, Path file) throws SightlineException {
    TemplateFile.write(template, file);
  }
}
