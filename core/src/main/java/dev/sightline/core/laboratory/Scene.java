package dev.sightline.core.laboratory;

import java.util.List;

/**
 * A whole video: clips of equal length, one after the other.
 *
 * @param shots the clips
 * @param framesPerShot frames of each
 */
public record Scene(List<Shot> shots, int framesPerShot) {
  public Scene {
    shots = List.copyOf(shots);
  }

  /** Frames of the video. */
  public int frames() {
    return shots.size() * framesPerShot;
  }

  /** The clip of a frame. */
  public Shot shotAt(int frame) {
    return shots.get(frame / framesPerShot);
  }

  /** How far a frame is in its clip, 0 to 1. */
  public double progress(int frame) {
    return (frame % framesPerShot + 0.5) / framesPerShot;
  }

  /** True if some clip shows what a statement says. */
  public boolean shows(Claim claim) {
    return shots.stream().anyMatch(s -> s.actors().stream().anyMatch(a -> claim.fits(s, a)));
  }
}
