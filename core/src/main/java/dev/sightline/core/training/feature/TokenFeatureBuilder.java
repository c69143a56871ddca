package dev.sightline.core.training.feature;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.text.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Encodes the texts of a set by the frozen text encoder, once. */
public final class TokenFeatureBuilder {
  private static final int TEXTS_AT_ONCE = 64;

  private final Tokenizer tokenizer;
  private final FrozenTextEncoder encoder;
  private final int dim;

  /**
   * @param dim width of a hidden state
   */
  public TokenFeatureBuilder(Tokenizer tokenizer, FrozenTextEncoder encoder, int dim) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.dim = dim;
  }

  /** Opens the features of these texts, after computing what is missing. */
  public TokenFeatures build(List<String> texts, Path target, Progress progress)
      throws SightlineException {
    List<TokenizedText> tokenized = texts.stream().map(tokenizer::tokenize).toList();
    long[] offsets = new long[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      offsets[i + 1] = offsets[i] + tokenized.get(i).tokens().size();
    }
    if (Files.exists(target)) {
      FeatureStore store = FeatureStore.open(target, dim);
      if (store.rows() == offsets[texts.size()]) {
        return new TokenFeatures(store, offsets);
      }
      store.close();
    }
    try (FeatureWriter writer = new FeatureWriter(target, dim)) {
      int done = 0;
      while (done < texts.size() && offsets[done + 1] <= writer.rowsDone()) {
        done++;
      }
      writer.rewindTo(offsets[done]);
      for (int i = done; i < texts.size(); i += TEXTS_AT_ONCE) {
        progress.checkCancelled();
        progress.update((double) i / texts.size(), "reading " + target.getFileName());
        List<TokenizedText> part =
            new ArrayList<>(tokenized.subList(i, Math.min(i + TEXTS_AT_ONCE, texts.size())));
        for (float[] rows : encoder.encode(part)) {
          writer.append(rows);
        }
      }
      writer.complete();
    }
    return new TokenFeatures(FeatureStore.open(target, dim), offsets);
  }
}
