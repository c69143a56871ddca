package dev.sightline.app.attention;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.i18n.Messages;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws what stands above the columns: a thumbnail of each clip, or the token of each column. */
final class HeaderPainter {
  private static final double MIN_LABEL_COLUMN = 10;
  private static final double SLANT = -60;
  private static final double MIN_UPRIGHT_COLUMN = 13;

  /** From the plot to the middle of an upright character, px. */
  private static final double UPRIGHT_LIFT = 9;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final MatrixLayout layout;

  HeaderPainter(GraphicsContext g, CanvasStyle style, MatrixLayout layout) {
    this.g = g;
    this.style = style;
    this.layout = layout;
  }

  /** Draws the strip of thumbnails; clips without one yet are plain. */
  void thumbnails(MatrixData data, Map<Integer, Image> thumbnails) {
    MatrixGeometry m = layout.geometry();
    double height = layout.headerHeight();
    g.save();
    g.beginPath();
    g.rect(m.plotX(), 0, m.plotWidth(), height);
    g.clip();
    for (MatrixData.Column column : data.columns()) {
      double left = Math.round(m.x(column.start()));
      double width = Math.round(m.x(column.end())) - left;
      if (left + width < m.plotX() || left > m.plotX() + m.plotWidth()) {
        continue;
      }
      double gap = width > 3 ? 1 : 0;
      g.setFill(style.line());
      g.fillRect(left, 0, width - gap, height);
      Image image = thumbnails.get(column.index());
      if (image != null && width - gap >= 1) {
        ClipStrip.cover(g, image, left, 0, width - gap, height);
      }
    }
    g.restore();
  }

  /** Names the column of row maxima. */
  void maximaTitle() {
    MatrixGeometry m = layout.geometry();
    g.setFont(style.font(11));
    g.setFill(style.muted());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText(
        Messages.text("attention.max"), m.plotX() + m.plotWidth() + 8, layout.headerHeight() - 2);
  }

  /** Draws the token of each column, slanted. */
  void tokens(MatrixData data, int litColumn) {
    MatrixGeometry m = layout.geometry();
    double width = m.plotWidth() / m.axis().span();
    if (width < MIN_LABEL_COLUMN) {
      return;
    }
    g.save();
    g.beginPath();
    g.rect(m.plotX(), 0, g.getCanvas().getWidth() - m.plotX(), layout.headerHeight());
    g.clip();
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    for (int c = 0; c < data.columns().size(); c++) {
      MatrixData.Column column = data.columns().get(c);
      double x = (m.x(column.start()) + m.x(column.end())) / 2;
      if (x < m.plotX() || x > m.plotX() + m.plotWidth()) {
        continue;
      }
      Font font = c == litColumn ? style.bold(11) : style.font(11);
      g.save();
      g.setFont(font);
      g.setFill(c == litColumn ? style.foreground() : style.muted());
      if (isUpright(column.label(), width)) {
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(column.label(), x, layout.headerHeight() - UPRIGHT_LIFT);
      } else {
        g.translate(x, layout.headerHeight() - 2);
        g.rotate(SLANT);
        g.fillText(Texts.fit(column.label(), font, layout.headerHeight()), 0, 0);
      }
      g.restore();
    }
    g.restore();
  }

  /** A single character, such as a Chinese one, needs no slant where its column is wide enough. */
  private static boolean isUpright(String label, double columnWidth) {
    return columnWidth >= MIN_UPRIGHT_COLUMN && label.codePointCount(0, label.length()) == 1;
  }
}
