package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that a Python script exported, on a real video. */
class ScriptAnalyzerTest {
  @TempDir private Path dir;

  @Test
  void anImportedModelOffersWhatItHas() throws Exception {
    ModelBundle bundle = BundleReader.openResource("/torchscript/toy");
    SampleLibrary samples = new SampleLibrary(dir.resolve("samples"));
    Path video = samples.unpack(samples.samples().getFirst());
    AnalysisCache cache = new AnalysisCache(dir.resolve("features"), 1L << 24);
    try (Analyzer analyzer = Analyzers.open(bundle, cache, 2, "test")) {
      assertThat(analyzer.model().heads()).containsExactly("mood");
      VideoFeatures features = analyzer.encode(video, Progress.NONE);
      Analysis analysis = analyzer.analyze(features, "a red cup", Progress.NONE);
      assertThat(analysis.isComplete()).isTrue();
      assertThat(analysis.head("mood").orElseThrow().probabilities()).hasSize(3);
      assertThat(analysis.alignmentScore()).isBetween(-1f, 1f);
      AttentionStack map = analysis.attention(AttentionStack.Kind.TEXT_TO_VIDEO).orElseThrow();
      assertThat(map.query().size()).isEqualTo(analysis.text().tokens().size());
      assertThat(map.key().size()).isEqualTo(features.clips().size() * 4);
      map.map(0, 0); // checks that rows are distributions
      assertThat(analysis.attention(AttentionStack.Kind.ALIGNMENT)).isEmpty();

      assertThat(analyzer.encode(video, Progress.NONE).timings())
          .extracting(StageTiming::stage)
          .as("kept")
          .contains("cache");
      Analysis silent = analyzer.analyze(features, " ", Progress.NONE);
      assertThat(silent.heads()).as("it has not learned what no text means").isEmpty();
      assertThat(silent.attention()).isEmpty();
      assertThat(silent.isComplete()).isTrue();
    }
  }
}
