package dev.sightline.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  private final Selection selection = new Selection();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("cross ing.mp4"), "a bus pass|es", 4, Fraction.of(8));

  private Shown now() {
    return Shown.now(selection, current).orElseThrow();
  }

  @Test
  void withoutAnAnalysisThereIsNothing() {
    assertThat(Shown.now(selection, current)).isEmpty();
  }

  @Test
  void theMatrixHasTheValuesOfTheMapWithPiecesAndClips() {
    selection.analysisProperty().set(analysis);
    Scores.Matrix matrix = now().matrix();
    assertThat(matrix.rows())
        .extracting(Scores.Token::label)
        .containsExactly("a", "bus", "pass", "##es");
    assertThat(matrix.columns().count()).isEqualTo(4);
    assertThat(matrix.values()).isEqualTo(current.shownProperty().get().matrix().values());
    assertThat(matrix.signed()).isFalse();
    assertThat(now().contents())
        .containsExactly(ExportContent.MATRIX, ExportContent.CLIP, ExportContent.PICTURE);
    assertThatThrownBy(() -> now().scores(ExportContent.WORD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWordsRowAndTheClipsColumnComeFromTheMatrix() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(2);
    selection.playheadProperty().set(Fraction.of(5));
    Scores.Matrix matrix = now().matrix();
    Scores.OfClips word = (Scores.OfClips) now().scores(ExportContent.WORD);
    Scores.OfTokens clip = (Scores.OfTokens) now().scores(ExportContent.CLIP);
    for (int c = 0; c < 4; c++) {
      assertThat(word.values()[c]).isEqualTo(matrix.at(1, c));
    }
    for (int r = 0; r < 4; r++) {
      assertThat(clip.values()[r]).isEqualTo(matrix.at(r, 2));
    }
  }

  /** What was changed stands in the caption; what is off in the list does not. */
  @Test
  void changesStandInTheCaption() {
    selection.analysisProperty().set(analysis);
    assertThat(now().source(ExportContent.MATRIX).caption().english()).doesNotContain("changed");
    Analysis changed = AnalysisFixture.of(Path.of("v.mp4"), "a bus pass|es", 4, Fraction.of(8));
    Change word = new Change.MaskWord(new WordRef(1, "bus"));
    ChangeList list =
        new ChangeList(
            List.of(
                new ChangeList.Entry(word, true),
                new ChangeList.Entry(new Change.LayerOff(0), false)));
    selection
        .outcomeProperty()
        .set(
            new Outcome(
                list,
                new ChangedInput(null, "a bus passes", null, List.of(), 0),
                analysis,
                changed,
                1));
    selection.analysisProperty().set(changed);
    assertThat(now().source(ExportContent.MATRIX).caption().english())
        .contains("changed: “bus” hidden.");
    selection.tokenProperty().set(2);
    assertThat(now().source(ExportContent.WORD).caption().english())
        .contains("“bus”, changed: “bus” hidden");
  }

  @Test
  void placesAreThoseOfTheLitWordInEveryClip() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(2);
    AttentionMap map = analysis.attention(Kind.ALIGNMENT).orElseThrow().map(0, 0);
    Scores.OfCells cells = (Scores.OfCells) now().scores(ExportContent.PICTURE);
    assertThat(cells.values()).hasSize(4 * 49);
    float[] third = SpatialMap.of(map, 2, 3).values();
    for (int i = 0; i < 49; i++) {
      assertThat(cells.values()[3 * 49 + i]).isEqualTo(third[i]);
    }
  }

  @Test
  void betweenTokensTheWordsRowIsOverTokensAndThereAreNoPlaces() {
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 1, 2));
    selection.tokenProperty().set(2);
    assertThat(now().contents()).containsExactly(ExportContent.MATRIX, ExportContent.WORD);
    Scores.OfTokens row = (Scores.OfTokens) now().scores(ExportContent.WORD);
    assertThat(row.tokens().getFirst().label()).isEqualTo("[CLS]");
    assertThat(row.values()[3]).isEqualTo(now().matrix().at(2, 3));
  }

  @Test
  void theCaptionNamesMethodLayerHeadPartModelAndHash() {
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_TO_VIDEO, 1, 2));
    selection.tokenProperty().set(2);
    assertThat(now().source(ExportContent.PICTURE).caption().english())
        .contains(
            "Cross-attention from text to video", "layer 2", "head 3", "“bus” at 0.00 s", "test 1")
        .contains("SHA-256");
    selection.mapProperty().set(new MapChoice(Kind.VIDEO_TO_TEXT, 0, MapChoice.MEAN));
    assertThat(now().source(ExportContent.MATRIX).caption().english()).contains("mean of 3 heads");
    selection.mapProperty().set(new MapChoice(Kind.VIDEO_TO_TEXT, 0, MapChoice.MAX));
    current.withoutSinksProperty().set(true);
    assertThat(now().source(ExportContent.MATRIX).caption().english())
        .contains("largest of 3 heads", "special tokens left out");
    selection.mapProperty().set(new MapChoice(Kind.VIDEO_TO_TEXT, 0, MapChoice.MAX));
  }

  @Test
  void namesOfFilesHaveNothingThatASystemRefuses() {
    Analysis odd = AnalysisFixture.of(Path.of("clip.v2.mp4"), "a/b:c*", 2, Fraction.of(2));
    selection.analysisProperty().set(odd);
    selection.tokenProperty().set(1);
    assertThat(now().fileName(ExportContent.WORD)).isEqualTo("clip.v2 word abc");
    assertThat(now().fileName(ExportContent.MATRIX)).isEqualTo("clip.v2 matrix");
  }
}
