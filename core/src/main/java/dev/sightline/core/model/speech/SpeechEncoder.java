package dev.sightline.core.model.speech;

import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.onnx.TextNetwork;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.TokenizedText;

/**
 * The frozen text encoder, read as {@link SpeechVectors} say. Thread-safe. Owns native memory until
 * it is closed.
 */
public final class SpeechEncoder implements AutoCloseable {
  private final SpeechSizes sizes;
  private final BertTokenizer tokenizer;
  private final TextNetwork network;

  /**
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public SpeechEncoder(BuiltInText encoder, SpeechSizes sizes, int threads)
      throws SightlineException {
    this.sizes = sizes;
    this.tokenizer = BertTokenizer.of(encoder);
    this.network = new TextNetwork(BertWeights.of(encoder), threads);
  }

  /**
   * One utterance by itself, {@code [own]}.
   *
   * @throws SightlineException if the native engine fails
   */
  public float[] own(String text) throws SightlineException {
    TokenizedText tokens = tokenizer.tokenize(text);
    return SpeechVectors.own(network.encode(tokens).hidden(), sizes);
  }

  @Override
  public void close() {
    network.close();
  }
}
