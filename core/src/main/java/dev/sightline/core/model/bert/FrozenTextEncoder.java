package dev.sightline.core.model.bert;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.OnnxEngine;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The frozen text encoder on ONNX Runtime, for many texts at once: only the last hidden states, no
 * attention maps, no gradients. {@link BertEncoder} is the same network where those are needed.
 * Thread-safe. Owns native memory until it is closed.
 */
public final class FrozenTextEncoder implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * @param model the ONNX file's content
   * @param threads processor threads, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public FrozenTextEncoder(byte[] model, int threads) throws SightlineException {
    try {
      environment = OnnxEngine.environment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        // idle workers that spin would take the core from others
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        session = environment.createSession(model, options);
      }
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Encodes texts together, padded to the longest.
   *
   * @param texts at least one
   * @return for each text {@code [tokens, dim]}, special tokens included
   * @throws SightlineException if the native engine fails
   */
  public List<float[]> encode(List<TokenizedText> texts) throws SightlineException {
    int b = texts.size();
    int n = texts.stream().mapToInt(t -> t.tokens().size()).max().orElseThrow();
    long[] ids = new long[b * n];
    long[] mask = new long[b * n];
    for (int i = 0; i < b; i++) {
      List<Token> tokens = texts.get(i).tokens();
      for (int j = 0; j < tokens.size(); j++) {
        ids[i * n + j] = tokens.get(j).id();
        mask[i * n + j] = 1;
      }
    }
    long[] shape = {b, n};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor typeTensor =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[b * n]), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      int dim = states.remaining() / (b * n);
      List<float[]> out = new ArrayList<>();
      for (int i = 0; i < b; i++) {
        float[] rows = new float[texts.get(i).tokens().size() * dim];
        states.get(i * n * dim, rows);
        out.add(rows);
      }
      return out;
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing the text network", e);
    }
  }

  private static SightlineException failure(OrtException e) {
    return new SightlineException(
        Problem.INTERNAL, Phrase.of("The text network could not be run on this machine."), e);
  }
}
