package dev.sightline.app.shell;

import javafx.animation.AnimationTimer;

/** Runs something once the window's first frame stands: what can wait must not delay it. */
final class FirstFrameWatch extends AnimationTimer {
  /** A pulse begins after the one before it was handed to the renderer. */
  private static final int PULSES = 2;

  private final Runnable then;
  private int pulses;

  /**
   * @param then run on the FX thread, once
   */
  FirstFrameWatch(Runnable then) {
    this.then = then;
  }

  @Override
  public void handle(long now) {
    if (++pulses == PULSES) {
      stop();
      then.run();
    }
  }
}
