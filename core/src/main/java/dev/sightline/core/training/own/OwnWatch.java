package dev.sightline.core.training.own;

import dev.sightline.core.model.bundle.CurvePoint;

/** Hears how a training goes. Called on the thread that trains; must return at once. */
public interface OwnWatch {
  /** Hears nothing. */
  OwnWatch NONE =
      new OwnWatch() {
        @Override
        public void stage(Stage stage) {}

        @Override
        public void point(CurvePoint point) {}
      };

  /** What is done in turn. */
  enum Stage {
    /** Each video is decoded and encoded once. */
    ENCODING,
    TRAINING,
    MEASURING
  }

  void stage(Stage stage);

  /** A point of the learning curves; a resumed run tells the older points first. */
  void point(CurvePoint point);
}
