package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled models of both families, their input changed. */
class WhatIfTest {
  private static final float TOLERANCE = 3e-5f;
  private static final Region ALL = new Region(0, 0, 1, 1);

  @TempDir private static Path folder;
  private static Case everyday;
  private static Case laboratory;

  /** A model, a video that suits it, and a text. */
  record Case(String name, Analyzer analyzer, VideoFeatures features, Analysis original) {
    Asked whatIf() {
      return new Asked(new WhatIf(analyzer, features), original);
    }

    Span span(int first, int last) {
      return Span.of(features.clips().get(first), features.clips().get(last));
    }

    Span all() {
      return span(0, features.clips().size() - 1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Questions about one text. */
  record Asked(WhatIf whatIf, Analysis original) {
    Outcome ask(ChangeList changes, Progress progress) throws Exception {
      return whatIf.ask(original, changes, progress);
    }

    ChangedInput input(ChangeList changes, Progress progress) throws Exception {
      return whatIf.input(original, changes, progress);
    }
  }

  @BeforeAll
  static void encode() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    var four = samples.samples().stream().filter(s -> s.id().equals("four-pictures")).findFirst();
    everyday =
        open("everyday", samples.unpack(four.orElseThrow()), "A brown tabby cat and a rocket.");
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
        .write(List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
    Path order = folder.resolve("world/videos/dev-order-000000.mp4");
    laboratory = open("laboratory", order, "a red circle moves left");
  }

  private static Case open(String model, Path video, String text) throws Exception {
    Analyzer analyzer =
        ModelAnalyzer.open(
            BundleReader.openResource("/dev/sightline/resources/models/" + model),
            new AnalysisCache(folder.resolve("cache"), 1L << 30),
            2,
            "test");
    VideoFeatures features = analyzer.encode(video, Progress.NONE);
    return new Case(
        model, analyzer, features, analyzer.analyzeFirst(features, text, Progress.NONE));
  }

  static Stream<Case> both() {
    return Stream.of(everyday, laboratory);
  }

  @AfterAll
  static void close() {
    both().forEach(c -> c.analyzer().close());
  }

  private static Outcome ask(Asked whatIf, Change... changes) throws Exception {
    return whatIf.ask(ChangeList.of(List.of(changes)), Progress.NONE);
  }

  private static Outcome ask(Case c, Change... changes) throws Exception {
    return ask(c.whatIf(), changes);
  }

  private static void assertSame(Analysis a, Analysis b) {
    for (HeadResult head : a.heads()) {
      List<Float> other = b.head(head.head()).orElseThrow().probabilities();
      for (int i = 0; i < other.size(); i++) {
        assertThat(head.probabilities().get(i))
            .as(head.head())
            .isCloseTo(other.get(i), within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void withoutChangesNothingChanges(Case c) throws Exception {
    Outcome outcome = c.whatIf().ask(ChangeList.EMPTY, Progress.NONE);
    assertThat(outcome.analysis()).isSameAs(c.original());
    assertThat(outcome.scoreDifference()).isZero();
    for (HeadChange head : outcome.heads()) {
      assertThat(head.isFlipped()).isFalse();
      assertThat(head.difference(0)).isZero();
    }
    ChangeList off = ChangeList.EMPTY.with(new Change.Silence(Side.TEXT)).withOn(0, false);
    assertThat(c.whatIf().ask(off, Progress.NONE).analysis()).isSameAs(c.original());
  }

  @ParameterizedTest
  @MethodSource("both")
  void anotherTextIsTheAnalysisOfThatText(Case c) throws Exception {
    String green = c.original().text().text().replaceFirst("(?i)^a \\w+", "a green");
    Analysis expected = c.analyzer().analyzeFirst(c.features(), green, Progress.NONE);
    Outcome edited = ask(c, new Change.EditText(green));
    assertThat(edited.analysis().heads()).isEqualTo(expected.heads());
    WordRef second = new WordRef(1, "");
    Outcome replaced = ask(c, new Change.EditText(green), new Change.ReplaceWord(second, "blue"));
    assertThat(replaced.input().text()).isEqualTo(green.replace("green", "blue"));
    assertThat(replaced.input().encoded()).isZero();
  }

  @ParameterizedTest
  @MethodSource("both")
  void aSilentSideIsTheAbsentSide(Case c) throws Exception {
    Outcome mute = ask(c, new Change.Silence(Side.TEXT));
    assertSame(mute.analysis(), c.analyzer().analyzeFirst(c.features(), "", Progress.NONE));
    assertThat(mute.analysis().attention()).isEmpty();
    assertThat(mute.scoreDifference()).isNaN();
    Outcome blind = ask(c, new Change.Silence(Side.VIDEO));
    assertThat(blind.analysis().attention())
        .extracting(AttentionStack::kind)
        .containsExactly(AttentionStack.Kind.TEXT_SELF);
    assertThat(blind.analysis().head(ModelAnalyzer.OBJECTS)).isEmpty();
    Outcome neither = ask(c, new Change.Silence(Side.VIDEO), new Change.Silence(Side.TEXT));
    for (HeadResult head : neither.analysis().heads()) {
      assertThat(head.known()).isEmpty();
      assertThat(head.probabilities().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void nothingLooksAtWhatIsHidden(Case c) throws Exception {
    Outcome outcome =
        ask(c, new Change.MaskWord(new WordRef(1, "")), new Change.MaskClips(c.span(1, 1)));
    Analysis a = outcome.analysis();
    AttentionMap self = a.attention(AttentionStack.Kind.TEXT_SELF).orElseThrow().map(0, 0);
    AttentionMap aligned = a.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().map(0, 0);
    AttentionMap toText = a.attention(AttentionStack.Kind.VIDEO_TO_TEXT).orElseThrow().map(1, 2);
    int each = a.grid().cells();
    for (int row = 0; row < self.query().size(); row++) {
      assertThat(self.at(row, 2)).isZero();
      assertThat(aligned.at(row, each)).isZero();
    }
    assertThat(toText.at(0, 2)).isZero();
    assertThat(aligned.at(1, 0)).isPositive();
    // and the probe says the same
    try (Probe probe =
        c.analyzer().probe(outcome.input().features(), outcome.input().text(), Progress.NONE)) {
      var answer = probe.ask(List.of(outcome.input().hiding().mask()), Progress.NONE).getFirst();
      assertThat(answer.score()).isCloseTo(a.alignmentScore(), within(TOLERANCE));
      answer
          .probabilities()
          .forEach(
              (head, p) ->
                  assertThat(p[0])
                      .isCloseTo(
                          a.head(head).orElseThrow().probabilities().getFirst(),
                          within(TOLERANCE)));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void orderedClipsAreNotEncodedAnewAndKeepTheScore(Case c) throws Exception {
    Outcome turned = ask(c, new Change.ReverseClips(c.all(), false));
    assertThat(turned.input().encoded()).isZero();
    assertThat(turned.analysis().alignmentScore())
        .isCloseTo(c.original().alignmentScore(), within(TOLERANCE));
    Outcome twice =
        ask(c, new Change.ReverseClips(c.all(), false), new Change.ReverseClips(c.all(), false));
    assertSame(twice.analysis(), c.original());
    Outcome same = ask(c, new Change.RepeatClip(Fraction.ZERO, c.all()));
    int size = c.features().cells().length / c.features().clips().size();
    float[] cells = same.input().features().cells();
    for (int i = 0; i < size; i++) {
      assertThat(cells[cells.length - size + i]).isEqualTo(c.features().cells()[i]);
    }
  }

  /** Put together from prepared clips, or prepared anew: the same. */
  @ParameterizedTest
  @MethodSource("both")
  void composedClipsAnswerAsIfTheyHadBeenEncodedSo(Case c) throws Exception {
    Change shuffle = new Change.ShuffleClips(c.all(), 3);
    Change grey = new Change.ChangeRegion(ALL, c.span(0, 1), RegionEffect.GREY);
    Asked whatIf = c.whatIf();
    for (Outcome outcome :
        List.of(ask(whatIf, shuffle), ask(whatIf, grey, shuffle), ask(whatIf, shuffle))) {
      VideoFeatures f = outcome.input().features();
      // not the object that the analyzer remembers
      VideoFeatures copy =
          new VideoFeatures(
              f.video(),
              f.videoSha256(),
              f.clips(),
              f.grid(),
              f.channels(),
              f.cells(),
              f.objects(),
              f.timings());
      Analysis anew = c.analyzer().analyzeFirst(copy, outcome.input().text(), Progress.NONE);
      assertSame(outcome.analysis(), anew);
      assertThat(outcome.analysis().alignmentScore())
          .isCloseTo(anew.alignmentScore(), within(TOLERANCE));
      AttentionMap map =
          outcome.analysis().attention(AttentionStack.Kind.VIDEO_TO_TEXT).orElseThrow().map(1, 1);
      AttentionMap expected =
          anew.attention(AttentionStack.Kind.VIDEO_TO_TEXT).orElseThrow().map(1, 1);
      for (int i = 0; i < map.values().length; i += 7) {
        assertThat(map.values()[i]).isCloseTo(expected.values()[i], within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void onlyTouchedClipsAreEncodedAnewAndRemembered(Case c) throws Exception {
    Asked whatIf = c.whatIf();
    Change grey = new Change.ChangeRegion(ALL, c.span(1, 2), RegionEffect.GREY);
    Outcome first = ask(whatIf, grey);
    assertThat(first.input().encoded()).isEqualTo(2);
    float[] cells = first.input().features().cells();
    int size = cells.length / c.features().clips().size();
    for (int i = 0; i < size; i++) {
      assertThat(cells[i]).as("clip 0 is as it was").isEqualTo(c.features().cells()[i]);
      assertThat(cells[size + i]).as("grey is grey").isEqualTo(cells[2 * size + i]);
    }
    assertThat(first.analysis().heads()).isNotEqualTo(c.original().heads());
    Outcome again = ask(whatIf, grey, new Change.Silence(Side.TEXT));
    assertThat(again.input().encoded()).isZero();
    assertThat(again.input().features()).isSameAs(first.input().features());
  }

  @ParameterizedTest
  @MethodSource("both")
  void aFrozenClipHasNoDirectionAndAMovingOneHas(Case c) throws Exception {
    Asked whatIf = c.whatIf();
    Change freeze = new Change.FreezeClips(c.span(1, 1));
    Change backwards = new Change.ReverseClips(c.span(1, 1), true);
    Outcome frozen = ask(whatIf, freeze);
    assertThat(distance(frozen, c, 1)).isGreaterThan(1e-3);
    // little for the top-heavy family, whose clips hardly have a direction
    assertThat(distance(ask(whatIf, backwards), c, 1)).isGreaterThan(1e-5);
    Outcome both = ask(whatIf, freeze, backwards);
    assertThat(both.input().encoded()).as("it is another edit").isEqualTo(1);
    assertThat(Arrays.equals(both.input().features().cells(), frozen.input().features().cells()))
        .isTrue();
    assertThat(distance(both, c, 0)).isZero();
  }

  /** How far a clip's features moved, as a share of their length. */
  private static double distance(Outcome outcome, Case c, int clip) {
    float[] after = outcome.input().features().cells();
    float[] before = c.features().cells();
    int size = after.length / c.features().clips().size();
    double moved = 0;
    double length = 0;
    for (int i = clip * size; i < (clip + 1) * size; i++) {
      moved += (after[i] - before[i]) * (after[i] - before[i]);
      length += before[i] * before[i];
    }
    return Math.sqrt(moved / length);
  }

  @Test
  void framesThatDidNotChangeGiveTheSameFeatures() throws Exception {
    var cells =
        everyday
            .analyzer()
            .encodeClips(everyday.features(), List.of(2, 5), frames -> frames, Progress.NONE);
    int size = everyday.features().cells().length / everyday.features().clips().size();
    float[] expected = new float[size];
    System.arraycopy(everyday.features().cells(), 5 * size, expected, 0, size);
    assertThat(Arrays.equals(cells.get(1).cells(), expected)).isTrue();
  }

  @Test
  void anotherStrideGivesOtherClipsAndClipsAreMeantByTheirTime() throws Exception {
    Asked whatIf = everyday.whatIf();
    Change mask = new Change.MaskClips(everyday.span(0, 3));
    Outcome longer = ask(whatIf, new Change.Stride(16), mask);
    List<Clip> clips = longer.input().features().clips();
    assertThat(clips.size()).isLessThan(everyday.features().clips().size());
    assertThat(longer.input().encoded()).isEqualTo(clips.size());
    boolean[] hidden = longer.input().hiding().mask().cells();
    assertThat(hidden[0]).isTrue();
    assertThat(hidden[hidden.length - 1]).isFalse();
    assertThat(longer.analysis().clips()).isEqualTo(clips);
    Outcome shifted = ask(whatIf, new Change.Shift(Fraction.of(1, 10)));
    assertThat(shifted.input().features().clips().get(1).frameTimes().getFirst())
        .isEqualTo(
            everyday.features().clips().get(1).frameTimes().getFirst().plus(Fraction.of(1, 10)));
    Outcome both = ask(whatIf, new Change.Stride(16), new Change.Shift(Fraction.of(1, 10)));
    assertThat(both.input().features().clips()).hasSameSizeAs(clips);
  }

  @ParameterizedTest
  @MethodSource("both")
  void headsAndLayersAreTurnedOff(Case c) throws Exception {
    Outcome one = ask(c, new Change.HeadOff(new CrossHead(Side.TEXT, 0, 0)));
    assertThat(one.input().idle()).isEmpty();
    Outcome layers = ask(c, new Change.LayerOff(0), new Change.LayerOff(1));
    assertThat(layers.input().hiding().off()).hasSize(16);
    assertThat(layers.analysis().alignmentScore())
        .as("it does not go through the fusion")
        .isCloseTo(c.original().alignmentScore(), within(TOLERANCE));
    assertThat(distance(one)).isPositive();
    assertThat(distance(layers)).isGreaterThan(distance(one));
  }

  private static double distance(Outcome outcome) {
    HeadChange head = outcome.heads().getFirst();
    double sum = 0;
    for (int i = 0; i < head.before().labels().size(); i++) {
      sum += Math.abs(head.difference(i));
    }
    return sum;
  }

  @Test
  void changesThatDoNotFitAreNamed() throws Exception {
    Outcome outcome =
        ask(
            everyday,
            new Change.MaskWord(new WordRef(40, "zebra")),
            new Change.Silence(Side.TEXT),
            new Change.HeadOff(new CrossHead(Side.TEXT, 7, 0)),
            new Change.LayerOff(9),
            new Change.MaskClips(new Span(Fraction.of(900), Fraction.of(901))));
    assertThat(outcome.input().idle()).containsExactly(0, 2, 3, 4);
  }

  @Test
  void theSmallestChangeThatFlipsTheClassDoesFlipIt() throws Exception {
    String head = everyday.original().heads().getFirst().head();
    ChangedInput input = everyday.whatIf().input(ChangeList.EMPTY, Progress.NONE);
    Flip flip;
    try (Probe probe = everyday.analyzer().probe(input.features(), input.text(), Progress.NONE)) {
      flip = new FlipSearch(probe, input.hiding().mask(), head, input.text()).run(Progress.NONE);
    }
    assertThat(flip.isFound()).isTrue();
    Outcome outcome = everyday.whatIf().ask(ChangeList.of(flip.changes()), Progress.NONE);
    HeadChange change = outcome.head(head).orElseThrow();
    assertThat(change.isFlipped()).isTrue();
    assertThat(change.before().top(1)).containsExactly(flip.before());
    assertThat(change.after().top(1)).containsExactly(flip.after());
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    for (Change change :
        List.of(
            new Change.EditText("a dog"),
            new Change.Stride(9),
            new Change.FreezeClips(everyday.all()),
            new Change.Silence(Side.TEXT))) {
      assertThatThrownBy(() -> everyday.whatIf().ask(ChangeList.of(List.of(change)), cancelled))
          .as(change.toString())
          .isInstanceOf(CancelledException.class);
    }
  }
}
