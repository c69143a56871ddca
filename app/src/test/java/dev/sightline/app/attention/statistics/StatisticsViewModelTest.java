package dev.sightline.app.attention.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.attention.statistics.StatisticsViewModel.Place;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.analysis.statistics.AttentionStatistics.Unit;
import dev.sightline.core.analysis.statistics.HeadStatistics;
import dev.sightline.core.analysis.statistics.Sink;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatisticsViewModelTest {
  private final Selection selection = new Selection();
  private final AttentionTabs tabs = new AttentionTabs();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final StatisticsViewModel model =
      new StatisticsViewModel(selection, current, tabs, Runnable::run, Runnable::run);
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus pass|es", 4, Fraction.of(8));

  @Test
  void numbersAreWorkedOut_onlyWhileSomebodyLooks() {
    selection.analysisProperty().set(analysis);
    assertThat(model.numbersProperty().get()).isNull();
    tabs.chosenProperty().set(AttentionTab.STATISTICS);
    assertThat(model.numbersProperty().get().kind()).isEqualTo(Kind.ALIGNMENT);
    assertThat(model.sentencesProperty().get()).isNotEmpty();
  }

  @Test
  void sinksAreSaidInWords() {
    HeadStatistics much =
        new HeadStatistics(1, 0.5, OptionalDouble.of(2.25), Map.of(Sink.CLS, 0.4, Sink.SEP, 0.22));
    AttentionStatistics s =
        new AttentionStatistics(
            Kind.TEXT_SELF, Unit.TOKENS, 4, 6, List.of(List.of(much, much), List.of(much, much)));
    List<String> said = Sentences.of(s, new MapChoice(Kind.TEXT_SELF, 1, MapChoice.MEAN), false);
    assertThat(said)
        .contains(
            "62 % of the weight of layer 2 goes to [CLS] and [SEP]:"
                + " these are sinks, not content.");
    assertThat(said).contains("A word looks 2.3 tokens away on average.");
    assertThat(said.getFirst()).contains("1.00 nats").contains("50.0 %").contains("in between");
    assertThat(Sentences.of(s, new MapChoice(Kind.TEXT_SELF, 1, 0), true))
        .anyMatch(t -> t.contains("layer 2, head 1"))
        .anyMatch(t -> t.startsWith("Sinks are removed"));
  }

  @Test
  void theVerdictOnSinks_followsTheirShare() {
    assertThat(verdict(0.3)).contains("not content");
    assertThat(verdict(0.28)).contains("the rest is on words");
    assertThat(verdict(0.05)).contains("take little");
  }

  private static String verdict(double share) {
    HeadStatistics head = new HeadStatistics(1, 0.5, OptionalDouble.of(1), Map.of(Sink.SEP, share));
    AttentionStatistics s =
        new AttentionStatistics(Kind.TEXT_SELF, Unit.TOKENS, 4, 6, List.of(List.of(head, head)));
    return Sentences.of(s, new MapChoice(Kind.TEXT_SELF, 0, 0), false).stream()
        .filter(t -> t.contains("[SEP]"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void videoThatIsLookedAt_hasNoSinks() {
    show(Kind.ALIGNMENT);
    assertThat(model.sentencesProperty().get())
        .anyMatch(t -> t.contains("nothing falls into sinks"))
        .anyMatch(t -> t.contains(" ms around its mean time"));
    model.measureProperty().set(Measure.SINKS);
    assertThat(model.isKnown()).isFalse();
    assertThat(model.legendProperty().get().unit()).isEmpty();
  }

  @Test
  void tableReadsTheHeadUnderThePointer() {
    show(Kind.TEXT_SELF);
    model.light(new Place(1, 2));
    HeadStatistics head =
        AttentionStatistics.of(analysis.attention(Kind.TEXT_SELF).orElseThrow()).head(1, 2);
    assertThat(model.valueProperty().get()).isEqualTo(Words.weight(head.evenness()));
    assertThat(model.readoutProperty().get()).startsWith("layer 2, head 3");
    model.measureProperty().set(Measure.SINKS);
    assertThat(model.valueProperty().get()).isEqualTo(Words.weight(head.sinkShare()));
    model.measureProperty().set(Measure.DISTANCE);
    assertThat(model.legendProperty().get().unit()).isEqualTo("mean distance, tokens");
    model.light(new Place(7, 0));
    assertThat(model.litProperty().get()).isNull();
    assertThat(model.spoken()).isEmpty();
  }

  @Test
  void choosingACell_choosesTheHead_andStays() {
    show(Kind.TEXT_SELF);
    model.choose(new Place(1, 2));
    assertThat(selection.mapProperty().get()).isEqualTo(new MapChoice(Kind.TEXT_SELF, 1, 2));
    assertThat(tabs.chosenProperty().get()).isEqualTo(AttentionTab.STATISTICS);
    assertThat(model.chosen()).isEqualTo(new Place(1, 2));
    assertThat(model.sentencesProperty().get().getFirst()).contains("layer 2, head 3");
  }

  @Test
  void keyboard_staysInside() {
    show(Kind.TEXT_SELF);
    model.move(1, 1);
    assertThat(model.litProperty().get()).isEqualTo(new Place(0, 0));
    model.move(9, 9);
    assertThat(model.litProperty().get()).isEqualTo(new Place(1, 2));
  }

  @Test
  void textWithoutWords_isSaidSo() {
    tabs.chosenProperty().set(AttentionTab.STATISTICS);
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("v.mp4"), "", 4, Fraction.of(8)));
    assertThat(model.sentencesProperty().get())
        .containsExactly("The text has no words, so there is nothing to sum up.");
    selection.analysisProperty().set(null);
    assertThat(model.sentencesProperty().get()).isEmpty();
  }

  private void show(Kind kind) {
    tabs.chosenProperty().set(AttentionTab.STATISTICS);
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(kind, 1, MapChoice.MEAN));
  }
}
