package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * For tests only: a model whose every answer is the sum of what each visible token and cell is
 * worth, so that a right map is known.
 */
public final class AddingModel implements Analyzer {
  private final FakeAnalyzer fake = new FakeAnalyzer();
  private final long seed;

  /**
   * @param seed decides on the worth of tokens and cells
   */
  public AddingModel(long seed) {
    this.seed = seed;
  }

  /** A video that is not empty, so that noise has something to be measured by. */
  public static VideoFeatures video() throws SightlineException {
    VideoFeatures f = new FakeAnalyzer().encode(Path.of("a.mp4"), Progress.NONE);
    float[] cells = new float[f.cells().length];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) random.nextDouble();
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

  /** Worth of each token; special ones are worth nothing. */
  float[] tokens(Axis.Tokens axis) {
    float[] worth = worth(axis.size(), 17);
    for (int i = 0; i < worth.length; i++) {
      worth[i] = axis.tokens().get(i).isSpecial() ? 0 : worth[i];
    }
    return worth;
  }

  /** Worth of each cell: its first channel, weighed by the model. */
  float[] cells(VideoFeatures features) {
    float[] worth = worth(features.clips().size() * features.grid().cells(), 3);
    for (int i = 0; i < worth.length; i++) {
      worth[i] *= features.cells()[i * features.channels()];
    }
    return worth;
  }

  private float[] worth(int n, long salt) {
    SplittableRandom random = new SplittableRandom(seed * 31 + salt);
    float[] worth = new float[n];
    for (int i = 0; i < n; i++) {
      worth[i] = (float) Math.pow(random.nextDouble(), 4) / n;
    }
    return worth;
  }

  @Override
  public Probe probe(VideoFeatures features, String text, Progress progress) {
    return new Sum(
        new Axis.Tokens(FakeAnalyzer.tokenize(text).tokens()),
        new Axis.Cells(features.clips(), features.grid()),
        features);
  }

  private final class Sum implements Probe {
    private final Axis.Tokens tokens;
    private final Axis.Cells cells;
    private final float[] ofTokens;
    private final float[] ofCells;

    Sum(Axis.Tokens tokens, Axis.Cells cells, VideoFeatures features) {
      this.tokens = tokens;
      this.cells = cells;
      this.ofTokens = AddingModel.this.tokens(tokens);
      this.ofCells = AddingModel.this.cells(features);
    }

    @Override
    public Axis.Tokens tokens() {
      return tokens;
    }

    @Override
    public Axis.Cells cells() {
      return cells;
    }

    @Override
    public float scoreScale() {
      return 1;
    }

    @Override
    public List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException {
      progress.checkCancelled();
      return masks.stream().map(this::answer).toList();
    }

    private Answer answer(Mask mask) {
      float sum = 0.05f;
      for (int i = 0; i < ofTokens.length; i++) {
        sum += mask.isTokenHidden(i) ? 0 : ofTokens[i];
      }
      for (int i = 0; i < ofCells.length; i++) {
        sum += mask.isCellHidden(i) ? 0 : ofCells[i];
      }
      float[] both = {sum, 1 - sum};
      boolean gone = mask.cellsHidden() == ofCells.length;
      return new Answer(Map.of("topics", both), Map.of("topics", both), gone ? Float.NaN : sum);
    }

    @Override
    public void close() {}
  }

  /** The right map of the model that it is asked about, or one turned upside down. */
  public record Worth(String key, boolean upsideDown) implements Explainer {
    @Override
    public ExplainerFacts facts() {
      return new ExplainerFacts(
          key,
          key,
          "nobody",
          "",
          Family.ATTENTION,
          Set.of(),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          true,
          true,
          "For tests.");
    }

    @Override
    public Explanation explain(ExplainRequest request, Progress progress)
        throws SightlineException {
      progress.checkCancelled();
      AddingModel model = (AddingModel) request.analyzer();
      return new ExplanationBuilder(this, request)
          .tokens(turned(model.tokens(request.tokens())))
          .cells(turned(model.cells(request.features())))
          .build();
    }

    private float[] turned(float[] scores) {
      for (int i = 0; i < scores.length && upsideDown; i++) {
        scores[i] = -scores[i];
      }
      return scores;
    }
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    return fake.encode(video, progress);
  }

  @Override
  public Analysis analyze(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return fake.analyze(features, text, progress);
  }

  @Override
  public dev.sightline.core.analysis.ModelAbilities abilities() {
    return new dev.sightline.core.analysis.ModelAbilities(Set.of(), List.of("topics"));
  }

  @Override
  public ModelFacts model() {
    return fake.model();
  }

  @Override
  public void close() {}
}
