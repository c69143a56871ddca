package dev.sightline.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.model.speech.Utterance;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTrackTest {
  @TempDir private Path folder;

  /** Sixteen clips in ten seconds. */
  private static final Transcript SAID =
      new Transcript(
          List.of(
              new Cue(Fraction.of(0), Fraction.of(1), "a good\nday"),
              new Cue(Fraction.of(2), Fraction.of(3), "  "),
              new Cue(Fraction.of(5), Fraction.of(20), "so bad"),
              new Cue(Fraction.of(30), Fraction.of(31), "beyond")));

  @Test
  void clipsHaveTheWordsThatAreSaidInThem() throws Exception {
    SentimentTrack track = read(SAID, "never");
    assertThat(track.clips()).hasSize(FakeAnalyzer.CLIPS);
    assertThat(track.clips().getFirst().text()).isEqualTo("a good day");
    assertThat(track.clips().getFirst().feeling().valence()).isCloseTo(0.7, within(1e-6));
    assertThat(track.clips().get(4).text()).as("2.5 s: nothing is said").isEmpty();
    assertThat(track.clips().get(4).share()).isEmpty();
    assertThat(track.clips().getLast().feeling().likeliest()).isEqualTo("negative");
  }

  @Test
  void utterancesAreThoseWithWords() throws Exception {
    SentimentTrack track = read(SAID, "");
    assertThat(track.utterances())
        .extracting(FeltMoment::text)
        .containsExactly("a good day", "so bad", "beyond");
    assertThat(track.utterances().get(1).start()).isEqualTo(Fraction.of(5));
    assertThat(track.utterances().get(1).feeling().valence()).isCloseTo(-0.7, within(1e-6));
  }

  @Test
  void aTextWithoutTimesStandsBesideEachClip() throws Exception {
    SentimentTrack track = read(Transcript.EMPTY, " good ");
    assertThat(track.clips()).allSatisfy(m -> assertThat(m.text()).isEqualTo("good"));
    assertThat(track.utterances()).isEmpty();
  }

  @Test
  void theSpreadIsThatOfTheDistribution() {
    assertThat(new Feeling(0.5, 0.5, 0).spread()).isCloseTo(1, within(1e-9));
    assertThat(new Feeling(1, 0, 0).spread()).isCloseTo(0, within(1e-9));
    assertThat(new Feeling(0.5, 0, 0.5).spread()).isCloseTo(0.5, within(1e-9));
    assertThat(new Feeling(0.3, 0.3, 0.4).likeliest()).isEqualTo("neutral");
  }

  @Test
  void whatCannotBeIsRefusedAndStopsWhenAsked() throws Exception {
    FakeAnalyzer plain = new FakeAnalyzer();
    VideoFeatures video = plain.encode(Path.of("a.mp4"), Progress.NONE);
    assertThatThrownBy(() -> SentimentTrack.of(plain, video, Transcript.EMPTY, "", Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("no head “sentiment”")
        .extracting(e -> ((SightlineException) e).problem())
        .isEqualTo(Problem.UNSUPPORTED);
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> SentimentTrack.of(new Moody(), video, Transcript.EMPTY, "", stopped))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void goesOnWhereItWasStopped() throws Exception {
    Moody whole = new Moody();
    Transcript said =
        new Transcript(
            List.of(
                new Cue(Fraction.of(0), Fraction.of(1), "a good day"),
                new Cue(Fraction.of(1), Fraction.of(2), "a bad one")));
    VideoFeatures video = whole.encode(Path.of("a.mp4"), Progress.NONE);
    SentimentTrack expected = SentimentTrack.of(whole, video, said, "", Progress.NONE);
    int all = whole.asked;

    Path file = folder.resolve("log");
    Moody stopped = new Moody();
    stopped.stopAfter = all - 1;
    assertThatThrownBy(
            () ->
                SentimentTrack.of(
                    stopped,
                    video,
                    said,
                    "",
                    Optional.empty(),
                    PartLog.open(file),
                    stopped.untilTired()))
        .isInstanceOf(CancelledException.class);
    Moody rest = new Moody();
    SentimentTrack resumed =
        SentimentTrack.of(
            rest, video, said, "", Optional.empty(), PartLog.open(file), Progress.NONE);
    assertThat(resumed).isEqualTo(expected);
    assertThat(stopped.asked).isEqualTo(all - 1);
    assertThat(rest.asked).as("what was asked when it was stopped, and what was left").isEqualTo(2);
    java.nio.file.Files.writeString(file, "clip 0\tof another version\n");
    assertThat(
            SentimentTrack.of(
                rest, video, said, "", Optional.empty(), PartLog.open(file), Progress.NONE))
        .isEqualTo(expected);
  }

  @Test
  void utterancesReadAsSpeechAreOneDialogueWithoutPictures() throws Exception {
    List<Utterance> asked = new ArrayList<>();
    SpeechReader speech =
        new SpeechReader() {
          @Override
          public List<SpokenFeeling> read(List<Utterance> said, Progress progress) {
            asked.addAll(said);
            return said.stream()
                .map(
                    u ->
                        new SpokenFeeling(
                            List.of(0.7, 0.2, 0.1), List.of(0.6, 0., 0., 0.1, 0.1, 0.1, 0.1)))
                .toList();
          }

          @Override
          public void close() {}
        };
    Moody model = new Moody();
    Transcript said =
        new Transcript(
            List.of(
                new Cue(Fraction.of(0), Fraction.of(1), "Ada: a good\nday"),
                new Cue(Fraction.of(1), Fraction.of(2), "no")));
    SentimentTrack track =
        SentimentTrack.of(
            model,
            model.encode(Path.of("a.mp4"), Progress.NONE),
            said,
            "",
            Optional.of(speech),
            Progress.NONE);
    assertThat(asked).containsExactly(new Utterance("Ada", "a good day"), new Utterance("", "no"));
    assertThat(track.utterances()).hasSize(2);
    assertThat(track.utterances().getFirst().feeling()).isEqualTo(new Feeling(0.1, 0.7, 0.2));
    assertThat(track.utterances().getFirst().spoken().orElseThrow().likeliestEmotion()).isZero();
    assertThat(track.utterances().getFirst().share()).isEmpty();
    assertThat(track.clips()).allMatch(m -> m.spoken().isEmpty());
  }

  private static SentimentTrack read(Transcript said, String text) throws SightlineException {
    Moody model = new Moody();
    return SentimentTrack.of(
        model, model.encode(Path.of("a.mp4"), Progress.NONE), said, text, Progress.NONE);
  }

  /** Feels what the words say. */
  private static final class Moody implements Analyzer {
    private final FakeAnalyzer fake = new FakeAnalyzer();
    private int asked;
    private int stopAfter = Integer.MAX_VALUE;

    Progress untilTired() {
      return new Progress() {
        @Override
        public void update(double fraction, Phrase message) {}

        @Override
        public boolean isCancelled() {
          return asked >= stopAfter;
        }
      };
    }

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      asked++;
      Analysis a = fake.analyze(features, text, progress);
      float good = text.contains("good") ? 0.8f : 0.1f;
      float bad = text.contains("bad") ? 0.8f : 0.1f;
      return new Analysis(
          a.video(),
          a.text(),
          a.clips(),
          a.grid(),
          List.of(
              new HeadResult(
                  "sentiment",
                  List.of("negative", "positive", "neutral"),
                  List.of(bad, good, 1 - good - bad),
                  List.of())),
          a.alignmentScore(),
          a.attention(),
          a.timings(),
          a.provenance());
    }

    @Override
    public ModelFacts model() {
      return new ModelFacts("moody", "1", "0", "Apache-2.0", List.of("sentiment"), "");
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
