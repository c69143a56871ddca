package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.CaptionPart;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.model.caption.BeamSearch;
import dev.sightline.core.model.caption.CaptionDecoder;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.model.caption.WordScores;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** The caption decoder of a bundle. Plain Java memory: there is nothing to close. */
final class ModelCaptioner implements Captioner {
  private final CaptionPart part;
  private final CaptionDecoder decoder;
  private final BeamSearch search;

  ModelCaptioner(CaptionPart part) {
    this.part = part;
    decoder = new CaptionDecoder(part.config(), part.weights().tensors());
    search = new BeamSearch(decoder, BeamPlan.USUAL);
  }

  @Override
  public String language() {
    return part.language();
  }

  @Override
  public SpokenCaption caption(
      VideoFeatures features, List<Integer> clips, boolean[] hidden, Progress progress)
      throws SightlineException {
    float[] grid = grid(features, clips);
    return hidden.length == 0
        ? search.caption(grid, part.videoStyle(), progress)
        : search.caption(grid, hidden, part.videoStyle(), progress);
  }

  @Override
  public WordScores scores(VideoFeatures features, List<Integer> clips, SpokenCaption said) {
    return new WordScores(
        decoder,
        grid(features, clips),
        part.videoStyle(),
        said.words().stream().map(SpokenWord::text).toList());
  }

  private static float[] grid(VideoFeatures features, List<Integer> clips) {
    int length = features.grid().cells() * features.channels();
    float[] grid = new float[clips.size() * length];
    for (int i = 0; i < clips.size(); i++) {
      System.arraycopy(features.cells(), clips.get(i) * length, grid, i * length, length);
    }
    return grid;
  }
}
