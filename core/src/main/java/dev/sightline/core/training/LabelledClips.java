package dev.sightline.core.training;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.training.feature.FeatureStore;
import java.util.List;

/**
 * Labelled videos below the trained top of the video encoder.
 *
 * @param head what is labelled
 * @param lower rows {@code [clip, frame]} of the frozen lower network
 * @param frames of each clip
 * @param clipsOf for each video and view the numbers of its clips, {@code [video][view][clip]}
 * @param labels for each video the index of its label
 */
record LabelledClips(
    HeadSpec head,
    FeatureStore lower,
    int frames,
    List<List<List<Long>>> clipsOf,
    List<Integer> labels) {
  LabelledClips {
    clipsOf = List.copyOf(clipsOf);
    labels = List.copyOf(labels);
    if (clipsOf.size() != labels.size()) {
      throw new IllegalArgumentException("videos and labels differ in number");
    }
  }

  int size() {
    return labels.size();
  }
}
