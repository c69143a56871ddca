package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a model answers to questions about videos that are encoded already. One thread. */
final class Answers {
  private static final int AT_ONCE = 40;

  private final NDManager manager;
  private final MultimodalNet net;
  private final SentenceStates sentences;

  Answers(NDManager manager, MultimodalNet net, SentenceStates sentences) {
    this.manager = manager;
    this.net = net;
    this.sentences = sentences;
  }

  /**
   * @param asked all of one head
   * @param grids for each {@code [clips · c, channels]}
   * @return probabilities, {@code [asked][labels]}
   */
  float[][] to(List<Asked> asked, List<float[]> grids, int clips) throws SightlineException {
    int n = asked.size();
    // some sentence has to tell the width of a state, also where all texts are absent
    sentences.learn(List.of(""));
    sentences.learn(asked.stream().map(Asked::text).filter(Objects::nonNull).toList());
    float[][] said = new float[n][];
    int length = grids.getFirst().length;
    for (int from = 0; from < n; from += AT_ONCE) {
      List<Asked> part = asked.subList(from, Math.min(n, from + AT_ONCE));
      float[] joined = new float[part.size() * length];
      for (int i = 0; i < part.size(); i++) {
        System.arraycopy(grids.get(from + i), 0, joined, i * length, length);
      }
      try (NDManager step = manager.newSubManager()) {
        Shape shape =
            new Shape(
                part.size(),
                (long) clips * net.config().cellsPerClip(),
                net.config().videoChannels());
        float[] rows =
            net.heads()
                .logits(
                    HeadLoss.pooled(step, net, sentences, step.create(joined, shape), clips, part),
                    part.getFirst().head())
                .softmax(1)
                .toFloatArray();
        int labels = rows.length / part.size();
        for (int i = 0; i < part.size(); i++) {
          said[from + i] = Arrays.copyOfRange(rows, i * labels, (i + 1) * labels);
        }
      }
    }
    return said;
  }
}
