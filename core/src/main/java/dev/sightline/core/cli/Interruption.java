package dev.sightline.core.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C and a request of the system to end into a polite request: the running command sees
 * {@link #wanted()}, tidies up, and returns with its own exit code. A second signal, or a command
 * that does not end within the grace time, ends the JVM at once.
 *
 * <p>A shutdown hook would not do: all hooks run at the same time, and that of ONNX Runtime frees
 * what a running network still uses, which crashes the process.
 */
final class Interruption implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final long GRACE_MILLIS = 10_000;
  private static final int KILLED = 130;

  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
  private volatile boolean wanted;
  private final CountDownLatch over = new CountDownLatch(1);

  private Interruption() {}

  /** Starts listening. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    for (String name : SIGNALS) {
      try {
        Signal signal = new Signal(name);
        interruption.before.put(signal, Signal.handle(signal, s -> interruption.asked()));
      } catch (IllegalArgumentException e) {
        LOG.debug("this system or JVM does not hand {} over", name, e);
      }
    }
    return interruption;
  }

  /** True once the user asked to stop. */
  boolean wanted() {
    return wanted;
  }

  /** The command has ended; stops listening. */
  @Override
  public void close() {
    over.countDown();
    before.forEach(Signal::handle);
  }

  private void asked() {
    if (wanted) {
      Runtime.getRuntime().halt(KILLED);
    }
    wanted = true;
    Thread.ofPlatform().daemon().name("interruption").start(this::endAfterGrace);
  }

  private void endAfterGrace() {
    try {
      if (over.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    LOG.warn("The command did not stop within {} s", GRACE_MILLIS / 1000);
    Runtime.getRuntime().halt(KILLED);
  }
}
