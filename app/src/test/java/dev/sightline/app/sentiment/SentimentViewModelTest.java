package dev.sightline.app.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.model.speech.Utterance;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentimentViewModelTest {
  private static final Path VIDEO = Path.of("a.mp4");
  private static final Transcript SAID =
      new Transcript(List.of(new Cue(Fraction.ZERO, Fraction.of(2), "good day")));

  private final Selection selection = new Selection();
  private final AttentionTabs tabs = new AttentionTabs();
  private final HeldExecutor workers = new HeldExecutor();
  private String head = "sentiment";
  private final SentimentViewModel sentiment =
      new SentimentViewModel(
          selection,
          Moody::new,
          new JobRunner(workers, Runnable::run),
          tabs,
          (video, progress) -> SAID);

  @Test
  void nothingIsWorkedOutBeforeSomebodyLooks() throws Exception {
    show("good day");
    workers.runAll();
    assertThat(sentiment.trackProperty().get()).isNull();

    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    assertThat(sentiment.busyProperty().get()).isTrue();
    workers.runAll();
    assertThat(sentiment.busyProperty().get()).isFalse();
    assertThat(sentiment.noteProperty().get()).isEmpty();
    assertThat(sentiment.trackProperty().get().utterances()).hasSize(1);
  }

  @Test
  void aTypedTextHasNoTimes() throws Exception {
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("typed words");
    workers.runAll();
    assertThat(sentiment.trackProperty().get().utterances()).isEmpty();
    assertThat(sentiment.trackProperty().get().clips())
        .allSatisfy(m -> assertThat(m.text()).isEqualTo("typed words"));
  }

  @Test
  void stoppingLeavesAWayOn() throws Exception {
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("good day");
    sentiment.cancel();
    workers.runAll();
    assertThat(sentiment.busyProperty().get()).isFalse();
    assertThat(sentiment.stoppedProperty().get()).isTrue();
    sentiment.again();
    workers.runAll();
    assertThat(sentiment.stoppedProperty().get()).isFalse();
    assertThat(sentiment.trackProperty().get()).isNotNull();
  }

  @Test
  void aModelWithoutTheHeadSaysSo() throws Exception {
    head = "topics";
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("good day");
    workers.runAll();
    assertThat(sentiment.trackProperty().get()).isNull();
    assertThat(sentiment.noteProperty().get()).contains("Not available");
    assertThat(sentiment.busyProperty().get()).isFalse();
  }

  @Test
  void thePointerReadsClipsAndUtterances() throws Exception {
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("good day");
    workers.runAll();
    sentiment.pointAt(9, false);
    assertThat(selection.hoverClipProperty().get()).isEqualTo(14);
    assertThat(sentiment.valueProperty().get()).startsWith("+0.00 ±");
    sentiment.pointAt(1, true);
    assertThat(sentiment.valueProperty().get()).startsWith("+0.70 ±");
    assertThat(selection.hoverClipProperty().get()).isEqualTo(Selection.NONE);
    sentiment.pointAt(9, true);
    assertThat(sentiment.readoutProperty().get()).isEmpty();
    assertThat(sentiment.table().lines()).hasSize(1 + FakeAnalyzer.CLIPS + 1);
  }

  @Test
  void anUtteranceThatWasReadAsSpeechTellsItsEmotion() throws Exception {
    boolean[] closed = new boolean[1];
    SentimentViewModel spoken =
        new SentimentViewModel(
            selection,
            Moody::new,
            new JobRunner(workers, Runnable::run),
            tabs,
            new TranscriptSource() {
              @Override
              public Transcript read(Path video, Progress progress) {
                return SAID;
              }

              @Override
              public Optional<SpeechReader> speech() {
                return Optional.of(new Joyful(closed));
              }
            });
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("good day");
    workers.runAll();
    spoken.pointAt(1, true);
    assertThat(spoken.readoutProperty().get()).contains("joy 90 %, by the words");
    assertThat(closed[0]).isTrue();
  }

  /** Finds joy in everything. */
  private record Joyful(boolean[] closed) implements SpeechReader {
    @Override
    public List<SpokenFeeling> read(List<Utterance> said, Progress progress) {
      return said.stream()
          .map(u -> new SpokenFeeling(List.of(0., 0., 1.), List.of(0.1, 0., 0., 0.9, 0., 0., 0.)))
          .toList();
    }

    @Override
    public void close() {
      closed[0] = true;
    }
  }

  @Test
  void closingTheVideoTakesItAway() throws Exception {
    tabs.chosenProperty().set(AttentionTab.SENTIMENT);
    show("good day");
    workers.runAll();
    selection.analysisProperty().set(null);
    assertThat(sentiment.trackProperty().get()).isNull();
  }

  private void show(String text) throws SightlineException {
    FakeAnalyzer fake = new FakeAnalyzer();
    VideoFeatures features = fake.encode(VIDEO, Progress.NONE);
    selection.featuresProperty().set(features);
    selection.analysisProperty().set(new Moody().analyze(features, text, Progress.NONE));
  }

  /** Finds whatever is called good positive. */
  private final class Moody implements Analyzer {
    private final FakeAnalyzer fake = new FakeAnalyzer();

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      Analysis a = fake.analyze(features, text, progress);
      float good = text.contains("good") ? 0.8f : 0.1f;
      HeadResult result =
          new HeadResult(
              head,
              List.of("positive", "negative", "neutral"),
              List.of(good, 0.1f, 0.9f - good),
              List.of());
      return new Analysis(
          a.video(),
          a.text(),
          a.clips(),
          a.grid(),
          List.of(result),
          a.alignmentScore(),
          a.attention(),
          a.timings(),
          a.provenance());
    }

    @Override
    public ModelFacts model() {
      return new ModelFacts("moody", "1", "0", "Apache-2.0", List.of(head), "");
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
