package dev.sightline.app.attention;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ValueScale;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the cells of a matrix, its row labels and row maxima: only what is seen. */
final class MatrixPainter {
  private static final double LABEL_GAP = 8;
  private static final double BRACKET = 4;
  private static final double MIN_TEXT_ROW = 11;
  private static final double MIN_GAP_COLUMN = 5;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final MatrixGeometry geometry;

  MatrixPainter(GraphicsContext g, CanvasStyle style, MatrixGeometry geometry) {
    this.g = g;
    this.style = style;
    this.geometry = geometry;
  }

  /** Draws the cells, each row in its scale. */
  void cells(MatrixData data, IntFunction<ValueScale> scales) {
    clip();
    for (int r = geometry.firstRow(); r < geometry.endRow(data.rows().size()); r++) {
      ValueScale scale = scales.apply(r);
      double top = Math.round(geometry.y(r));
      double bottom = Math.round(geometry.y(r + 1));
      double gap = bottom - top > MIN_TEXT_ROW ? 1 : 0;
      for (int c = 0; c < data.columns().size(); c++) {
        MatrixData.Column column = data.columns().get(c);
        double left = Math.round(geometry.x(column.start()));
        double right = Math.round(geometry.x(column.end()));
        if (right < geometry.plotX() || left > geometry.plotX() + geometry.plotWidth()) {
          continue;
        }
        double between = right - left > MIN_GAP_COLUMN ? 1 : 0;
        double width = Math.max(1, right - left - between);
        double height = Math.max(1, bottom - top - gap);
        if (Float.isNaN(data.at(r, c))) {
          style.nothing(g, left, top, width, height);
        } else {
          g.setFill(Argb.color(scale.argb(data.at(r, c))));
          g.fillRect(left, top, width, height);
        }
      }
    }
    g.restore();
  }

  /** Draws the tokens left of the rows; pieces of one word are joined by a bracket. */
  void labels(MatrixData data, int litRow) {
    double size = Math.clamp(geometry.rowHeight() - 6, 0, 12);
    if (geometry.rowHeight() < MIN_TEXT_ROW) {
      return;
    }
    clipRows();
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    double right = geometry.plotX() - LABEL_GAP;
    for (int r = geometry.firstRow(); r < geometry.endRow(data.rows().size()); r++) {
      MatrixData.Row row = data.rows().get(r);
      boolean lit = r == litRow;
      boolean piece =
          row.place() != MatrixData.Place.WHOLE && row.place() != MatrixData.Place.SPECIAL;
      Font font = lit ? style.bold(size) : style.font(size);
      g.setFont(font);
      g.setFill(lit ? style.foreground() : style.muted());
      double x = piece ? right - BRACKET - 4 : right;
      g.fillText(Texts.fit(row.label(), font, x - 4), x, middle(r));
      if (piece) {
        bracket(row.place(), r, right);
      }
    }
    g.restore();
  }

  /** Draws the largest value of each row at its right. */
  void maxima(MatrixData data, int litRow) {
    if (geometry.rowHeight() < MIN_TEXT_ROW) {
      return;
    }
    clipRows();
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    double size = Math.clamp(geometry.rowHeight() - 7, 0, 11);
    double x = geometry.plotX() + geometry.plotWidth() + LABEL_GAP;
    for (int r = geometry.firstRow(); r < geometry.endRow(data.rows().size()); r++) {
      boolean lit = r == litRow;
      g.setFont(lit ? style.bold(size) : style.font(size));
      g.setFill(lit ? style.foreground() : style.muted());
      g.fillText(
          Float.isNaN(data.at(r, 0)) ? "–" : Words.value(data.rowPeak(r), data.traits().signed()),
          x,
          middle(r));
    }
    g.restore();
  }

  private void bracket(MatrixData.Place place, int row, double x) {
    g.setStroke(style.muted());
    g.setLineWidth(1);
    double left = Math.round(x - BRACKET) + 0.5;
    double rowTop = geometry.y(row);
    double top = place == MatrixData.Place.FIRST ? rowTop + 4 : rowTop;
    double bottom =
        place == MatrixData.Place.LAST
            ? rowTop + geometry.rowHeight() - 5
            : rowTop + geometry.rowHeight();
    double right = Math.round(x) + 0.5;
    g.strokeLine(right, top, right, bottom);
    if (place == MatrixData.Place.FIRST) {
      g.strokeLine(left, Math.round(top) + 0.5, right, Math.round(top) + 0.5);
    }
    if (place == MatrixData.Place.LAST) {
      g.strokeLine(left, Math.round(bottom) + 0.5, right, Math.round(bottom) + 0.5);
    }
  }

  private double middle(int row) {
    return geometry.y(row) + geometry.rowHeight() / 2 - 0.5;
  }

  private void clip() {
    g.save();
    g.beginPath();
    g.rect(geometry.plotX(), geometry.plotY(), geometry.plotWidth(), geometry.plotHeight());
    g.clip();
  }

  private void clipRows() {
    g.save();
    g.beginPath();
    g.rect(0, geometry.plotY(), g.getCanvas().getWidth(), geometry.plotHeight());
    g.clip();
  }
}
