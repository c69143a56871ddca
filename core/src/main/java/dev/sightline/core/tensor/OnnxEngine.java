package dev.sightline.core.tensor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Starts ONNX Runtime. When it starts, version 1.29 matches the command line of the process against
 * a regular expression whose matcher recurses for each character: a class path of a few thousand
 * characters overflows the stack of an ordinary Java thread (1 MB) and takes the whole process
 * along. So it is started on a thread with a large stack. Nothing after that needs one.
 *
 * <p>Since version 1.29 it also counts what it is used for: it writes an identifier of the computer
 * into the user's cache and sends events to its maker, unless it is told not to before it starts
 * (decision 0292).
 */
public final class OnnxEngine {
  private static final long STACK_BYTES = 512L << 20;

  /** Read by ONNX Runtime when it starts; 1 keeps it from counting. */
  static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

  private OnnxEngine() {}

  /**
   * The one environment of the process; it lives as long as the process. Thread-safe.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the native library cannot be loaded here
   */
  public static OrtEnvironment environment() throws SightlineException {
    FutureTask<OrtEnvironment> start = new FutureTask<>(OnnxEngine::quiet);
    Thread thread = new Thread(null, start, "onnx-start", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return start.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.sightline.core.job.CancelledException();
    } catch (ExecutionException e) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The calculation engine (ONNX Runtime) cannot start on this computer; see "
                  + "the log, or run \"sightline doctor\"."),
          "ONNX Runtime: " + e.getCause(),
          e);
    }
  }

  /** Starts it so that it counts and sends nothing; rather not at all than otherwise. */
  private static OrtEnvironment quiet() throws OrtException {
    // on Windows the switch is a call, and the system's own event log is what is written to
    if (!isWindows() && !NativeEnvironment.get(NO_TELEMETRY).equals(Optional.of("1"))) {
      NativeEnvironment.set(NO_TELEMETRY, "1");
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    return environment;
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
