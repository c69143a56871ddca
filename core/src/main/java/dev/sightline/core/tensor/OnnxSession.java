package dev.sightline.core.tensor;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One ONNX model, loaded for running on the processor. Thread-safe: several threads may run it at
 * once. Owns native memory until it is closed; closing waits for the calls that are under way.
 */
public final class OnnxSession implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the model
   */
  public OnnxSession(byte[] model, int threads) throws SightlineException {
    environment = OnnxEngine.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Idle workers that spin would take the core from the decoder.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Runs a model that has one input.
   *
   * @param outputs for each output that is wanted, where its values go
   * @throws SightlineException if the native engine fails
   */
  public void run(String input, FloatBuffer values, long[] shape, Map<String, FloatBuffer> outputs)
      throws SightlineException {
    try (Call under = begin();
        OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor), outputs.keySet())) {
      for (Map.Entry<String, FloatBuffer> output : outputs.entrySet()) {
        OnnxTensor answer = (OnnxTensor) result.get(output.getKey()).orElseThrow();
        output.getValue().put(answer.getFloatBuffer());
      }
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Runs the model.
   *
   * @param values inputs from Java memory
   * @param kept inputs that lie in native memory already: what another run left there
   * @param outputs the names of the outputs that are wanted
   * @return to be closed by the caller
   * @throws SightlineException if the native engine fails
   */
  public OnnxOutputs run(
      Map<String, FloatTensor> values, Map<String, OnnxTensor> kept, Set<String> outputs)
      throws SightlineException {
    Map<String, OnnxTensor> inputs = new HashMap<>(kept);
    List<OnnxTensor> mine = new ArrayList<>();
    try (Call under = begin();
        Arena arena = Arena.ofConfined()) {
      for (Map.Entry<String, FloatTensor> value : values.entrySet()) {
        OnnxTensor tensor = copy(arena, value.getValue());
        mine.add(tensor);
        inputs.put(value.getKey(), tensor);
      }
      return new OnnxOutputs(session.run(inputs, outputs));
    } catch (OrtException e) {
      throw failure(e);
    } finally {
      mine.forEach(OnnxTensor::close);
    }
  }

  /** A tensor over memory of the arena: it is to be closed, the memory goes with the arena. */
  private OnnxTensor copy(Arena arena, FloatTensor tensor) throws OrtException {
    FloatBuffer buffer =
        arena
            .allocate((long) tensor.values().length * Float.BYTES, ALIGNMENT)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(tensor.values()).flip();
    return OnnxTensor.createTensor(environment, buffer, tensor.longShape());
  }

  /** A call that is under way. */
  private interface Call extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @throws IllegalStateException if the session is closed: the engine itself would crash
   */
  private Call begin() {
    life.readLock().lock();
    if (closed) {
      life.readLock().unlock();
      throw new IllegalStateException("this network has been closed");
    }
    return life.readLock()::unlock;
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("closing an ONNX model", e);
    } finally {
      life.writeLock().unlock();
    }
  }

  private static SightlineException failure(OrtException e) {
    return new SightlineException(
        Problem.INTERNAL, Phrase.of("The network could not be run on this machine."), e);
  }
}
