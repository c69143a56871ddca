package dev.sightline.core.training.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringTest {
  @TempDir private Path temp;

  private BundleManifest manifest(String name) throws Exception {
    return new BundleShelf(List.of(), temp).manifest(new InstalledBundle(name, Optional.empty()));
  }

  @Test
  void aModelIsMeasuredByWhatItHas() throws Exception {
    assertThat(Measuring.tasks(manifest("everyday")))
        .contains("retrieval", "topics", "actions", "sentiment", "splice", "caption")
        .doesNotContain("qa", "laboratory");
    assertThat(Measuring.tasks(manifest("everyday-zh")))
        .contains("retrieval", "topics")
        .doesNotContain("sentiment", "splice", "qa");
    assertThat(Measuring.tasks(manifest("questions"))).contains("qa").doesNotContain("topics");
    assertThat(Measuring.tasks(manifest("laboratory"))).containsExactly("laboratory");
    assertThat(Measuring.tasks(manifest("laboratory-questions")))
        .containsExactly("laboratory-questions", "rejection");
    assertThat(Measuring.tasks()).containsAll(Measuring.tasks(manifest("everyday")));
    ModelBundle script = BundleReader.openResource("/torchscript/toy");
    assertThat(Measuring.tasks(script.manifest())).isEmpty();
  }

  @Test
  void theCommandThatIsKeptMeasuresTheSame() throws Exception {
    ModelBundle model = BundleReader.openResource(BundleShelf.RESOURCES + "laboratory");
    assertThat(MeasureRequest.of("laboratory", Optional.empty(), "dev").command(model))
        .isEqualTo("./sightline evaluate --bundle laboratory --task laboratory --split dev");
    assertThat(MeasureRequest.of("topics", Optional.of(Path.of("sets")), "test").command(model))
        .isEqualTo(
            "./sightline evaluate --bundle laboratory --task topics --data sets --split test");
  }

  @Test
  void whatCannotBeMeasuredIsSaidInWords() throws Exception {
    ModelBundle model = BundleReader.openResource(BundleShelf.RESOURCES + "laboratory");
    Measuring measuring = new Measuring(new TorchEngine(), temp);
    refused(
        measuring, model, MeasureRequest.of("topics", Optional.empty(), "dev"), "needs a folder");
    refused(
        measuring,
        model,
        MeasureRequest.of("topics", Optional.of(temp.resolve("none")), "dev"),
        "There is no folder");
    refused(
        measuring,
        model,
        MeasureRequest.of("laboratory", Optional.empty(), "all"),
        "train, dev, test");
  }

  private static void refused(
      Measuring measuring, ModelBundle model, MeasureRequest request, String words) {
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> measuring.run(model, request, Progress.NONE))
        .satisfies(e -> assertThat(e.userMessage()).contains(words));
  }
}
