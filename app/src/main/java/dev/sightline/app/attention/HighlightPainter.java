package dev.sightline.app.attention;

import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.canvas.CanvasStyle;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws what follows the pointer, the keyboard and the playhead. */
final class HighlightPainter {
  private static final double PLAYHEAD_WIDTH = 2;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final MatrixLayout layout;

  HighlightPainter(GraphicsContext g, CanvasStyle style, MatrixLayout layout) {
    this.g = g;
    this.style = style;
    this.layout = layout;
  }

  /** Frames the lit row and column. */
  void lit(MatrixData data, Cell cell) {
    MatrixGeometry m = layout.geometry();
    g.save();
    g.beginPath();
    g.rect(m.plotX() - 1, 0, m.plotWidth() + 2, m.plotY() + m.plotHeight() + 1);
    g.clip();
    if (cell.column() != AttentionViewModel.NONE) {
      MatrixData.Column c = data.columns().get(cell.column());
      double left = Math.round(m.x(c.start())) - 0.5;
      double right = Math.round(m.x(c.end())) - 0.5;
      g.setStroke(CanvasStyle.fade(style.accent(), 0.8));
      g.setLineWidth(1);
      g.strokeRect(left, 0.5, right - left, m.plotY() + m.plotHeight() - 1);
    }
    if (cell.row() != AttentionViewModel.NONE) {
      double top = Math.round(m.y(cell.row())) - 0.5;
      double bottom = Math.round(m.y(cell.row() + 1)) - 0.5;
      g.setStroke(style.accent());
      g.setLineWidth(2);
      if (bottom > m.plotY()) {
        g.strokeRect(m.plotX(), top, m.plotWidth() - 1, bottom - top);
      }
    }
    g.restore();
  }

  /** Frames the cell that the keyboard is on. */
  void cursor(MatrixData data, Cell cell) {
    if (cell.row() == AttentionViewModel.NONE || cell.column() == AttentionViewModel.NONE) {
      return;
    }
    MatrixGeometry m = layout.geometry();
    MatrixData.Column c = data.columns().get(cell.column());
    double left = Math.round(m.x(c.start()));
    double right = Math.round(m.x(c.end()));
    double top = Math.round(m.y(cell.row()));
    double bottom = Math.round(m.y(cell.row() + 1));
    g.save();
    g.beginPath();
    g.rect(m.plotX() - 2, m.plotY() - 2, m.plotWidth() + 4, m.plotHeight() + 4);
    g.clip();
    g.setLineWidth(3);
    g.setStroke(Color.BLACK);
    g.strokeRect(left, top, right - left - 1, bottom - top - 1);
    g.setLineWidth(1.5);
    g.setStroke(Color.WHITE);
    g.strokeRect(left, top, right - left - 1, bottom - top - 1);
    g.restore();
  }

  /** A line beside the row of the clip at the playhead. */
  void playheadRow(int row) {
    MatrixGeometry m = layout.geometry();
    double top = Math.max(m.plotY(), m.y(row));
    double bottom = Math.min(m.plotY() + m.plotHeight(), m.y(row + 1) - 1);
    if (bottom > top) {
      g.setFill(style.playhead());
      g.fillRect(m.plotX() - PLAYHEAD_WIDTH - 2, top, PLAYHEAD_WIDTH, bottom - top);
    }
  }

  /** The line at the playhead through everything on the time line. */
  void playhead(double seconds) {
    MatrixGeometry m = layout.geometry();
    double x = m.x(seconds);
    if (x < m.plotX() - 1 || x > m.plotX() + m.plotWidth() + 1) {
      return;
    }
    double bottom =
        layout.coursesHeight() > 0
            ? layout.coursesY() + layout.coursesHeight() - 4
            : m.plotY() + m.plotHeight();
    g.setFill(style.playhead());
    g.fillRect(Math.round(x) - PLAYHEAD_WIDTH / 2, 0, PLAYHEAD_WIDTH, bottom);
  }
}
