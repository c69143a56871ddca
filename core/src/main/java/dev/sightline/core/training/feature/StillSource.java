package dev.sightline.core.training.feature;

import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Photographs, one frame each.
 *
 * @param files the pictures
 * @param side of a frame, px
 */
public record StillSource(List<Path> files, int side) implements FrameSource {
  /** As the image network takes them. */
  public StillSource(List<Path> files) {
    this(files, ImageNetwork.SIDE);
  }

  public StillSource {
    files = List.copyOf(files);
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

  @Override
  public List<byte[]> frames(int item) throws SightlineException {
    return List.of(ImageReader.read(files.get(item), side, side, PixelLayout.RGB24).pixels());
  }
}
