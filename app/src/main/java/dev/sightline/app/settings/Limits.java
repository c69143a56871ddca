package dev.sightline.app.settings;

import dev.sightline.core.cli.ModelLimits;

/** What models may take of the machine, as the user set it. Thread-safe. */
public final class Limits implements ModelLimits {
  private volatile int processors = ModelLimits.USUAL.processors();
  private volatile long featureBytes = ModelLimits.USUAL.featureBytes();

  @Override
  public int processors() {
    return processors;
  }

  @Override
  public long featureBytes() {
    return featureBytes;
  }

  /** From now on for models that are opened, at least 1. */
  void processors(int wanted) {
    processors = Math.max(1, wanted);
  }

  /** From now on for models that are opened, bytes. */
  void featureBytes(long wanted) {
    featureBytes = wanted;
  }
}
