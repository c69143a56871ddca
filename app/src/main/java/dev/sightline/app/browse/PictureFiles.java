package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.PortablePicture;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;

/** Pictures that are pasted or dropped to search with. FX thread only. */
public final class PictureFiles {
  private static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "ppm");

  /** More than any model looks at, px. */
  private static final int LARGEST = 4096;

  private PictureFiles() {}

  /** True if the name of a file says that it is a picture. */
  public static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** The picture that was copied last, as a file; empty if what was copied is none. */
  static Optional<Path> pasted(Clipboard clipboard) throws SightlineException {
    List<File> files = clipboard.hasFiles() ? clipboard.getFiles() : List.of();
    Optional<Path> file =
        files.stream().map(File::toPath).filter(PictureFiles::isPicture).findFirst();
    if (file.isPresent() || !clipboard.hasImage()) {
      return file;
    }
    Image image = clipboard.getImage();
    return image == null ? Optional.empty() : Optional.of(kept(image));
  }

  /** Written where the system clears up; removed when the program ends. */
  static Path kept(Image image) throws SightlineException {
    int width = (int) Math.min(LARGEST, image.getWidth());
    int height = (int) Math.min(LARGEST, image.getHeight());
    byte[] pixels = new byte[4 * width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), pixels, 0, 4 * width);
    Fraction zero = Fraction.of(0);
    VideoFrame frame =
        new VideoFrame(zero, zero, width, height, VideoFrame.PixelLayout.BGRA32, pixels);
    try {
      Path file = Files.createTempFile("sightline-pasted", PortablePicture.ENDING);
      file.toFile().deleteOnExit();
      PortablePicture.write(frame, file);
      return file;
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Messages.text("problem.pasted"), e);
    }
  }
}
