package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.attention.ClipStrip;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.colour.Argb;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws links, tokens and clips. */
final class FlowPainter {
  private static final double MIN_LABEL = 9;
  private static final double SLANT = -55;
  private static final double MIN_WIDTH = 0.75;
  private static final double MAX_WIDTH = 6;

  /** Opacity of the weakest link, of what it adds at full strength, and of links that rest. */
  private static final double FAINT = 0.35;

  private static final double REST = 0.1;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final FlowLayout layout;

  FlowPainter(GraphicsContext g, CanvasStyle style, FlowLayout layout) {
    this.g = g;
    this.style = style;
    this.layout = layout;
  }

  /** Draws links, the weakest first, so that the strongest lie on top. */
  void links(FlowViewModel model, List<Link> links) {
    g.save();
    g.beginPath();
    g.rect(0, layout.top(), g.getCanvas().getWidth(), layout.bottom() - layout.top());
    g.clip();
    g.setLineCap(StrokeLineCap.BUTT);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = links.size() - 1; i >= 0; i--) {
        Link link = links.get(i);
        boolean lit = !model.isAnyLit() || model.isLit(link);
        if (lit == (pass == 1) && layout.isSeen(link)) {
          link(model, link, lit);
        }
      }
    }
    g.restore();
  }

  private void link(FlowViewModel model, Link link, boolean lit) {
    double strength = model.strength(link);
    double opacity = lit ? FAINT + (1 - FAINT) * strength : REST;
    Color colour = Argb.color(model.scale(link).argb(link.value()));
    g.setStroke(colour.deriveColor(0, 1, 1, opacity));
    g.setLineWidth(MIN_WIDTH + (MAX_WIDTH - MIN_WIDTH) * strength);
    double from = layout.rowX(link.row());
    double to = layout.columnX(link.column());
    double middle = (layout.top() + layout.bottom()) / 2;
    g.beginPath();
    g.moveTo(from, layout.top());
    g.bezierCurveTo(from, middle, to, middle, to, layout.bottom());
    g.stroke();
  }

  /** Draws the tokens at the top. */
  void rows(Cell lit, List<Link> links) {
    MatrixData data = layout.data();
    double widest = 0;
    for (MatrixData.Row row : data.rows()) {
      widest = Math.max(widest, Texts.width(row.label(), style.font(12)));
    }
    boolean flat = widest + 6 <= layout.spacing();
    for (int r = 0; r < data.rows().size(); r++) {
      int row = r;
      boolean linked = links.stream().anyMatch(l -> l.row() == row);
      boolean isLit = r == lit.row();
      if (layout.spacing() >= MIN_LABEL || isLit) {
        label(data.rows().get(r).label(), layout.rowX(r), layout.top() - 6, flat, isLit, linked);
      }
    }
  }

  private void label(String text, double x, double y, boolean flat, boolean lit, boolean linked) {
    Font font = lit ? style.bold(12) : style.font(12);
    g.save();
    g.setFont(font);
    g.setFill(lit || linked ? style.foreground() : style.muted());
    g.setTextBaseline(VPos.BOTTOM);
    if (flat) {
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(text, x, y);
    } else {
      g.setTextAlign(TextAlignment.LEFT);
      g.translate(x + 4, y);
      g.rotate(SLANT);
      g.fillText(Texts.fit(text, font, layout.top() * 1.1), 0, 0);
    }
    g.restore();
  }

  /** Draws the strip of clips. */
  void clips(Map<Integer, Image> thumbnails) {
    g.save();
    g.beginPath();
    g.rect(layout.plotX(), layout.bottom(), layout.plotWidth(), FlowLayout.STRIP);
    g.clip();
    for (MatrixData.Column c : layout.data().columns()) {
      double left = Math.round(layout.x(c.start()));
      double width = Math.round(layout.x(c.end())) - left;
      double gap = width > 3 ? 1 : 0;
      g.setFill(style.line());
      g.fillRect(left, layout.bottom(), width - gap, FlowLayout.STRIP);
      Image image = thumbnails.get(c.index());
      if (image != null && width - gap >= 1) {
        ClipStrip.cover(g, image, left, layout.bottom(), width - gap, FlowLayout.STRIP);
      }
    }
    g.restore();
  }

  /** Draws the tokens at the bottom. */
  void tokensBelow(Cell lit) {
    MatrixData data = layout.data();
    g.setTextBaseline(VPos.CENTER);
    for (int c = 0; c < data.columns().size(); c++) {
      boolean isLit = c == lit.column();
      if (layout.spacing() < MIN_LABEL && !isLit) {
        continue;
      }
      Font font = isLit ? style.bold(12) : style.font(12);
      g.save();
      g.setFont(font);
      g.setFill(isLit ? style.foreground() : style.muted());
      g.setTextAlign(TextAlignment.RIGHT);
      g.translate(layout.columnX(c), layout.bottom() + 6);
      g.rotate(SLANT);
      g.fillText(
          Texts.fit(data.columns().get(c).label(), font, layout.height() - layout.bottom()), 0, 0);
      g.restore();
    }
  }

  /** Frames the lit clip. */
  void frame(int column) {
    if (column != AttentionViewModel.NONE && layout.data().onTimeLine()) {
      MatrixData.Column c = layout.data().columns().get(column);
      double left = Math.max(layout.plotX(), Math.round(layout.x(c.start())));
      double right = Math.min(layout.plotX() + layout.plotWidth(), Math.round(layout.x(c.end())));
      g.setStroke(style.accent());
      g.setLineWidth(2);
      if (right > left) {
        g.strokeRect(left, layout.bottom() + 1, right - left - 1, FlowLayout.STRIP - 2);
      }
    }
  }

  /** The line at the playhead through the strip. */
  void playhead(double seconds) {
    double x = layout.x(seconds);
    if (x >= layout.plotX() - 1 && x <= layout.plotX() + layout.plotWidth() + 1) {
      g.setFill(style.playhead());
      g.fillRect(Math.round(x) - 1, layout.bottom() - 3, 2, FlowLayout.STRIP + 3);
    }
  }
}
