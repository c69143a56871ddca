package dev.sightline.core.cli;

/** What models may take of the machine; asked whenever one is opened. Thread-safe. */
public interface ModelLimits {
  /** Some hundred hours of video, bytes. */
  long USUAL_FEATURE_BYTES = 8L << 30;

  /** The whole machine. */
  ModelLimits USUAL =
      new ModelLimits() {
        @Override
        public int processors() {
          return Runtime.getRuntime().availableProcessors();
        }

        @Override
        public long featureBytes() {
          return USUAL_FEATURE_BYTES;
        }
      };

  /** Threads that compute, at least 1. */
  int processors();

  /** Disk for features of videos, bytes; those not used for longest go first. */
  long featureBytes();
}
