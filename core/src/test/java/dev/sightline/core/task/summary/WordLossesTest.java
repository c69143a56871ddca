package dev.sightline.core.task.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.CellWindows;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.caption.WordScores;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordLossesTest {
  @Test
  void aWordLosesWhatHidingTakesFromItsLogProbability() throws Exception {
    VideoFeatures video = TinyCaptioner.features(1);
    TinyCaptioner captioner = new TinyCaptioner(video);
    ShotCaption shot = captioner.shot(video, 1, 3);
    WordLosses losses = WordLosses.of(captioner, video, shot, Progress.NONE);
    int cells = video.grid().cells();
    WordScores scores = captioner.scores(video, shot.clips(), shot.caption());
    boolean[] second = new boolean[2 * cells];
    Arrays.fill(second, cells, 2 * cells, true);
    double whole = scores.of(new boolean[2 * cells])[1];
    assertThat((double) losses.clips()[1][1]).isCloseTo(whole - scores.of(second)[1], within(1e-6));
    // the corner lies in one window only
    int[] window = CellWindows.of(video.grid(), 2).getFirst();
    boolean[] corner = new boolean[2 * cells];
    for (int c : window) {
      corner[c] = true;
    }
    assertThat((double) losses.map(1, 0)[0]).isCloseTo(whole - scores.of(corner)[1], within(1e-6));
    assertThat(losses.map(1, 1)).hasSize(cells);
    assertThat(losses.clips()[1][losses.neediest(1)])
        .isEqualTo(Math.max(losses.clips()[1][0], losses.clips()[1][1]));
  }

  @Test
  void itCanBeStopped() throws Exception {
    VideoFeatures video = TinyCaptioner.features(1);
    TinyCaptioner captioner = new TinyCaptioner(video);
    ShotCaption shot = captioner.shot(video, 0);
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> WordLosses.of(captioner, video, shot, stopped))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void onlyWhatAChangeTouchesIsSaidAnew() throws Exception {
    VideoFeatures video = TinyCaptioner.features(1);
    TinyCaptioner captioner = new TinyCaptioner(video);
    ShotCaption shot = captioner.shot(video, 1, 3);
    int all = video.clips().size() * video.grid().cells();
    Mask other = Mask.none(1, all).withClips(video.grid(), 0, 2);
    assertThat(ChangedCaption.of(captioner, shot, video, video, other, Progress.NONE)).isEmpty();

    Mask third = Mask.none(1, all).withClips(video.grid(), 3);
    ChangedCaption without =
        ChangedCaption.of(captioner, shot, video, video, third, Progress.NONE).orElseThrow();
    assertThat(without.after().text()).isEqualTo(captioner.shot(video, 1).caption().text());
    assertThat(without.probabilities()).hasSize(shot.caption().words().size());

    VideoFeatures changed = TinyCaptioner.features(2);
    ChangedCaption anew =
        ChangedCaption.of(captioner, shot, video, changed, Mask.none(1, all), Progress.NONE)
            .orElseThrow();
    assertThat(anew.after().text()).isEqualTo(captioner.shot(changed, 1, 3).caption().text());
  }

  @Test
  void clipsThatAreTakenOutAreRefused() throws Exception {
    VideoFeatures video = TinyCaptioner.features(1);
    TinyCaptioner captioner = new TinyCaptioner(video);
    ShotCaption shot = captioner.shot(video, 1, 3);
    VideoFeatures shorter = video.only(List.of(0, 1));
    Mask none = Mask.none(1, 2 * video.grid().cells());
    assertThatThrownBy(
            () -> ChangedCaption.of(captioner, shot, video, shorter, none, Progress.NONE))
        .hasMessageContaining("clips");
  }
}
