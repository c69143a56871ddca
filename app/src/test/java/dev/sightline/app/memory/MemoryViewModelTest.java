package dev.sightline.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStore;
import dev.sightline.core.media.Fraction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryViewModelTest {
  @TempDir private Path folder;
  private final List<Integer> chosen = new ArrayList<>();

  private MemoryViewModel model(AttentionStore store) {
    return new MemoryViewModel(
        store, new JobRunner(Runnable::run, Runnable::run), 512, chosen::add, Runnable::run);
  }

  private static Analysis analysis(int clips) {
    return AnalysisFixture.of(Path.of("v.mp4"), "a bus passes the corner", clips, Fraction.of(8));
  }

  @Test
  void saysNothingBeforeThereIsAnything() {
    assertThat(model(new AttentionStore(folder, 1 << 20)).textProperty().get()).isEmpty();
  }

  @Test
  void saysWhatIsUsedAndFollowsTheStore() throws Exception {
    AttentionStore store = new AttentionStore(folder, 512L << 20);
    MemoryViewModel model = model(store);
    Analysis kept = store.keep(analysis(64));
    assertThat(model.textProperty().get()).isEqualTo("Attention 1.1 of 512 MB");
    assertThat(model.detailsProperty().get()).contains("0 MB on disk", "4 of 4 maps");
    assertThat(kept.attention()).hasSize(4);
  }

  @Test
  void aSmallerBudgetIsAppliedKeptAndSaid() throws Exception {
    AttentionStore store = new AttentionStore(folder, 4096L << 20);
    MemoryViewModel model = model(store);
    List<Analysis> inUse = new ArrayList<>();
    long each = 0;
    while (each * inUse.size() < 70L << 20) {
      Analysis a = store.keep(analysis(400));
      each = a.attention().stream().mapToLong(s -> 4L * s.values().length).sum();
      inUse.add(a);
    }
    model.budgetProperty().set(64);
    assertThat(chosen).containsExactly(64);
    assertThat(store.state().memory()).isLessThanOrEqualTo(64L << 20);
    assertThat(model.textProperty().get())
        .contains("of 64 MB", "of " + 4 * inUse.size() + " maps in memory");
  }

  @Test
  void aDiskThatTakesNothingIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    AttentionStore store = new AttentionStore(file, 512L << 20);
    MemoryViewModel model = model(store);
    List<Analysis> inUse = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      inUse.add(store.keep(analysis(400)));
    }
    model.budgetProperty().set(64);
    assertThat(model.problemProperty().get()).contains("cannot be written");
    assertThat(inUse).hasSize(12);
  }
}
