package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An opened and checked bundle, in Java memory. Immutable.
 *
 * @param manifest what it says of itself
 * @param weights the trained weights; all finite; empty if the model is a script
 * @param script the whole model as TorchScript, if it came so; not to be written to
 * @param card the model card, Markdown
 * @param tokenizerJson an own tokenizer, if it brings one; not to be written to
 * @param record what was seen while it was trained and measured
 * @param confidence how far its heads can be trusted
 * @param captions its caption decoder, if it has one
 * @param words how it guesses hidden words, if it was trained to
 * @param sha256 hash of {@code bundle.json}, which holds the hash of every other file
 */
public record ModelBundle(
    BundleManifest manifest,
    TensorFile weights,
    Optional<byte[]> script,
    String card,
    Optional<byte[]> tokenizerJson,
    TrainingRecord record,
    Confidence confidence,
    Optional<CaptionPart> captions,
    Optional<WordPart> words,
    String sha256) {

  /** Name and version, such as {@code everyday 1.0}. */
  public String title() {
    return manifest.name() + " " + manifest.version();
  }

  /**
   * Its tokenizer: its own or the built-in one. The caller closes it.
   *
   * @throws SightlineException if it cannot be loaded
   */
  public BertTokenizer openTokenizer() throws SightlineException {
    return tokenizerJson.isPresent()
        ? BertTokenizer.of(tokenizerJson.get())
        : BertTokenizer.of(manifest.textEncoder());
  }

  /**
   * Checks that the weights are those of a network: each tensor present in its shape, and none that
   * the network does not know.
   *
   * @param expected shape of each parameter of the network
   * @throws SightlineException {@code BUNDLE}, naming the first that does not fit
   */
  public void requireShapes(Map<String, List<Integer>> expected) throws SightlineException {
    for (String name : new TreeSet<>(expected.keySet())) {
      FloatTensor t = weights.tensors().get(name);
      if (t == null) {
        throw refuse(Phrase.of("its weights lack \"{0}\"", name));
      }
      if (!t.shape().equals(expected.get(name))) {
        throw refuse(
            Phrase.of(
                "its weight \"{0}\" has the shape {1} where its sizes ask for {2}",
                name, t.shape(), expected.get(name)));
      }
    }
    for (String name : weights.tensors().keySet()) {
      if (!expected.containsKey(name)) {
        throw refuse(
            Phrase.of("its weights contain \"{0}\", which this architecture does not have", name));
      }
    }
  }

  private SightlineException refuse(Phrase why) {
    return new SightlineException(
        Problem.BUNDLE, Phrase.of("The model {0} cannot be used: {1}.", title(), why));
  }
}
