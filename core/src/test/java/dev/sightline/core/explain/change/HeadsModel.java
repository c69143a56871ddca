package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model whose heads are known: every topic has 0.5; {@link #FOR} gives it 0.3 of that, {@link
 * #AGAINST} takes 0.2 away. Remembers what was off when it was asked.
 */
public final class HeadsModel implements Analyzer {
  public static final CrossHead FOR = new CrossHead(Side.TEXT, 0, 0);
  public static final CrossHead AGAINST = new CrossHead(Side.TEXT, 1, 3);

  private final FakeAnalyzer whole = new FakeAnalyzer();
  private final List<Set<CrossHead>> asked = new ArrayList<>();

  /** What was off, question by question. */
  public List<Set<CrossHead>> asked() {
    return asked;
  }

  @Override
  public Probe probe(VideoFeatures f, String text, Set<CrossHead> off, Progress p) {
    Axis.Tokens tokens = new Axis.Tokens(FakeAnalyzer.tokenize(text).tokens());
    Axis.Cells cells = new Axis.Cells(f.clips(), f.grid());
    return new Probe() {
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
      public List<Answer> ask(List<Mask> masks, Progress progress) {
        asked.add(off);
        float[] all = new float[6];
        Arrays.fill(
            all, 0.5f - (off.contains(FOR) ? 0.3f : 0) + (off.contains(AGAINST) ? 0.2f : 0));
        Answer answer = new Answer(Map.of("topics", all), Map.of("topics", all), 0);
        return masks.stream().map(m -> answer).toList();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    return whole.encode(video, progress);
  }

  @Override
  public Analysis analyze(VideoFeatures f, String text, Progress p) throws SightlineException {
    return whole.analyze(f, text, p);
  }

  @Override
  public ModelFacts model() {
    return whole.model();
  }

  @Override
  public void close() {}
}
