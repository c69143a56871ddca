package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedClipsTest {
  private static final Grid GRID = new Grid(1, 4, 4);

  /** Sixteen clips of one second. */
  private static final List<Clip> CLIPS = FakeAnalyzer.clips(Fraction.of(16));

  private static ChangedClips with(ChangedClips clips, Change.OfClips change) {
    return clips.with(change, CLIPS, GRID).orElseThrow();
  }

  private static Span span(int first, int last) {
    return Span.of(CLIPS.get(first), CLIPS.get(last));
  }

  private static List<Integer> sources(ChangedClips clips) {
    return clips.slots().stream().map(Slot::source).toList();
  }

  private static ChangedClips all() {
    return ChangedClips.of(CLIPS.size());
  }

  @Test
  void aStretchMeansTheClipsWhoseMiddleItHolds() {
    assertThat(span(2, 4).of(CLIPS)).containsExactly(2, 3, 4);
    assertThat(new Span(Fraction.of(5, 2), Fraction.of(9, 2)).of(CLIPS)).containsExactly(2, 3);
    assertThat(new Span(Fraction.of(40), Fraction.of(41)).of(CLIPS)).isEmpty();
    assertThatThrownBy(() -> new Span(Fraction.ONE, Fraction.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void maskedClipsAreHiddenAndTheirHidingMovesWithThem() {
    ChangedClips clips = with(all(), new Change.MaskClips(span(0, 0)));
    boolean[] hidden = clips.hiddenCells(GRID);
    assertThat(hidden[15]).isTrue();
    assertThat(hidden[16]).isFalse();
    assertThat(clips.isPlain()).as("no frame has changed").isTrue();
    ChangedClips turned = with(clips, new Change.ReverseClips(span(0, 15), false));
    assertThat(turned.hiddenCells(GRID)[0]).isFalse();
    assertThat(turned.hiddenCells(GRID)[16 * 16 - 1]).isTrue();
  }

  @Test
  void reversingTwiceAndShufflingBySeed() {
    Change.ReverseClips reverse = new Change.ReverseClips(span(3, 6), false);
    ChangedClips once = with(all(), reverse);
    assertThat(sources(once).subList(2, 8)).containsExactly(2, 6, 5, 4, 3, 7);
    assertThat(with(once, reverse)).isEqualTo(all());
    Change.ShuffleClips shuffle = new Change.ShuffleClips(span(0, 15), 7);
    assertThat(with(all(), shuffle)).isEqualTo(with(all(), shuffle)).isNotEqualTo(all());
    assertThat(sources(with(all(), shuffle))).containsExactlyInAnyOrderElementsOf(sources(all()));
    assertThat(with(all(), new Change.ShuffleClips(span(0, 15), 8)))
        .isNotEqualTo(with(all(), shuffle));
  }

  @Test
  void oneClipTakesThePlaceOfOthersWithWhatWasDoneToIt() {
    ChangedClips clips = with(all(), new Change.FreezeClips(span(5, 5)));
    clips = with(clips, new Change.RepeatClip(Fraction.of(11, 2), span(8, 9)));
    assertThat(sources(clips).subList(7, 11)).containsExactly(7, 5, 5, 10);
    assertThat(clips.slots().get(9).edits()).containsExactly(new FrameEdits.Freeze());
    assertThat(clips.isPlain()).isFalse();
  }

  @Test
  void framesAreEditedInTheOrderOfTheChanges() {
    Region left = new Region(0, 0, 0.5, 1);
    ChangedClips clips = with(all(), new Change.ChangeRegion(left, span(1, 1), RegionEffect.GREY));
    clips = with(clips, new Change.ReverseClips(span(1, 2), true));
    assertThat(clips.slots().get(2).edits())
        .containsExactly(
            new FrameEdits.InRegion(left, RegionEffect.GREY), new FrameEdits.Backwards());
    assertThat(clips.slots().get(1).edits()).containsExactly(new FrameEdits.Backwards());
    ChangedClips frozen = with(all(), new Change.FreezeClips(span(0, 3)));
    assertThat(with(frozen, new Change.FreezeClips(span(0, 3)))).isEqualTo(frozen);
  }

  @Test
  void aRegionHidesTheCellsWhoseMiddleItHolds() {
    Region corner = new Region(0, 0, 0.4, 0.4);
    assertThat(corner.cells(GRID)).containsExactly(0, 1, 4, 5);
    ChangedClips clips =
        with(all(), new Change.ChangeRegion(corner, span(2, 3), RegionEffect.HIDE));
    boolean[] hidden = clips.hiddenCells(GRID);
    assertThat(hidden[2 * 16 + 5]).isTrue();
    assertThat(hidden[2 * 16 + 6]).isFalse();
    assertThat(hidden[4 * 16 + 5]).isFalse();
    Region tiny = new Region(0.01, 0.01, 0.02, 0.02);
    assertThat(
            all().with(new Change.ChangeRegion(tiny, span(2, 3), RegionEffect.HIDE), CLIPS, GRID))
        .as("it holds the middle of no cell")
        .isEmpty();
    assertThatThrownBy(() -> new Region(0.8, 0, 0.4, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
