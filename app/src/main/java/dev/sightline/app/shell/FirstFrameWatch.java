package dev.sightline.app.shell;

import dev.sightline.core.cli.bench.FirstFrame;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Reports the window's first frame and closes the program, for {@code bench startup}. */
final class FirstFrameWatch extends AnimationTimer {
  /** A pulse begins after the one before it was handed to the renderer. */
  private static final int PULSES = 2;

  private int pulses;

  @Override
  public void handle(long now) {
    if (++pulses == PULSES) {
      stop();
      FirstFrame.report();
      Platform.exit();
    }
  }
}
