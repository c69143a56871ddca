package dev.sightline.core.plugin;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the program and one plug-in: after its first failure it is not asked again until
 * the program starts anew. Thread-safe.
 */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final String plugin;
  private final AtomicReference<Optional<Phrase>> why = new AtomicReference<>(Optional.empty());

  Guard(String plugin) {
    this.plugin = plugin;
  }

  /** A call into a plug-in. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws SightlineException;
  }

  /** What it failed with, in words; empty while it works. */
  Optional<Phrase> failure() {
    return why.get();
  }

  /**
   * Calls the plug-in. What it says in words ({@link SightlineException}) is no failure of it.
   *
   * @throws SightlineException its own, or that it is switched off
   */
  <T> T call(Call<T> call) throws SightlineException {
    if (failure().isPresent()) {
      throw off(null);
    }
    try {
      T answer = call.run();
      if (answer == null) {
        throw new IllegalStateException("it gave null");
      }
      return answer;
    } catch (RuntimeException
        | LinkageError
        | ServiceConfigurationError
        | AssertionError
        | StackOverflowError e) {
      // an OutOfMemoryError is not told to be the plug-in's
      LOG.warn("plug-in {}: {}", plugin, e.toString());
      LOG.debug("plug-in {}", plugin, e);
      switchOff(words(e));
      throw off(e);
    }
  }

  /** As {@link #call}, where another answer will do. */
  <T> T callOr(T otherwise, Call<T> call) {
    try {
      return call(call);
    } catch (SightlineException e) {
      return otherwise;
    }
  }

  void switchOff(Phrase reason) {
    why.updateAndGet(w -> w.or(() -> Optional.of(reason)));
  }

  /** What went wrong, without a stack trace. */
  static Phrase words(Throwable thrown) {
    Throwable e = thrown;
    while (e.getCause() != null
        && (e instanceof ServiceConfigurationError || e instanceof ExceptionInInitializerError)) {
      e = e.getCause();
    }
    String said = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e instanceof LinkageError
        ? Phrase.of(
            "it does not fit this version of Sightline ({0})", e.getClass().getSimpleName() + said)
        : Phrase.of("it failed ({0})", e.getClass().getSimpleName() + said);
  }

  private SightlineException off(Throwable cause) {
    return new SightlineException(
        Problem.UNSUPPORTED,
        Phrase.of(
            "The plug-in “{0}” is switched off until Sightline starts anew: {1}.",
            plugin, failure().orElse(Phrase.NONE)),
        cause);
  }
}
