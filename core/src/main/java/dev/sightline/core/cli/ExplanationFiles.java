package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.figure.ClipFigure;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.MatrixFigure;
import dev.sightline.core.figure.TokenFigure;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.numbers.ExplanationJson;
import dev.sightline.core.numbers.ExplanationScores;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.NumbersWriter;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts an explanation into a folder: one JSON, tables, and figures of what the method gives. */
final class ExplanationFiles {
  private static final Look LOOK = new Look(ColorMap.VIRIDIS, ScaleMode.WHOLE_MAP);

  private final Path folder;
  private final Source source;

  private ExplanationFiles(Path folder, Source source) {
    this.folder = folder;
    this.source = source;
  }

  /**
   * @throws SightlineException {@code FILE} if the folder cannot be written to
   */
  static void write(Path folder, Analysis analysis, Explanation x, ExplainerFacts facts)
      throws SightlineException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw WholeFile.failure(folder, e);
    }
    Source source = ExplanationScores.source(analysis, x, facts);
    ExplanationFiles files = new ExplanationFiles(folder, source);
    WholeFile.write(folder.resolve("explanation.json"), ExplanationJson.write(analysis, x, facts));
    Optional<Scores.OfTokens> tokens = ExplanationScores.tokens(x, facts);
    if (tokens.isPresent()) {
      files.table("tokens", tokens.get());
      files.figure("tokens", new TokenFigure(tokens.get(), LOOK, source));
    }
    Optional<Scores.OfClips> clips = ExplanationScores.clips(x, facts);
    if (clips.isPresent()) {
      files.table("clips", clips.get());
      files.figure("clips", new ClipFigure(clips.get(), LOOK, source));
    }
    Optional<Scores.Matrix> matrix = ExplanationScores.matrix(x, facts);
    if (matrix.isPresent()) {
      files.table("matrix", matrix.get());
      files.figure("matrix", new MatrixFigure(matrix.get(), LOOK, source));
    }
    Optional<Scores.OfCells> cells = ExplanationScores.cells(x, facts);
    if (cells.isPresent()) {
      WholeFile.write(
          folder.resolve("cells" + NumbersFormat.NPZ.ending()),
          NumbersWriter.write(cells.get(), source, NumbersFormat.NPZ));
    }
  }

  private void table(String name, Scores scores) throws SightlineException {
    WholeFile.write(
        folder.resolve(name + NumbersFormat.CSV.ending()),
        NumbersWriter.write(scores, source, NumbersFormat.CSV));
  }

  private void figure(String name, Figure figure) throws SightlineException {
    WholeFile.write(
        folder.resolve(name + FigureFormat.SVG.ending()),
        FigureWriter.write(figure, FigureFormat.SVG, FigureSize.PAGE));
  }
}
