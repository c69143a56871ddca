package dev.sightline.app.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JFreeChart asks AWT for the height of letters, so AWT must know the window's font; JavaFX draws
 * and measures the width. Thread-safe.
 */
public final class ChartFonts {
  private static final Logger LOG = LoggerFactory.getLogger(ChartFonts.class);
  private static final String FILE = "/dev/sightline/resources/fonts/Inter-Regular.ttf";

  /** Family name, in AWT as in JavaFX. */
  static final String FAMILY = "Inter";

  private ChartFonts() {}

  /**
   * Starts AWT's font system and makes the font known to it. Takes a moment: not on the FX thread.
   *
   * @return false if this machine has no font system, so that no chart can be drawn
   */
  public static boolean prepare() {
    try (InputStream in = ChartFonts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing from the resources");
      }
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      FontRenderContext context = new FontRenderContext(null, true, true);
      return new Font(FAMILY, Font.PLAIN, 11).getLineMetrics("0", context).getHeight() > 0;
    } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
      LOG.warn("charts cannot be drawn: {}", e.toString(), e);
      return false;
    } catch (InternalError e) { // what AWT throws where there is no font at all
      LOG.warn("charts cannot be drawn, AWT finds no fonts: {}", e.toString());
      return false;
    }
  }
}
