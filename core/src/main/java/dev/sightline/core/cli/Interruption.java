package dev.sightline.core.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Ctrl-C into a polite request: the running command sees {@link #wanted()}, tidies up, and
 * only then the JVM goes. After a grace time it goes anyway.
 */
final class Interruption implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitForCommand, "interruption");
  private volatile boolean wanted;

  /** Starts listening. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** True once the user asked to stop. */
  boolean wanted() {
    return wanted;
  }

  /** The command has ended; stops listening. */
  @Override
  public void close() {
    finished.countDown();
    if (!wanted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LOG.debug("the JVM is already on its way out", e);
      }
    }
  }

  private void waitForCommand() {
    wanted = true;
    try {
      if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The command did not stop within {} s", GRACE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
