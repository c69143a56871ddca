package dev.sightline.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextViewModelTest {
  private static final Path VIDEO = Path.of("crossing.mp4");
  private static final String TEXT = "Two motorcyclists wait.";

  private final Selection selection = new Selection();
  private final InspectViewModel inspect =
      new InspectViewModel(
          selection,
          new FakeVideoFiles().with(VIDEO, TEXT),
          FakeAnalyzer::new,
          new JobRunner(Runnable::run, Runnable::run),
          Runnable::run);
  private final ColourSettings colours = new ColourSettings();
  private final TextViewModel text =
      new TextViewModel(
          selection, inspect, new CurrentMap(selection, Runnable::run, Runnable::run), colours);

  @Test
  void joinsWordPiecesUnderTheirWord() {
    inspect.open(VIDEO);

    assertThat(text.wordsProperty().get())
        .extracting(Word::text)
        .containsExactly("Two", "motorcyclists", "wait", ".");
    assertThat(text.wordsProperty().get().get(1).pieces())
        .extracting(Word.Piece::text)
        .containsExactly("motorcy", "clists");
    assertThat(text.wordsProperty().get())
        .extracting(Word::spaced)
        .containsExactly(false, true, true, false);
    assertThat(text.tokensRead()).isEqualTo(5);
  }

  @Test
  void shadesByWhatTheTokensGiveToTheClipAtThePlayhead() {
    inspect.open(VIDEO);
    TokenClipMatrix matrix =
        TokenClipMatrix.of(
            selection.analysisProperty().get().attention(Kind.ALIGNMENT).orElseThrow().map(0, 0));
    for (int clip : new int[] {0, 9}) {
      selection.playheadProperty().set(Fraction.of(10L * clip, FakeAnalyzer.CLIPS));
      for (int token = 1; token <= 5; token++) {
        assertThat(text.shadingProperty().get().weight(token).orElseThrow())
            .isCloseTo(matrix.at(token, clip), within(1e-6));
      }
    }
  }

  @Test
  void coloursFollowTheChosenColourMap() {
    inspect.open(VIDEO);
    int before = text.shadingProperty().get().shades().get(1).argb();
    colours.mapProperty().set(ColourMap.MAGMA);

    assertThat(text.shadingProperty().get().shades().get(1).argb()).isNotEqualTo(before);
  }

  @Test
  void inTextAttentionShadesByTheActiveToken() {
    inspect.open(VIDEO);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(text.shadingProperty().get()).isEqualTo(Shading.NONE);

    text.pointAt(2);
    var map = selection.analysisProperty().get().attention(Kind.TEXT_SELF).orElseThrow().map(0, 0);
    assertThat(text.shadingProperty().get().weight(4).orElseThrow())
        .isCloseTo(map.at(2, 4), within(1e-6));
  }

  @Test
  void pinsAndStepsThroughTokens() {
    inspect.open(VIDEO);
    text.pin(2);
    assertThat(text.isPinned(2)).isTrue();
    text.step(1);
    assertThat(text.isPinned(3)).isTrue();
    text.step(-9);
    assertThat(text.isPinned(1)).isTrue();
    text.pin(1);
    assertThat(selection.tokenProperty().get()).isEqualTo(Selection.NONE);
  }

  @Test
  void whatIsTypedIsAnalysedAndEscapeTakesItBack() {
    inspect.open(VIDEO);
    text.edit();
    text.type("a bus");
    assertThat(text.wordsProperty().get()).extracting(Word::text).containsExactly("a", "bus");

    text.cancel();
    assertThat(text.editingProperty().get()).isFalse();
    assertThat(inspect.textProperty().get().text()).isEqualTo(TEXT);
    assertThat(inspect.textProperty().get().source()).isEqualTo(VideoText.Source.SIDECAR);
    assertThat(text.wordsProperty().get()).hasSize(4);
    assertThat(text.canUndoProperty().get()).isFalse();
  }

  @Test
  void aKeptEditCanBeUndone() {
    inspect.open(VIDEO);
    text.edit();
    text.type("a bus");
    text.commit();
    assertThat(text.canUndoProperty().get()).isTrue();

    text.undo();
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo(TEXT);
    assertThat(text.canUndoProperty().get()).isFalse();
  }

  @Test
  void anotherVideoEndsTheEdit() {
    inspect.open(VIDEO);
    text.edit();
    text.type("a bus");
    inspect.open(Path.of("other.mp4"));

    assertThat(text.editingProperty().get()).isFalse();
    assertThat(text.canUndoProperty().get()).isFalse();
    assertThat(text.wordsProperty().get()).isEmpty();
  }

  @Test
  void thereIsNothingToEditWithoutAVideo() {
    text.edit();
    assertThat(text.editingProperty().get()).isFalse();
  }

  @Test
  void saysWhenTheTextIsLongerThanTheModelReads() {
    inspect.open(VIDEO);
    inspect.useText(VideoText.typed("word ".repeat(600)));

    assertThat(text.truncatedProperty().get()).isTrue();
    assertThat(text.tokensRead()).isEqualTo(FakeAnalyzer.MAX_TOKENS);
  }
}
