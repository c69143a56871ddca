package dev.sightline.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChosenAnalyzerTest {
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch encoding = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void aModelIsOpenedOnceAndClosedWhenAnotherIsAskedFor() throws Exception {
    ChosenAnalyzer chosen = new ChosenAnalyzer(Held::new, "a");
    Analyzer a = chosen.get();
    assertThat(chosen.get()).isSameAs(a);
    chosen.choose("b");
    assertThat(heard).containsExactly("open a");
    chosen.get();
    assertThat(heard).containsExactly("open a", "close a", "open b");
    assertThatThrownBy(() -> a.encode(Path.of("v"), Progress.NONE))
        .isInstanceOf(CancelledException.class);
    chosen.close();
    chosen.close();
    assertThat(heard).containsExactly("open a", "close a", "open b", "close b");
    assertThatThrownBy(chosen::get).isInstanceOf(CancelledException.class);
  }

  @Test
  void theSameModelChosenAgainIsOpenedAnew() throws Exception {
    ChosenAnalyzer chosen = new ChosenAnalyzer(Held::new, "a");
    chosen.get();
    chosen.choose("a");
    chosen.get();
    assertThat(heard)
        .as("its file may have been replaced")
        .containsExactly("open a", "close a", "open a");
    chosen.close();
  }

  @Test
  void oneThatCannotBeOpenedLeavesTheWayOpenForAnother() throws Exception {
    ChosenAnalyzer chosen =
        new ChosenAnalyzer(
            id -> {
              if (id.equals("bad")) {
                throw new SightlineException(Problem.BUNDLE, "broken");
              }
              return new Held(id);
            },
            "bad");
    assertThatThrownBy(chosen::get).hasMessageContaining("broken");
    chosen.choose("good");
    assertThat(chosen.get().model().name()).isEqualTo("fake");
    chosen.close();
  }

  @Test
  void closingWaitsForTheCallThatRuns() throws Exception {
    ChosenAnalyzer chosen = new ChosenAnalyzer(Held::new, "a");
    Analyzer a = chosen.get();
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () -> {
              try {
                a.encode(Path.of("v"), Progress.NONE);
              } catch (SightlineException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(encoding.await(180, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> end = CompletableFuture.runAsync(chosen::close);
    assertThatThrownBy(() -> end.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    goOn.countDown();
    end.get(180, TimeUnit.SECONDS);
    work.get(180, TimeUnit.SECONDS);
    assertThat(heard).containsExactly("open a", "encoded", "close a");
  }

  /** Says what is done with it; encoding lasts until the test lets it end. */
  private final class Held implements Analyzer {
    private final String id;
    private final FakeAnalyzer fake = new FakeAnalyzer();

    Held(String id) {
      this.id = id;
      heard.add("open " + id);
    }

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      encoding.countDown();
      try {
        assertThat(goOn.await(180, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      heard.add("encoded");
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      return fake.analyze(features, text, progress);
    }

    @Override
    public ModelFacts model() {
      return fake.model();
    }

    @Override
    public void close() {
      heard.add("close " + id);
    }
  }
}
