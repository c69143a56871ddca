package dev.sightline.core.training;

import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;

/**
 * Captioned videos below the trained top of the video encoder.
 *
 * @param clips their clips
 * @param tokens hidden states of all captions
 * @param textsOf for each video the numbers of its captions, at least one
 */
record CaptionedClips(
    LabelledFeatureLoader.Lower clips, TokenFeatures tokens, List<List<Integer>> textsOf) {
  CaptionedClips {
    textsOf = List.copyOf(textsOf);
    if (clips.clipsOf().size() != textsOf.size()) {
      throw new IllegalArgumentException("videos and captions differ in number");
    }
  }

  int size() {
    return textsOf.size();
  }
}
