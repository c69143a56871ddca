package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;

/** Scores of many texts against many videos: late interaction and pooled logits, added. */
final class RetrievalScores {
  private static final int TEXTS_AT_ONCE = 24;

  private RetrievalScores() {}

  /**
   * @param texts numbers of the texts
   * @return {@code [texts][videos]}
   */
  static float[][] of(
      NDManager manager,
      AlignmentNet net,
      TokenFeatures tokens,
      int[] texts,
      VideoSide videos,
      Progress progress)
      throws SightlineException {
    float[][] out = new float[texts.length][];
    int v = (int) videos.pooled().getShape().get(0);
    for (int i = 0; i < texts.length; i += TEXTS_AT_ONCE) {
      progress.checkCancelled();
      progress.update((double) i / texts.length, Phrase.of("comparing texts with videos"));
      int[] part = Arrays.copyOfRange(texts, i, Math.min(i + TEXTS_AT_ONCE, texts.length));
      try (NDManager step = manager.newSubManager()) {
        float[] scores = logits(step, net, tokens, part, videos).toFloatArray();
        for (int t = 0; t < part.length; t++) {
          out[i + t] = Arrays.copyOfRange(scores, t * v, (t + 1) * v);
        }
      }
    }
    return out;
  }

  private static NDArray logits(
      NDManager step, AlignmentNet net, TokenFeatures tokens, int[] part, VideoSide videos) {
    TokenFeatures.Batch batch = tokens.batch(step, part);
    NDArray late =
        net.late(
            net.tokens(batch.hidden()),
            net.tokenGates(batch.hidden(), batch.content()),
            batch.content(),
            videos.cells(),
            videos.gates(),
            videos.present());
    NDArray pooled = net.pooledLogits(net.text(batch.hidden(), batch.mask()), videos.pooled());
    return net.lateLogits(late).add(pooled);
  }
}
