package dev.sightline.core.training.feature;

import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures made of four photographs, two by two, each scaled to 112×112. Item i shows photograph i
 * and three others; which ones, and where photograph i lies, is drawn by its file name, so that
 * everybody gets the same pictures.
 */
public final class MosaicSource implements FrameSource {
  private static final int HALF = ImageNetwork.SIDE / 2;

  private final List<Path> files;

  public MosaicSource(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public int items() {
    return files.size();
  }

  @Override
  public int framesPerItem() {
    return 1;
  }

  @Override
  public String name(int item) {
    return files.get(item).getFileName().toString();
  }

  /** The photographs of picture {@code item}, by quarter: 4 different numbers. */
  public List<Integer> photographs(int item) {
    return Quadruples.of(item, name(item), files.size());
  }

  @Override
  public List<byte[]> frames(int item) throws SightlineException {
    List<Integer> shown = photographs(item);
    byte[] out = new byte[ImageNetwork.SIDE * ImageNetwork.SIDE * 3];
    for (int q = 0; q < 4; q++) {
      int photograph = shown.get(q);
      byte[] part = ImageReader.read(files.get(photograph), HALF, HALF, PixelLayout.RGB24).pixels();
      for (int y = 0; y < HALF; y++) {
        int to = ((q / 2 * HALF + y) * ImageNetwork.SIDE + q % 2 * HALF) * 3;
        System.arraycopy(part, y * HALF * 3, out, to, HALF * 3);
      }
    }
    return List.of(out);
  }
}
