package dev.sightline.core.tensor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens networks on ONNX Runtime. Its graph optimiser recurses so deeply that the stack of an
 * ordinary Java thread (1 MB) overflows and takes the whole process along; so sessions are made on a
 * thread with a large stack. Running a session needs no such thread.
 */
public final class OnnxSessions {
  private static final long STACK_BYTES = 256L << 20;

  private OnnxSessions() {}

  /**
   * @param model the ONNX file's content
   * @param options closed by the caller
   * @throws OrtException if the native engine cannot load the network
   */
  public static OrtSession open(
      OrtEnvironment environment, byte[] model, OrtSession.SessionOptions options)
      throws OrtException {
    AtomicReference<OrtSession> session = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                session.set(environment.createSession(model, options));
              } catch (OrtException | RuntimeException | Error e) {
                failure.set(e);
              }
            },
            "onnx-session",
            STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        // the native call cannot be stopped half-way; its session must not be lost
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {
        return session.get();
      }
      case OrtException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
