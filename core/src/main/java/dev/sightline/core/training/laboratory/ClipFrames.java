package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.ShotRenderer;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;

/** The frames of one clip, drawn. */
final class ClipFrames {
  private ClipFrames() {}

  static List<byte[]> of(Shot shot, WorldOptions options) throws SightlineException {
    ShotRenderer renderer = new ShotRenderer(shot, options.framesPerClip(), options.side());
    List<byte[]> frames = new ArrayList<>();
    for (int k = 0; k < options.framesPerClip(); k++) {
      frames.add(renderer.frame(k));
    }
    return frames;
  }
}
