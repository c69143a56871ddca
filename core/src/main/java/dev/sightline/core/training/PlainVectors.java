package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of the pooled vector that one side alone decides, for every video and text of a task.
 *
 * @param videos for each video its views, each {@code [channels]}
 * @param texts for each text {@code [textDim]}
 * @param noVideo of an absent video, {@code [channels]}
 * @param noText of an absent text, {@code [textDim]}
 */
record PlainVectors(
    List<List<float[]>> videos, List<float[]> texts, float[] noVideo, float[] noText) {
  private static final int AT_ONCE = 32;

  PlainVectors {
    videos = videos.stream().map(List::copyOf).toList();
    texts = List.copyOf(texts);
  }

  static PlainVectors of(
      NDManager manager, MultimodalNet net, LabelledFeatures task, Progress progress)
      throws SightlineException {
    ModelConfig c = net.config();
    int textFrom = 2 * c.fusionDim();
    int videoFrom = textFrom + c.textDim();
    List<FusionBatch.Item> videoItems = new ArrayList<>();
    Map<List<Long>, Integer> numbers = new HashMap<>(); // questions about one picture share it
    for (int v = 0; v < task.size(); v++) {
      for (int view = 0; view < task.clipsOf().get(v).size(); view++) {
        if (numbers.putIfAbsent(task.clipsOf().get(v).get(view), videoItems.size()) == null) {
          videoItems.add(new FusionBatch.Item(v, view, -1));
        }
      }
    }
    List<float[]> flat =
        parts(manager, net, task, videoItems, videoFrom, c.videoChannels(), progress);
    List<List<float[]>> videos = new ArrayList<>();
    for (int v = 0; v < task.size(); v++) {
      videos.add(task.clipsOf().get(v).stream().map(own -> flat.get(numbers.get(own))).toList());
    }
    List<FusionBatch.Item> textItems = new ArrayList<>();
    for (int t = 0; t < task.tokens().texts(); t++) {
      textItems.add(new FusionBatch.Item(-1, 0, t));
    }
    List<FusionBatch.Item> nothing = List.of(new FusionBatch.Item(-1, 0, -1));
    return new PlainVectors(
        videos,
        parts(manager, net, task, textItems, textFrom, c.textDim(), progress),
        parts(manager, net, task, nothing, videoFrom, c.videoChannels(), progress).getFirst(),
        parts(manager, net, task, nothing, textFrom, c.textDim(), progress).getFirst());
  }

  private static List<float[]> parts(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures task,
      List<FusionBatch.Item> items,
      int from,
      int length,
      Progress progress)
      throws SightlineException {
    List<float[]> out = new ArrayList<>();
    for (int at = 0; at < items.size(); at += AT_ONCE) {
      progress.checkCancelled();
      progress.update((double) at / items.size(), Phrase.of("pooling {0}", task.head()));
      List<FusionBatch.Item> some = items.subList(at, Math.min(at + AT_ONCE, items.size()));
      try (NDManager step = manager.newSubManager()) {
        float[] pooled =
            FusionBatch.pooled(step, net.config(), net.fusion(), task, some).toFloatArray();
        int width = pooled.length / some.size();
        for (int i = 0; i < some.size(); i++) {
          out.add(Arrays.copyOfRange(pooled, i * width + from, i * width + from + length));
        }
      }
    }
    return out;
  }
}
