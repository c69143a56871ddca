package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.MatrixData.Place;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown, and where it lies. */
class MatrixDataTest {
  private static final double EXACT = 1e-9;

  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "two cycl|ist|s", 4, Fraction.of(8));

  @Test
  void rows_areTheTokensOfWords_withTheirPlace() {
    MatrixData data = data(Kind.ALIGNMENT);
    assertThat(data.rows())
        .containsExactly(
            new MatrixData.Row(1, "two", Place.WHOLE),
            new MatrixData.Row(2, "cycl", Place.FIRST),
            new MatrixData.Row(3, "ist", Place.MIDDLE),
            new MatrixData.Row(4, "s", Place.LAST));
    TokenClipMatrix all =
        TokenClipMatrix.of(analysis.attention(Kind.ALIGNMENT).orElseThrow().map(0, 0));
    assertThat(data.at(2, 3)).isEqualTo(all.at(3, 3));
    assertThat(data.rowOf(3)).isEqualTo(2);
    assertThat(data.rowOf(0)).isEqualTo(-1);
  }

  @Test
  void columns_areFoundByTime_atEveryBoundary() {
    MatrixData data = data(Kind.ALIGNMENT);
    assertThat(data.columnAt(-0.001)).isEqualTo(-1);
    assertThat(data.columnAt(0)).isZero();
    assertThat(data.columnAt(1.999)).isZero();
    assertThat(data.columnAt(2)).isEqualTo(1);
    assertThat(data.columnAt(7.999)).isEqualTo(3);
    assertThat(data.columnAt(8)).isEqualTo(-1);
  }

  @Test
  void textToText_isSquareWithSpecialTokens() {
    MatrixData data = data(Kind.TEXT_SELF);
    assertThat(data.rows()).hasSize(6).first().extracting(MatrixData.Row::label).isEqualTo("[CLS]");
    assertThat(data.columns()).hasSize(6);
    assertThat(data.extent()).isEqualTo(6);
    assertThat(data.onTimeLine()).isFalse();
  }

  @Test
  void videoToText_isTransposed() {
    MatrixData data = data(Kind.VIDEO_TO_TEXT);
    assertThat(data.content()).isEqualTo(MatrixData.Content.CLIPS_TO_TOKENS);
    assertThat(data.rows()).hasSize(4);
    assertThat(data.columns()).hasSize(4);
  }

  @Test
  void timeAndPixels_areInverse_andTheColumnUnderThePixelIsTheOneDrawnThere() {
    MatrixData data = data(Kind.ALIGNMENT);
    MatrixLayout layout = MatrixLayout.of(data, 800, 300, AxisWindow.all(data.extent()), 0, true);
    MatrixGeometry g = layout.geometry();
    assertThat(g.axisAt(g.x(3.25))).isCloseTo(3.25, within(EXACT));
    assertThat(g.x(0)).isEqualTo(g.plotX());
    assertThat(g.x(8)).isCloseTo(g.plotX() + g.plotWidth(), within(EXACT));
    assertThat(g.rowAt(g.y(2) + 1)).isEqualTo(2);
    assertThat(g.rowAt(g.plotY() - 1)).isEqualTo(-1);
  }

  @Test
  void manyRows_scrollAndOnlyTheSeenAreDrawn() {
    String text = String.join(" ", java.util.Collections.nCopies(300, "word"));
    Analysis many = AnalysisFixture.of(Path.of("v.mp4"), text, 2, Fraction.of(8));
    MatrixData data = ShownMap.of(many, MapChoice.DEFAULT).orElseThrow().matrix();
    MatrixLayout layout =
        MatrixLayout.of(data, 800, 300, AxisWindow.all(data.extent()), 1e9, false);
    MatrixGeometry g = layout.geometry();
    assertThat(g.endRow(300)).isEqualTo(300);
    assertThat(g.endRow(300) - g.firstRow()).isLessThan(20);
    assertThat(g.scrollY()).isEqualTo(g.maxScroll(300));
  }

  /** Words come first where there is no room for both. */
  @Test
  void aLowViewShowsWordsBeforeCourses() {
    MatrixData data = data(Kind.ALIGNMENT);
    AxisWindow all = AxisWindow.all(data.extent());
    MatrixLayout low = MatrixLayout.of(data, 800, 150, all, 0, true);
    assertThat(low.coursesHeight()).isZero();
    assertThat(low.geometry().plotHeight()).isGreaterThanOrEqualTo(4 * 18);
    MatrixLayout high = MatrixLayout.of(data, 800, 300, all, 0, true);
    assertThat(high.coursesHeight()).isGreaterThanOrEqualTo(64);
  }

  @Test
  void zoom_keepsTheFixedPointInPlace_andPanStaysInside() {
    AxisWindow all = AxisWindow.all(10);
    AxisWindow zoomed = all.zoom(2, 4, 0.1);
    assertThat(zoomed.span()).isEqualTo(5);
    assertThat((4 - zoomed.from()) / zoomed.span()).isCloseTo(0.4, within(EXACT));
    assertThat(zoomed.isZoomed()).isTrue();
    assertThat(zoomed.pan(100).from()).isEqualTo(5);
    assertThat(zoomed.pan(-100).from()).isZero();
    assertThat(zoomed.reveal(9, 10).from()).isEqualTo(5);
    assertThat(zoomed.zoom(1e-9, 4, 0.1)).isEqualTo(all);
    assertThat(all.zoom(1e9, 4, 0.5).span()).isEqualTo(0.5);
  }

  @Test
  void signedScores_keepTheirSign_andTheirScaleIsSymmetric() {
    float[] scores = new float[6 * 4];
    scores[2 * 4 + 1] = -0.5f;
    scores[2 * 4 + 3] = 0.25f;
    MatrixData data = MatrixData.ofScores(analysis.text().tokens(), analysis.clips(), scores, true);
    assertThat(data.traits().signed()).isTrue();
    assertThat(data.rows()).hasSize(4);
    assertThat(data.rowPeak(1)).isEqualTo(-0.5f);
    assertThat(data.rowMax(1)).isEqualTo(0.5f);
    assertThat(data.max()).isEqualTo(0.5f);
    assertThat(data.rowPeak(0)).isZero();
    assertThat(Words.value(-0.5, true)).isEqualTo("−0.500");
    assertThat(Words.value(0.25, true)).isEqualTo("+0.250");
    assertThat(Words.value(0.25, false)).isEqualTo("0.250");
  }

  @Test
  void courses_showTheChosenClassFirst_thenTheMostProbable() {
    ClassCourses courses = ClassCourses.of(analysis, new ClassChoice("topics", 3));
    assertThat(courses.courses()).hasSize(3);
    assertThat(courses.courses().getFirst().label()).isEqualTo("topics D");
    assertThat(courses.courses().getFirst().chosen()).isTrue();
    assertThat(courses.courses().getFirst().probabilities())
        .isEqualTo(
            analysis.head("topics").orElseThrow().overTime().stream().map(p -> p.get(3)).toList());
    assertThat(courses.courses().stream().flatMap(c -> c.probabilities().stream()))
        .allMatch(p -> p <= courses.top());
    assertThat(ClassCourses.of(analysis, new ClassChoice("none", 0))).isEqualTo(ClassCourses.NONE);
    // of a changed input there are none: those of the original say that they are
    Analysis changed = withoutCourses(analysis);
    ClassCourses shown = courses.next(changed, new ClassChoice("topics", 3), Optional.of(analysis));
    assertThat(shown.courses().getFirst().label())
        .isEqualTo(courses.courses().getFirst().label() + " (original)");
    assertThat(shown.courses().getFirst().probabilities())
        .isEqualTo(courses.courses().getFirst().probabilities());
    assertThat(shown.next(analysis, new ClassChoice("topics", 3), Optional.empty()))
        .isEqualTo(courses);
    assertThat(courses.next(changed, new ClassChoice("topics", 3), Optional.empty()))
        .as("they follow in a moment")
        .isSameAs(courses);
  }

  private static Analysis withoutCourses(Analysis a) {
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        a.heads().stream()
            .map(h -> new HeadResult(h.head(), h.labels(), h.probabilities(), List.of()))
            .toList(),
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }

  private MatrixData data(Kind kind) {
    return ShownMap.of(analysis, new MapChoice(kind, 0, MapChoice.MEAN)).orElseThrow().matrix();
  }
}
