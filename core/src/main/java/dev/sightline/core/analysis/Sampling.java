package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.ClipSampler;
import dev.sightline.core.media.Fraction;
import java.util.List;

/**
 * Another way to pick the frames of a video than the model's own.
 *
 * @param stride every how many frames of a video of the model's nominal rate one is taken; 0 for
 *     the model's own stride. A longer stride gives longer clips, so fewer
 * @param shift how much later all moments are taken, s; negative for earlier. Moments stay between
 *     the first and the last one that would be taken without it
 */
public record Sampling(int stride, Fraction shift) {
  /** Longest stride, in frames: nearly half a minute between two frames at 25 Hz. */
  public static final int MAX_STRIDE = 700;

  /**
   * @throws IllegalArgumentException if the stride is out of range
   */
  public Sampling {
    if (stride < 0 || stride > MAX_STRIDE) {
      throw new IllegalArgumentException("a stride of " + stride + " frames");
    }
  }

  /** The clips of a video. */
  List<Clip> clips(Fraction duration, ClipPlan own) {
    ClipPlan plan =
        new ClipPlan(
            own.framesPerClip(),
            stride == 0 ? own.frameStride() : stride,
            own.nominalRate(),
            own.maxClips());
    List<Clip> clips = ClipSampler.sample(duration, plan);
    Fraction first = clips.getFirst().frameTimes().getFirst();
    Fraction last = clips.getLast().frameTimes().getLast();
    return clips.stream().map(c -> shifted(c, first, last)).toList();
  }

  private Clip shifted(Clip clip, Fraction first, Fraction last) {
    return new Clip(
        clip.index(),
        clip.start(),
        clip.end(),
        clip.frameTimes().stream().map(t -> t.plus(shift).max(first).min(last)).toList());
  }
}
