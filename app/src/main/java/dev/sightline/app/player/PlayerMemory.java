package dev.sightline.app.player;

/** What the player remembers between runs. FX thread only. */
public interface PlayerMemory {
  /** Loudness, 0..1. */
  double volume();

  /** Keeps the loudness. */
  void keepVolume(double volume);

  /** True if the sound was off. */
  boolean muted();

  /** Keeps whether the sound is off. */
  void keepMuted(boolean muted);
}
