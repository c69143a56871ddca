package dev.sightline.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryboardFigureTest {
  private static StoryboardFigure figure(int frames, String words) {
    return new StoryboardFigure(
        "film.mp4",
        Collections.nCopies(
            frames, new StoryboardFigure.Frame(new Raster(4, 2, new int[8]), "0:01.5", words)),
        "where from",
        Paper.LIGHT);
  }

  @Test
  void picturesStandInRowsInsideOfThePage() throws Exception {
    Drawing drawing;
    try (FigureFont font = FigureFont.open()) {
      drawing = figure(7, "a dog runs").draw(500, font);
    }
    List<Mark.Bitmap> pictures =
        drawing.marks().stream()
            .filter(Mark.Bitmap.class::isInstance)
            .map(Mark.Bitmap.class::cast)
            .toList();
    assertThat(pictures).hasSize(7);
    assertThat(pictures.get(2).y()).isEqualTo(pictures.getFirst().y());
    assertThat(pictures.get(3).y()).isGreaterThan(pictures.getFirst().y());
    assertThat(pictures.get(3).x()).isEqualTo(pictures.getFirst().x());
    assertThat(pictures)
        .allSatisfy(
            p -> {
              assertThat(p.x() + p.width()).isLessThanOrEqualTo(500);
              assertThat(p.y() + p.height()).isLessThan(drawing.height());
              assertThat(p.width()).isEqualTo(2 * p.height());
            });
  }

  @Test
  void itIsWrittenInEveryFormatAndALongSentenceIsCut() throws Exception {
    StoryboardFigure long1 = figure(2, "a very long sentence ".repeat(20).strip());
    assertThat(FigureWriter.write(long1, FigureFormat.PDF, FigureSize.PAGE))
        .startsWith('%', 'P', 'D', 'F');
    String svg =
        new String(
            FigureWriter.write(long1, FigureFormat.SVG, FigureSize.PAGE), StandardCharsets.UTF_8);
    assertThat(svg).contains("…", "0:01.5");
  }

  @Test
  void withoutFramesThereIsNoStoryboard() {
    assertThatThrownBy(() -> figure(0, "")).isInstanceOf(IllegalArgumentException.class);
  }
}
