package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and encodes what an alignment is trained on. */
final class AlignmentSets {
  private static final String TRAIN = "train";

  private final Path data;
  private final FrozenEncoders frozen;
  private final ModelConfig model;
  private final AlignmentPlan plan;
  private final int videoViews;

  /**
   * @param data the folder that holds the sets
   * @param frozen owns the features
   * @param model names the heads that the plan speaks of
   * @param videoViews views of each labelled video
   */
  AlignmentSets(
      Path data, FrozenEncoders frozen, ModelConfig model, AlignmentPlan plan, int videoViews) {
    this.data = data;
    this.frozen = frozen;
    this.model = model;
    this.plan = plan;
    this.videoViews = videoViews;
  }

  /**
   * @param language of the captions of photographs
   * @throws SightlineException if the data is missing or malformed, or the user cancelled
   */
  AlignmentData read(String language, Progress progress) throws SightlineException {
    List<CaptionedImages.Item> photographs = CaptionedImages.read(data, TRAIN, language);
    CaptionedFeatures dev =
        frozen.captioned("flickr8k-dev", CaptionedImages.read(data, "dev", language), 1, progress);
    CaptionedFeatures train =
        frozen.captioned("flickr8k-train", photographs, plan.views(), progress);
    Optional<MosaicFeatures> mosaics =
        plan.mosaicEvery() > 0
            ? Optional.of(frozen.mosaics(TRAIN, photographs, progress))
            : Optional.empty();
    List<CaptionedClips> captioned = new ArrayList<>();
    List<LabelledClips> labelled = new ArrayList<>();
    for (HeadSpec head : model.heads()) {
      if (plan.captionedEvery() > 0 && plan.captionedHeads().contains(head.key())) {
        captioned.add(frozen.captionedClips(request(head), videos(head), progress));
      }
      if (plan.labelledEvery() > 0 && plan.labelledHeads().contains(head.key())) {
        labelled.add(labelled(head, progress));
      }
    }
    return new AlignmentData(train, dev, mosaics, captioned, labelled);
  }

  private List<LabelledVideo> videos(HeadSpec head) throws SightlineException {
    return NamedSet.trains(head).read(data, TRAIN);
  }

  private LabelledFeatureLoader.Request request(HeadSpec head) {
    return new LabelledFeatureLoader.Request(
        head.key() + "-" + TRAIN, videoViews, plan.labelledClips(), model.clipPlan());
  }

  private LabelledClips labelled(HeadSpec head, Progress progress) throws SightlineException {
    List<LabelledVideo> videos = videos(head);
    LabelledFeatureLoader.Lower below = frozen.labelledLower(request(head), videos, progress);
    List<Integer> labels = videos.stream().map(v -> head.labels().indexOf(v.label())).toList();
    return new LabelledClips(head, below.lower(), below.frames(), below.clipsOf(), labels);
  }
}
