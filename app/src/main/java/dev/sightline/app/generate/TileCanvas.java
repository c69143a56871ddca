package dev.sightline.app.generate;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.WordAttention;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** One clip, playing, under the attention of a word. FX thread only. */
final class TileCanvas extends ThemedCanvas {
  private static final double SIDE = 192;

  /** Opacity of the largest weight. */
  private static final double OPACITY = 0.75;

  private final ColourSettings colours;
  private final WritableImage picture = new WritableImage(FrameCoder.SIDE, FrameCoder.SIDE);
  private Tile tile;
  private int frame;
  private int word;

  TileCanvas(ColourSettings colours) {
    this.colours = colours;
    setPrefSize(SIDE, SIDE);
    setMinSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
  }

  void show(Tile now) {
    tile = now;
    paint();
  }

  /** Shows a moment: frames are counted over and over. */
  void tick(int moment) {
    frame = moment;
    paint();
  }

  /** Shows where a word was looked up; 0: no word. */
  void light(int now) {
    word = now;
    redrawFront();
  }

  private void paint() {
    if (tile != null && !tile.frames().isEmpty()) {
      List<byte[]> frames = tile.frames();
      picture
          .getPixelWriter()
          .setPixels(
              0,
              0,
              FrameCoder.SIDE,
              FrameCoder.SIDE,
              PixelFormat.getByteRgbInstance(),
              frames.get(frame % frames.size()),
              0,
              3 * FrameCoder.SIDE);
    }
    redrawFront();
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    g.setFill(style.line());
    g.fillRect(0, 0, getWidth(), getHeight());
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    if (tile == null || tile.frames().isEmpty()) {
      return;
    }
    g.setImageSmoothing(false);
    g.drawImage(picture, 0, 0, getWidth(), getHeight());
    tile.attention().filter(a -> word > 0 && word < a.words().size()).ifPresent(a -> map(g, a));
  }

  private void map(GraphicsContext g, WordAttention attention) {
    float[] cells = attention.map(frame % attention.frames(), word);
    ValueScale scale = ValueScale.of(colours, false, attention.most(word));
    double w = getWidth() / attention.columns();
    double h = getHeight() / attention.rows();
    for (int i = 0; i < cells.length; i++) {
      int argb = scale.overlayArgb(cells[i], OPACITY);
      g.setFill(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0));
      g.fillRect(i % attention.columns() * w, i / attention.columns() * h, w, h);
    }
  }
}
