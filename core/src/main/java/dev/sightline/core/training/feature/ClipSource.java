package dev.sightline.core.training.feature;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.ClipSampler;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Videos, each with the same number of clips spread evenly over it.
 *
 * @param files the videos
 * @param plan how the model cuts clips; its limit on clips is replaced by {@code clips}
 * @param clips clips taken of each video; a short video repeats its last
 * @param side of a frame, px
 */
public record ClipSource(List<Path> files, ClipPlan plan, int clips, int side)
    implements FrameSource {
  public ClipSource {
    files = List.copyOf(files);
    plan = new ClipPlan(plan.framesPerClip(), plan.frameStride(), plan.nominalRate(), clips);
  }

  /** As the image network takes them. */
  public ClipSource(List<Path> files, ClipPlan plan, int clips) {
    this(files, plan, clips, ImageNetwork.SIDE);
  }

  @Override
  public int items() {
    return files.size();
  }

  @Override
  public int framesPerItem() {
    return clips * plan.framesPerClip();
  }

  @Override
  public String name(int item) {
    return files.get(item).getFileName().toString();
  }

  @Override
  public List<byte[]> frames(int item) throws SightlineException {
    FrameRequest request = new FrameRequest(side, side, PixelLayout.RGB24, 1);
    try (FrameReader reader = FrameReader.open(files.get(item), request)) {
      List<Clip> cut = ClipSampler.sample(reader.info().duration(), plan);
      List<byte[]> frames = new ArrayList<>();
      VideoFrame frame = null;
      for (int c = 0; c < clips; c++) {
        for (Fraction t : cut.get(Math.min(c, cut.size() - 1)).frameTimes()) {
          if (frame == null || !frame.holds(t)) {
            frame = reader.frameAt(t);
          }
          frames.add(frame.pixels());
        }
      }
      return frames;
    }
  }
}
