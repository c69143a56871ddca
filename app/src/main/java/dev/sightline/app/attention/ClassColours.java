package dev.sightline.app.attention;

import dev.sightline.app.canvas.CanvasStyle;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours that tell classes apart. */
public final class ClassColours {
  private static final List<Color> OTHERS =
      List.of(Color.web("#d18b27"), Color.web("#9b72d6"), Color.web("#2fa387"));

  private ClassColours() {}

  /** The colour of the class at a place; the first has the accent colour. */
  public static Paint of(int index, CanvasStyle style) {
    return index == 0 ? style.accent() : OTHERS.get((index - 1) % OTHERS.size());
  }
}
