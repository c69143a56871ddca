package dev.sightline.app.export;

import dev.sightline.app.attention.MatrixScores;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.figure.ClipFigure;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FlowFigure;
import dev.sightline.core.figure.HeadsFigure;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.MatrixFigure;
import dev.sightline.core.figure.OverlayFigure;
import dev.sightline.core.figure.TokenFigure;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.overlay.OverlayPlan;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which figure is wanted of what. Immutable.
 *
 * @param shown what the window shows
 * @param content what of it
 * @param look the colours
 * @param opacity of the strongest place over a picture, 0..1
 * @param outline whether borders of places are drawn over a picture
 * @param drawn what lanes and flow show
 */
public record FigureWish(
    Shown shown, ExportContent content, Look look, double opacity, boolean outline, Drawn drawn) {
  /**
   * Makes it; decodes a picture if it needs one, so never on the FX thread.
   *
   * @throws SightlineException if the picture cannot be read, or the work was cancelled
   */
  public Figure figure(FrameGrabber frames, Progress progress) throws SightlineException {
    Source source = shown.source(content);
    if (content == ExportContent.HEADS) {
      return new HeadsFigure(heads(progress), look, source);
    }
    if (content == ExportContent.FLOW) {
      Scores.Matrix all = shown.matrix();
      int links = Math.min(drawn.links(), all.values().length);
      String place = Messages.text("export.place.links", links);
      return new FlowFigure(all, links, look, shown.sourceOf(place, content));
    }
    if (content == ExportContent.LANES) {
      return drawn.lanes(shown, look, source);
    }
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
          source);
    }
    return switch (shown.scores(content)) {
      case Scores.Matrix m -> new MatrixFigure(m, look, source);
      case Scores.OfTokens t -> new TokenFigure(t, look, source);
      case Scores.OfClips c -> new ClipFigure(c, look, source);
      case Scores.OfCells c -> throw new IllegalArgumentException("cells need a picture");
    };
  }

  /** All maps of the shown kind; they may have to be read from the disk. */
  private List<HeadsFigure.Head> heads(Progress progress) throws SightlineException {
    Analysis a = shown.map().analysis();
    AttentionStack stack = a.attention(shown.map().choice().kind()).orElseThrow();
    boolean sinkFree = shown.map().weights().traits().withoutSinks();
    List<HeadsFigure.Head> all = new ArrayList<>();
    for (int l = 0; l < stack.layers(); l++) {
      for (int h = 0; h < stack.heads(); h++) {
        progress.checkCancelled();
        MapChoice one = new MapChoice(stack.kind(), l, h);
        ShownMap map = ShownMap.of(a, one, sinkFree).orElseThrow();
        all.add(new HeadsFigure.Head(l, h, ofItsOwn(MatrixScores.of(map))));
      }
    }
    return all;
  }

  /** With the unit of the legend: but for a fixed scale, 1 is each map's largest. */
  private Scores.Matrix ofItsOwn(Scores.Matrix m) {
    return look.mode() == ScaleMode.FIXED
        ? m
        : new Scores.Matrix(
            m.rows(),
            m.columns(),
            m.values(),
            m.signed(),
            Messages.text("export.unit.heads", m.unit()));
  }
}
