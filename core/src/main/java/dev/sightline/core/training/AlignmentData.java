package dev.sightline.core.training;

import java.util.List;
import java.util.Optional;

/**
 * What the alignment is trained on.
 *
 * @param train captioned photographs
 * @param dev captioned photographs to look at, never trained on
 * @param mosaics pictures made of the photographs of {@code train}
 * @param captioned sets of captioned videos
 * @param labelled videos whose classes the top of the video encoder is to tell apart as well
 */
record AlignmentData(
    CaptionedFeatures train,
    CaptionedFeatures dev,
    Optional<MosaicFeatures> mosaics,
    List<CaptionedClips> captioned,
    List<LabelledClips> labelled) {
  AlignmentData {
    captioned = List.copyOf(captioned);
    labelled = List.copyOf(labelled);
  }
}
