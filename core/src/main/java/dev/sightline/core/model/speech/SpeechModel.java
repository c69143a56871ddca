package dev.sightline.core.model.speech;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text encoder and heads together. Thread-safe. Owns native memory until it is closed. */
public final class SpeechModel implements SpeechReader {
  private final SpeechEncoder encoder;
  private final SpeechHeads heads;

  /**
   * @param weights of the heads, as {@link SpeechHeads#shapes} tells
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the text encoder
   */
  public SpeechModel(
      BuiltInText text, SpeechSizes sizes, Map<String, FloatTensor> weights, int threads)
      throws SightlineException {
    this.heads = new SpeechHeads(sizes, weights);
    this.encoder = new SpeechEncoder(text, sizes, threads);
  }

  @Override
  public List<SpokenFeeling> read(List<Utterance> said, Progress progress)
      throws SightlineException {
    List<float[]> vectors = new ArrayList<>();
    for (Utterance u : said) {
      progress.checkCancelled();
      progress.update(
          (double) vectors.size() / said.size(),
          Phrase.of("sentiment, utterance {0} of {1}", vectors.size() + 1, said.size()));
      vectors.add(encoder.own(u.text()));
    }
    return heads.read(vectors, said);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
