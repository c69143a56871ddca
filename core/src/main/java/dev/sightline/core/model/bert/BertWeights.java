package dev.sightline.core.model.bert;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxInitializers;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;

/**
 * The weights of a BERT in Java memory, shapes checked.
 *
 * @param config its sizes
 * @param tensors under their Hugging Face names; linear weights are {@code [out, in]}
 */
public record BertWeights(BertConfig config, TensorFile tensors) {
  /**
   * The weights of a built-in text encoder, from its ONNX file. Takes about a second; not on the FX
   * thread.
   *
   * @throws SightlineException if the installation is damaged
   */
  public static BertWeights of(BuiltInText encoder) throws SightlineException {
    return of(OnnxInitializers.read(encoder.onnx(), encoder.id()), encoder.heads());
  }

  /**
   * @param tensors under their Hugging Face names
   * @param heads attention heads of each layer
   * @throws SightlineException {@code BUNDLE} if a tensor is missing or has another shape
   */
  public static BertWeights of(TensorFile tensors, int heads) throws SightlineException {
    BertConfig c = BertConfig.of(tensors, heads);
    check(tensors, "embeddings.word_embeddings.weight", c.vocabulary(), c.dim());
    check(tensors, "embeddings.position_embeddings.weight", c.positions(), c.dim());
    checkNorm(tensors, "embeddings.LayerNorm", c.dim());
    for (int i = 0; i < c.layers(); i++) {
      String layer = "encoder.layer." + i + ".";
      for (String part : new String[] {"self.query", "self.key", "self.value", "output.dense"}) {
        checkLinear(tensors, layer + "attention." + part, c.dim(), c.dim());
      }
      checkNorm(tensors, layer + "attention.output.LayerNorm", c.dim());
      checkLinear(tensors, layer + "intermediate.dense", c.inner(), c.dim());
      checkLinear(tensors, layer + "output.dense", c.dim(), c.inner());
      checkNorm(tensors, layer + "output.LayerNorm", c.dim());
    }
    return new BertWeights(c, tensors);
  }

  private static void checkLinear(TensorFile t, String name, int out, int in)
      throws SightlineException {
    check(t, name + ".weight", out, in);
    check(t, name + ".bias", out);
  }

  private static void checkNorm(TensorFile t, String name, int dim) throws SightlineException {
    check(t, name + ".weight", dim);
    check(t, name + ".bias", dim);
  }

  private static void check(TensorFile tensors, String name, Integer... shape)
      throws SightlineException {
    FloatTensor t = tensors.tensors().get(name);
    if (t == null || !t.shape().equals(java.util.List.of(shape))) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "The text encoder's weights lack \"{0}\" in the shape that it must have.", name));
    }
  }
}
