package dev.sightline.core.task.summary;

import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.model.caption.BeamSearch;
import dev.sightline.core.model.caption.CaptionDecoder;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.model.caption.TinyCaptions;
import dev.sightline.core.model.caption.WordScores;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Speaks of the videos of {@link FakeAnalyzer} with weights that nobody trained. */
public final class TinyCaptioner implements Captioner {
  private final CaptionDecoder decoder;

  public TinyCaptioner(VideoFeatures features) {
    CaptionConfig config = TinyCaptions.config(features.channels(), features.grid().cells());
    decoder = new CaptionDecoder(config, TinyCaptions.weights(config));
  }

  /** Features of a video whose cells differ. */
  public static VideoFeatures features(long seed) throws SightlineException {
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      VideoFeatures f = fake.encode(Path.of("a.mp4"), Progress.NONE);
      float[] cells = new float[f.cells().length];
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = (float) random.nextGaussian();
      }
      return new VideoFeatures(
          f.video(),
          f.videoSha256(),
          f.clips(),
          f.grid(),
          f.channels(),
          cells,
          f.objects(),
          f.timings());
    }
  }

  /** What is said of some clips as one shot. */
  public ShotCaption shot(VideoFeatures features, Integer... clips) throws SightlineException {
    return new ShotCaption(
        new Shot(0, Fraction.ZERO, Fraction.of(5)),
        List.of(clips),
        caption(features, List.of(clips), Progress.NONE));
  }

  @Override
  public String language() {
    return "en";
  }

  @Override
  public SpokenCaption caption(
      VideoFeatures features, List<Integer> clips, boolean[] hidden, Progress progress)
      throws SightlineException {
    boolean[] all = hidden.length == 0 ? new boolean[clips.size() * cells(features)] : hidden;
    return new BeamSearch(decoder, BeamPlan.USUAL)
        .caption(grid(features, clips), all, CaptionStyle.VIDEO, progress);
  }

  @Override
  public WordScores scores(VideoFeatures features, List<Integer> clips, SpokenCaption said) {
    return new WordScores(
        decoder,
        grid(features, clips),
        CaptionStyle.VIDEO,
        said.words().stream().map(SpokenWord::text).toList());
  }

  private static int cells(VideoFeatures f) {
    return f.grid().cells();
  }

  private static float[] grid(VideoFeatures f, List<Integer> clips) {
    int length = cells(f) * f.channels();
    float[] grid = new float[clips.size() * length];
    for (int i = 0; i < clips.size(); i++) {
      System.arraycopy(f.cells(), clips.get(i) * length, grid, i * length, length);
    }
    return grid;
  }
}
