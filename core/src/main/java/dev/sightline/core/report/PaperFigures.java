package dev.sightline.core.report;

import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.figure.ClassesFigure;
import dev.sightline.core.figure.ClipFigure;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.PlacesFigure;
import dev.sightline.core.figure.StoryboardFigure;
import dev.sightline.core.figure.TokenFigure;
import dev.sightline.core.numbers.AttentionScores;
import dev.sightline.core.numbers.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures of a report for paper: vectors in points, the same in every format. Pure. */
public final class PaperFigures {
  private PaperFigures() {}

  /**
   * The figure.
   *
   * @return empty if there is nothing to draw, as of pictures that could not be read
   */
  public static Optional<Figure> of(
      ReportFigure figure, ReportPictures pictures, ReportStyle style) {
    Look look =
        new Look(style.colours(), ScaleMode.WHOLE_MAP, style.theme(), style.language().wording());
    return switch (figure) {
      case ReportFigure.OfClips c -> clips(c, pictures, style);
      case ReportFigure.OfMap m ->
          Optional.of(
              new dev.sightline.core.figure.MatrixFigure(
                  AttentionScores.matrix(m.map()), look, m.source()));
      case ReportFigure.OfScores s -> Optional.of(scores(s, look));
      case ReportFigure.OfPlaces p ->
          Optional.of(
              new PlacesFigure(
                  p.places().stream().map(x -> panel(x, pictures)).toList(),
                  style.colours(),
                  style.theme(),
                  style.language().wording()));
      case ReportFigure.OfClasses c -> Optional.of(classes(c, style));
    };
  }

  /** Scores of a method. */
  static Figure scores(ReportFigure.OfScores s, Look look) {
    return switch (s.scores()) {
      case Scores.Matrix m -> new dev.sightline.core.figure.MatrixFigure(m, look, s.source());
      case Scores.OfTokens t -> new TokenFigure(t, look, s.source());
      case Scores.OfClips c -> new ClipFigure(c, look, s.source());
      case Scores.OfCells c -> throw new IllegalArgumentException("cells need a picture");
    };
  }

  private static Optional<Figure> clips(
      ReportFigure.OfClips c, ReportPictures pictures, ReportStyle style) {
    List<StoryboardFigure.Frame> frames = new ArrayList<>();
    for (var clip : c.clips()) {
      pictures
          .clip(clip.index())
          .flatMap(Picture::pixels)
          .ifPresent(
              p -> frames.add(new StoryboardFigure.Frame(p, PlainText.time(clip.start()), "")));
    }
    return frames.isEmpty()
        ? Optional.empty()
        : Optional.of(StoryboardFigure.strip(frames, style.theme()));
  }

  private static PlacesFigure.Panel panel(ReportFigure.Place p, ReportPictures pictures) {
    return new PlacesFigure.Panel(
        pictures.clip(p.clip().index()).flatMap(Picture::pixels),
        p.map(),
        p.word(),
        PlainText.time(p.clip().start()) + " – " + PlainText.time(p.clip().end()),
        PlainText.weight(p.weight()),
        new Scores.OfClips(
            p.clips().stream().map(Scores.Span::of).toList(),
            p.byClip(),
            false,
            AttentionScores.SHARE.english()));
  }

  private static Figure classes(ReportFigure.OfClasses c, ReportStyle style) {
    List<Integer> top = c.head().top(ReportFigure.OfClasses.BARS);
    List<ClassesFigure.Bar> bars = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      int label = top.get(i);
      float[] course = new float[0];
      if (c.hasCourse() && i < ReportFigure.OfClasses.LINES) {
        course = new float[c.clips().size()];
        for (int clip = 0; clip < course.length; clip++) {
          course[clip] = c.head().overTime().get(clip).get(label);
        }
      }
      float p = c.head().probabilities().get(label);
      bars.add(
          new ClassesFigure.Bar(
              PlainText.printable(c.head().labels().get(label)), p, PlainText.percent(p), course));
    }
    return new ClassesFigure(
        c.title(),
        bars,
        c.clips().stream().map(Scores.Span::of).toList(),
        style.theme(),
        style.language().wording());
  }
}
