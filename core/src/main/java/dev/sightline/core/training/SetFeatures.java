package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.LabelledVideo;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the plain vectors of sets under one model.
 *
 * @param readsTexts false if their texts are in another language than the model's: none is looked
 *     at
 */
record SetFeatures(
    NDManager manager,
    ParameterSet parameters,
    MultimodalNet net,
    FrozenEncoders frozen,
    boolean readsTexts) {

  /** As they are measured: one view, the first text, {@link Evaluator#CLIPS} clips. */
  PlainSides measured(NamedSet set, Path data, String split, Progress progress)
      throws SightlineException {
    return load(set, data, split, 1, Evaluator.CLIPS, 1, progress);
  }

  /**
   * As the heads were trained on them.
   *
   * @param plan for its views, clips and texts; photographs have one view
   */
  PlainSides trained(NamedSet set, Path data, HeadPlan plan, Progress progress)
      throws SightlineException {
    int views = set == NamedSet.FLICKR8K ? 1 : plan.views();
    return load(set, data, "train", views, plan.clips(), plan.textsPerVideo(), progress);
  }

  private PlainSides load(
      NamedSet set, Path data, String split, int views, int clips, int texts, Progress progress)
      throws SightlineException {
    List<LabelledVideo> videos = set.read(data, split);
    LabelledFeatures features =
        frozen.labelled(
            new LabelledFeatureLoader.Request(
                set.files(split), views, clips, net.config().clipPlan()),
            set.head(net.config(), videos),
            videos,
            new CellFeatureBuilder(manager, net.config(), parameters),
            readsTexts ? texts : 0,
            progress);
    return new PlainSides(features, PlainVectors.of(manager, net, features, progress));
  }
}
