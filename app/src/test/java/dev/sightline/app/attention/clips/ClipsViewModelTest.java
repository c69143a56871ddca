package dev.sightline.app.attention.clips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClipsViewModelTest {
  private final Selection selection = new Selection();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final AttentionViewModel cells =
      new AttentionViewModel(selection, current, new ColourSettings());
  private final ClipsViewModel model = new ClipsViewModel(cells, selection);
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus passes", 6, Fraction.of(12));

  @Test
  void theClipThatTheWordLooksAtMostComesFirst() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(2);
    var matrix = current.shownProperty().get().matrix();
    List<Integer> wanted =
        IntStream.range(0, 6)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -matrix.at(1, c)))
            .toList();
    assertThat(model.clipsProperty().get()).extracting(RankedClip::clip).isEqualTo(wanted);
    assertThat(model.titleProperty().get()).contains("bus");
    assertThat(model.legendProperty().get().bottom()).isEqualTo("0");
  }

  @Test
  void withoutAWordItIsTheMeanOfAll() {
    selection.analysisProperty().set(analysis);
    var matrix = current.shownProperty().get().matrix();
    RankedClip first = model.clipsProperty().get().getFirst();
    assertThat(first.value())
        .isEqualTo(
            (double)
                    (matrix.at(0, first.clip())
                        + (double) matrix.at(1, first.clip())
                        + matrix.at(2, first.clip()))
                / 3);
    assertThat(model.titleProperty().get()).isEqualTo("mean of all words");
  }

  @Test
  void wordsCountWhatTheAlignmentLearned() {
    var stack = analysis.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow();
    ShownMap even = ShownMap.of(analysis, MapChoice.DEFAULT).orElseThrow();
    assertThat(even.importanceOf(2)).isEqualTo(1);
    float[] importance = new float[stack.query().size()];
    importance[2] = 1; // “bus” alone
    AttentionMap map = even.map();
    ShownMap weighed =
        new ShownMap(
            analysis,
            even.choice(),
            new AttentionMap(map.query(), map.key(), map.values(), importance),
            even.weights(),
            Optional.empty(),
            even.matrix());
    for (int clip = 0; clip < 6; clip++) {
      assertThat(ClipsViewModel.mean(weighed, clip)).isEqualTo(even.matrix().at(1, clip));
    }
  }

  @Test
  void byClassTheMostProbableClipComesFirst() {
    selection.analysisProperty().set(analysis);
    selection.classChoiceProperty().set(new ClassChoice("actions", 2));
    model.orderProperty().set(ClipOrder.CLASS);
    var course =
        analysis.head("actions").orElseThrow().overTime().stream().map(p -> p.get(2)).toList();
    RankedClip first = model.clipsProperty().get().getFirst();
    assertThat(first.value()).isEqualTo((double) course.stream().max(Float::compare).orElseThrow());
    assertThat(model.text(first)).endsWith("%");
    assertThat(model.titleProperty().get()).contains("actions C");
  }

  @Test
  void pointingLightsTheClipAndAClickGoesThere() {
    selection.analysisProperty().set(analysis);
    model.light(0);
    int clip = model.clipsProperty().get().getFirst().clip();
    assertThat(selection.hoverClipProperty().get()).isEqualTo(clip);
    assertThat(model.readoutProperty().get()).startsWith("1. clip " + (clip + 1));
    assertThat(model.valueProperty().get()).isNotEmpty();
    model.go(0);
    assertThat(selection.seekRequestProperty().get()).isEqualTo(analysis.clips().get(clip).start());
    model.light(-1);
    assertThat(selection.hoverClipProperty().get()).isEqualTo(Selection.NONE);
  }

  @Test
  void aMapBetweenTokensHasNoClipsButClassesStillHave() {
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(model.clipsProperty().get()).isEmpty();
    model.orderProperty().set(ClipOrder.CLASS);
    assertThat(model.clipsProperty().get()).hasSize(6);
  }

  @Test
  void theTableHasALineForEachClipInThatOrder() {
    selection.analysisProperty().set(analysis);
    String[] lines = model.table().split("\n");
    assertThat(lines).hasSize(7);
    assertThat(lines[1]).startsWith((model.clipsProperty().get().getFirst().clip() + 1) + "\t");
  }
}
