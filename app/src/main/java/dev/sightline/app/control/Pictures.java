package dev.sightline.app.control;

import dev.sightline.core.figure.Raster;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Turns decoded pictures into those of JavaFX. */
public final class Pictures {
  private Pictures() {}

  /** A picture that shares its pixels with {@code frame}; for {@link PixelLayout#BGRA32} only. */
  public static Image of(VideoFrame frame) {
    if (frame.layout() != PixelLayout.BGRA32) {
      throw new IllegalArgumentException("needs BGRA32, is " + frame.layout());
    }
    return new WritableImage(
        new PixelBuffer<>(
            frame.width(),
            frame.height(),
            ByteBuffer.wrap(frame.pixels()),
            PixelFormat.getByteBgraPreInstance()));
  }

  /** A drawn figure; shares its pixels with {@code raster}. */
  public static Image of(Raster raster) {
    return new WritableImage(
        new PixelBuffer<>(
            raster.width(),
            raster.height(),
            IntBuffer.wrap(raster.argb()),
            PixelFormat.getIntArgbPreInstance()));
  }
}
