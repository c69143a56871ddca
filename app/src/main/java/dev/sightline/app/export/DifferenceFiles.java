package dev.sightline.app.export;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.MatrixFigure;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.NumbersWriter;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;

/**
 * Writes the difference of two maps, as a figure or as numbers, in the background. FX thread only.
 */
public final class DifferenceFiles {
  private final ColourSettings colours;
  private final JobRunner jobs;
  private final FilePrompt prompt;
  private final Notices notices;

  /**
   * @param jobs writes
   * @param prompt asks where to
   * @param notices says how it went
   */
  public DifferenceFiles(
      ColourSettings colours, JobRunner jobs, FilePrompt prompt, Notices notices) {
    this.colours = colours;
    this.jobs = jobs;
    this.prompt = prompt;
    this.notices = notices;
  }

  /**
   * Asks for a file and writes a figure on light paper, as wide as a page, in the map's colours.
   */
  public void figure(Scores.Matrix difference, Source source, FigureFormat as) {
    Look look =
        new Look(
            ColorMap.of(colours.mapProperty().get().key()).orElseThrow(),
            ScaleMode.valueOf(colours.scaleProperty().get().name()),
            Paper.LIGHT,
            Messages.wording());
    write(
        "job.figure",
        ExportNames.format(as),
        as.ending(),
        () -> FigureWriter.write(new MatrixFigure(difference, look, source), as, FigureSize.PAGE));
  }

  /** Asks for a file and writes the numbers. */
  public void numbers(Scores.Matrix difference, Source source, NumbersFormat as) {
    write(
        "job.numbers",
        ExportNames.format(as),
        as.ending(),
        () -> NumbersWriter.write(difference, source, as));
  }

  private interface Content {
    byte[] bytes() throws SightlineException;
  }

  private void write(String job, String kind, String ending, Content content) {
    prompt
        .save(
            Messages.text("compare.save.title"),
            Messages.text("compare.save.name") + ending,
            kind,
            ending)
        .ifPresent(
            file -> {
              Path target = FigureViewModel.withEnding(file, ending);
              jobs.startInBackground(
                  Messages.text(job, target.getFileName()),
                  p -> {
                    WholeFile.write(target, content.bytes());
                    return target;
                  },
                  Written.to(notices));
            });
  }
}
