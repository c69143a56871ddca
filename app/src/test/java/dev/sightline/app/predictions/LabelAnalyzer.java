package dev.sightline.app.predictions;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.LabelRoute;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Finds a label the likelier the longer it is; refuses labels that say "refuse". */
final class LabelAnalyzer implements Analyzer {
  @Override
  public HeadResult labels(
      VideoFeatures features,
      List<String> labels,
      LabelRoute route,
      boolean clips,
      Progress progress)
      throws SightlineException {
    if (labels.contains("refuse")) {
      throw new SightlineException(Problem.UNSUPPORTED, "This model cannot do that.");
    }
    float sum = labels.stream().mapToInt(String::length).sum();
    return new HeadResult(
        "labels", labels, labels.stream().map(l -> l.length() / sum).toList(), List.of());
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) {
    throw new AssertionError("nobody asks");
  }

  @Override
  public Analysis analyze(VideoFeatures features, String text, Progress progress) {
    throw new AssertionError("nobody asks");
  }

  @Override
  public ModelFacts model() {
    throw new AssertionError("nobody asks");
  }

  @Override
  public void close() {}
}
