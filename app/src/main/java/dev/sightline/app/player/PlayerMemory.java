package dev.sightline.app.player;

/** What the player remembers between runs. FX thread only. */
public interface PlayerMemory {
  /** Loudness, 0..1. */
  double volume();

  /** Keeps the loudness. */
  void keepVolume(double volume);
}
