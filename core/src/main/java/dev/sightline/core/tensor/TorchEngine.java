package dev.sightline.core.tensor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.NativeLibraries;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;

/**
 * The PyTorch engine, which computes with gradients. Starting it takes about two seconds, so it
 * starts when it is first asked for something; never ask on the FX thread. Its libraries come from
 * jars on the class path and are unpacked into the user's cache folder; the network is not used.
 * Thread-safe.
 *
 * <p>Owner of native memory is the manager that {@link #newManager()} returns:
 *
 * {@snippet :
 * try (NDManager manager = engine.newManager()) {
 *   NDArray x = TorchEngine.toNative(manager, tensor);
 *   FloatTensor y = TorchEngine.toJava(x.mul(2));
 * }
 * }
 */
public final class TorchEngine {
  private final int threads;

  /**
   * @param threads threads that one operation may use, at least 1. libtorch has one number for the
   *     whole process: the first engine that starts decides
   */
  public TorchEngine(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
    this.threads = threads;
  }

  /** An engine that uses all cores. */
  public TorchEngine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * A new owner of native memory. The caller closes it, and with it everything made in it.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the native libraries cannot be loaded here
   */
  public NDManager newManager() throws SightlineException {
    return start().newBaseManager();
  }

  /**
   * Records operations of this thread, for {@code backward}; one at a time in each thread. The
   * caller closes it.
   */
  public GradientCollector newGradientCollector() throws SightlineException {
    return start().newGradientCollector();
  }

  /**
   * Records operations of this thread until it is closed, by the same thread. Unlike a {@link
   * GradientCollector}, of which the whole process can have one, there may be one in each thread:
   * an explanation need not wait for a training.
   */
  public static Recording record() {
    Recording recording = new Recording(JniUtils.isGradMode());
    JniUtils.setGradMode(true);
    return recording;
  }

  /**
   * Records nothing on this thread until it is closed, by the same thread. Threads record by
   * default, but for the one that started the engine; and arrays that ask for gradients cannot be
   * changed in place meanwhile.
   */
  public static Recording still() {
    Recording paused = new Recording(JniUtils.isGradMode());
    JniUtils.setGradMode(false);
    return paused;
  }

  /** Operations are recorded while this is open. */
  public static final class Recording implements AutoCloseable {
    private final boolean before;

    private Recording(boolean before) {
      this.before = before;
    }

    /**
     * The gradients of one number with respect to every array that asked for them, added to those
     * arrays.
     *
     * @param value a single number, computed from those arrays while this was open
     */
    public void backward(NDArray value) {
      try (NDArray one = value.getManager().ones(value.getShape(), value.getDataType())) {
        JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
      }
    }

    @Override
    public void close() {
      JniUtils.setGradMode(before);
    }
  }

  /** Makes random numbers repeat (dropout, native random arrays). */
  public void seed(int seed) throws SightlineException {
    start().setRandomSeed(seed);
  }

  /** Version of libtorch, such as {@code 2.7.1}. Starts the engine. */
  public String version() throws SightlineException {
    return start().getVersion();
  }

  private Engine start() throws SightlineException {
    NativeLibraries.prepare();
    for (String key : new String[] {"num_threads", "num_interop_threads"}) {
      String property = "ai.djl.pytorch." + key;
      if (System.getProperty(property) == null) {
        System.setProperty(property, Integer.toString(threads));
      }
    }
    try {
      return Engine.getEngine("PyTorch"); // DJL keeps the one instance
    } catch (RuntimeException | LinkageError e) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The calculation engine (PyTorch) cannot start on this computer: its "
                  + "libraries could not be unpacked or loaded; see the log, or run \"sightline "
                  + "doctor\"."),
          "PyTorch engine: " + e,
          e);
    }
  }

  /** Copies a tensor to native memory, float32, owned by {@code manager}. */
  public static NDArray toNative(NDManager manager, FloatTensor tensor) {
    return manager.create(tensor.values(), new Shape(tensor.longShape()));
  }

  /** Copies an array of any type to Java memory as float32; the array stays open. */
  public static FloatTensor toJava(NDArray array) {
    int[] shape = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    if (array.getDataType() == DataType.FLOAT32) {
      return FloatTensor.of(array.toFloatArray(), shape);
    }
    try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
      return FloatTensor.of(floats.toFloatArray(), shape);
    }
  }
}
