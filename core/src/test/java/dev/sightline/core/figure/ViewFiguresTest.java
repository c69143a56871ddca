package dev.sightline.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of the other ways of looking: lanes, flow, heads. */
class ViewFiguresTest {
  private static final Look LOOK = FigureFixture.look(ScaleMode.WHOLE_MAP);
  private static final Scores.Matrix WORDS =
      FigureFixture.matrix(false, 0.1f, 0.2f, 0.4f, 0.8f, 0, 0.4f);

  private static Scores.Matrix courses(float... values) {
    return new Scores.Matrix(
        values.length == 0 ? List.of() : FigureFixture.tokens("cooking"),
        WORDS.columns(),
        values,
        false,
        "");
  }

  static LanesFigure lanes() {
    return new LanesFigure(
        WORDS, courses(0.1f, 0.5f, 0.25f), List.of(Fraction.of(1)), LOOK, FigureFixture.SOURCE);
  }

  static FlowFigure flow() {
    return new FlowFigure(WORDS, 3, LOOK, FigureFixture.SOURCE);
  }

  static HeadsFigure heads() {
    List<HeadsFigure.Head> all = new ArrayList<>();
    for (int l = 0; l < 2; l++) {
      for (int h = 0; h < 3; h++) {
        Scores.Matrix map = FigureFixture.matrix(false, l, h, 1, 0, 0.5f * h, 0.25f);
        all.add(new HeadsFigure.Head(l, h, map));
      }
    }
    return new HeadsFigure(all, LOOK, FigureFixture.SOURCE);
  }

  private static <M extends Mark> List<M> marks(Figure figure, Class<M> kind) {
    try (FigureFont font = FigureFont.open()) {
      return figure.draw(FigureSize.COLUMN.points(), font).marks().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .toList();
    }
  }

  private static List<String> words(Figure figure) {
    return marks(figure, Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  @Test
  void lanesAreBarsAsHighAndAsColouredAsTheirValues() {
    List<Mark.Box> bars = marks(lanes(), Mark.Box.class);
    assertThat(bars).hasSize(6);
    assertThat(bars.get(3).rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    assertThat(bars.get(0).rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(0.1f / 0.8f));
    assertThat(bars.get(2).height()).isEqualTo(bars.get(3).height() / 2);
    assertThat(bars.get(4).height()).isZero();
    assertThat(words(lanes())).contains("dog", "cat", "cooking");
    List<Mark.Stroke> course =
        marks(lanes(), Mark.Stroke.class).stream().filter(s -> s.points().size() == 3).toList();
    assertThat(course).as("one class").hasSize(1);
    List<Mark.Point> line = course.getFirst().points();
    assertThat(line.get(1).y()).as("the largest is at the top").isLessThan(line.get(2).y());
    assertThat(line.get(2).y()).isLessThan(line.get(0).y());
  }

  @Test
  void whatCountsAgainstHangsDownInTheOtherHue() {
    Scores.Matrix signed = FigureFixture.matrix(true, 1, -1, 0.5f, 0, 0, 0);
    List<Mark.Box> bars =
        marks(
            new LanesFigure(signed, courses(), List.of(), LOOK, FigureFixture.SOURCE),
            Mark.Box.class);
    assertThat(bars.get(0).y() + bars.get(0).height()).isEqualTo(bars.get(1).y());
    assertThat(bars.get(0).rgb()).isEqualTo(ColorMap.COOLWARM.rgb(1));
    assertThat(bars.get(1).rgb()).isEqualTo(ColorMap.COOLWARM.rgb(0));
  }

  @Test
  void lanesNeedALaneAndOneTimeLine() {
    Scores.Matrix none = new Scores.Matrix(List.of(), WORDS.columns(), new float[0], false, "");
    assertThatThrownBy(
            () -> new LanesFigure(none, courses(), List.of(), LOOK, FigureFixture.SOURCE))
        .isInstanceOf(IllegalArgumentException.class);
    Scores.Matrix square =
        new Scores.Matrix(
            FigureFixture.tokens("a"),
            new Scores.Columns.OfTokens(FigureFixture.tokens("a")),
            new float[] {1},
            false,
            "share");
    assertThatThrownBy(
            () -> new LanesFigure(square, courses(), List.of(), LOOK, FigureFixture.SOURCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStrongestCellsAreLinkedThickerAndOnTop() {
    List<Mark.Stroke> links =
        marks(flow(), Mark.Stroke.class).stream().filter(s -> s.points().size() > 2).toList();
    assertThat(links).hasSize(3);
    assertThat(links).extracting(Mark.Stroke::width).isSorted();
    assertThat(links.getLast().rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    Mark.Point from = links.getLast().points().getFirst();
    Mark.Point to = links.getLast().points().getLast();
    assertThat(from.y()).as("the second word leads").isGreaterThan(to.y());
    assertThat(words(flow())).contains("dog", "0.0–1.0 s", "2.0–3.0 s");
  }

  @Test
  void everyHeadIsASmallMapOnItsOwnScale() {
    List<Mark.Bitmap> maps =
        marks(heads(), Mark.Bitmap.class).stream().filter(b -> b.raster().height() == 2).toList();
    assertThat(maps).hasSize(6);
    int[] last = maps.getLast().raster().argb();
    // [1, 2, 1 | 0, 1, 0.25], of which 2 is the top
    assertThat(last[1] & 0xFFFFFF).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    assertThat(last[0] & 0xFFFFFF).isEqualTo(ColorMap.VIRIDIS.rgb(0.5f));
    assertThat(last[3] & 0xFFFFFF).isEqualTo(ColorMap.VIRIDIS.rgb(0));
    assertThat(maps.get(3).y()).as("a layer a row").isGreaterThan(maps.get(2).y());
    assertThat(maps.get(3).x()).isEqualTo(maps.get(0).x());
    assertThatThrownBy(() -> new HeadsFigure(List.of(), LOOK, FigureFixture.SOURCE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
