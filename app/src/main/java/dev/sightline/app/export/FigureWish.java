package dev.sightline.app.export;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.figure.ClipFigure;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.MatrixFigure;
import dev.sightline.core.figure.OverlayFigure;
import dev.sightline.core.figure.TokenFigure;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.overlay.OverlayPlan;
import dev.sightline.core.problem.SightlineException;

/**
 * Which figure is wanted of what. Immutable.
 *
 * @param shown what the window shows
 * @param content what of it
 * @param look the colours
 * @param opacity of the strongest place over a picture, 0..1
 * @param outline whether borders of places are drawn over a picture
 */
public record FigureWish(
    Shown shown, ExportContent content, Look look, double opacity, boolean outline) {
  /**
   * Makes it; decodes a picture if it needs one, so never on the FX thread.
   *
   * @throws SightlineException if the picture cannot be read, or the work was cancelled
   */
  public Figure figure(FrameGrabber frames, Progress progress) throws SightlineException {
    Source source = shown.source(content);
    if (content == ExportContent.PICTURE) {
      // as the player has it: clips can be compared
      double top = OverlayPlan.top(shown.maps());
      ColorScale scale =
          shown.signed()
              ? ColorScale.signed(look.paper().signed(), top)
              : ColorScale.unsigned(look.map(), top);
      return new OverlayFigure(
          frames.at(shown.map().analysis().video(), shown.time(), progress),
          shown.maps().get(shown.clip()),
          scale,
          opacity,
          outline,
          look.paper(),
          shown.scores(content).unit(),
          source,
          look.words());
    }
    return switch (shown.scores(content)) {
      case Scores.Matrix m -> new MatrixFigure(m, look, source);
      case Scores.OfTokens t -> new TokenFigure(t, look, source);
      case Scores.OfClips c -> new ClipFigure(c, look, source);
      case Scores.OfCells c -> throw new IllegalArgumentException("cells need a picture");
    };
  }
}
