package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.BatchMaker;
import dev.sightline.core.training.HardenItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The questions of one task, each with its video and its text.
 *
 * @param config sizes of the model
 * @param set the items
 * @param sentences learns the texts
 */
record AskedItems(ModelConfig config, VideoSet set, SentenceStates sentences)
    implements HardenItems {
  private static final int AT_ONCE = 40;

  @Override
  public List<BatchMaker> all() throws SightlineException {
    List<Asked> asked = set.items().stream().map(i -> Asked.of(i, Side.BOTH)).toList();
    sentences.learn(asked.stream().map(Asked::text).filter(Objects::nonNull).toList());
    int length = set.grids().getFirst().length;
    List<BatchMaker> makers = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, asked.size());
      float[] grids = new float[(to - from) * length];
      for (int i = from; i < to; i++) {
        System.arraycopy(set.grids().get(i), 0, grids, (i - from) * length, length);
      }
      VideoLessons.Part part = new VideoLessons.Part(set.clips(), grids, asked.subList(from, to));
      makers.add(owner -> AskedBatch.of(owner, config, part, sentences));
    }
    return makers;
  }

  @Override
  public int size() {
    return set.items().size();
  }

  /** True if what a task asks is answered by a head, from the video. */
  static boolean isAsked(LabTask task) {
    return task != LabTask.CAPTION && task != LabTask.SHORTCUT_CUED && task != LabTask.COLOUR;
  }
}
