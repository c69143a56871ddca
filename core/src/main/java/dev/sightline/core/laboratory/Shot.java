package dev.sightline.core.laboratory;

import java.util.List;

/**
 * One clip of a video.
 *
 * @param actors the objects in it; later ones are drawn over earlier ones
 * @param background what is behind them
 * @param noise standard deviation of the camera's noise, in steps of 255
 * @param noiseSeed of that noise
 * @param cue a mark in a corner that has nothing to do with the objects
 */
public record Shot(
    List<Actor> actors, Background background, double noise, long noiseSeed, Cue cue) {
  public Shot {
    actors = List.copyOf(actors);
  }

  /** A bright mark in an upper corner. */
  public enum Cue {
    NONE,
    UPPER_LEFT,
    UPPER_RIGHT
  }
}
