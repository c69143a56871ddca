package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.laboratory.Statement.Form;
import dev.sightline.core.laboratory.WorldOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Videos that are put together anew get the right answers. A clip's grid is its number. */
class VideoQuestionsTest {
  private static final int ROUNDS = 60;

  private final List<Shot> shots = new ArrayList<>();
  private final VideoQuestions questions =
      new VideoQuestions(Material.of(sets()), new SplittableRandom(7));

  private Map<LabTask, VideoSet> sets() {
    Laboratory world = new Laboratory(11, WorldOptions.STANDARD);
    Map<LabTask, VideoSet> sets = new EnumMap<>(LabTask.class);
    for (LabTask task : List.of(LabTask.CAPTION, LabTask.MATCH, LabTask.ORDER, LabTask.DIRECTION)) {
      List<LabItem> items = world.items(task, Split.TRAIN, 40).toList();
      List<float[]> grids = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if (task.isPaired() && i % 2 == 1) {
          grids.add(grids.getLast());
          continue;
        }
        List<Shot> own = items.get(i).scene().shots();
        float[] grid = new float[own.size()];
        for (int k = 0; k < own.size(); k++) {
          grid[k] = shots.size();
          shots.add(own.get(k));
        }
        grids.add(grid);
      }
      sets.put(task, new VideoSet(items, grids));
    }
    return sets;
  }

  private Scene scene(float[] grid) {
    List<Shot> own = new ArrayList<>();
    for (float number : grid) {
      own.add(shots.get((int) number));
    }
    return new Scene(own, 16);
  }

  /** The only clip that shows it. */
  private static int clip(Scene scene, Claim claim) {
    int found = -1;
    for (int k = 0; k < scene.shots().size(); k++) {
      if (new Scene(List.of(scene.shots().get(k)), 16).shows(claim)) {
        assertThat(found).as("shown once").isEqualTo(-1);
        found = k;
      }
    }
    assertThat(found).as("shown").isNotNegative();
    return found;
  }

  @Test
  void ofTwoThingsTheEarlierIsTheFirst() {
    for (int i = 0; i < ROUNDS; i++) {
      List<VideoQuestions.Drawn> pair = questions.draw(LabTask.ORDER);
      assertThat(pair).extracting(d -> d.asked().label()).containsExactly(0, 1);
      if (pair.stream().allMatch(d -> d.asked().text() != null)) {
        List<Integer> clips =
            pair.stream()
                .map(
                    d ->
                        clip(
                            scene(d.grid()), Grammar.parse(d.asked().text()).orElseThrow().claim()))
                .toList();
        assertThat(clips.getFirst()).isLessThan(clips.getLast());
      }
    }
  }

  @Test
  void aRelationIsRightIfTheClipsStandSo() {
    int seen = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (VideoQuestions.Drawn d : questions.draw(LabTask.RELATION)) {
        if (d.asked().text() == null) {
          continue;
        }
        Statement s = Grammar.parse(d.asked().text()).orElseThrow();
        Scene scene = scene(d.grid());
        int main = clip(scene, s.claim());
        int other = clip(scene, s.other().orElseThrow());
        boolean right = s.form() == Form.BEFORE ? main < other : main > other;
        assertThat(d.asked().label()).isEqualTo(right ? 1 : 0);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(ROUNDS);
  }

  @Test
  void aSentenceMatchesIfTheClipShowsIt() {
    for (int i = 0; i < ROUNDS; i++) {
      List<VideoQuestions.Drawn> pair = questions.draw(LabTask.MATCH);
      assertThat(pair.getFirst().grid()).isSameAs(pair.getLast().grid());
      for (VideoQuestions.Drawn d : pair) {
        if (d.asked().text() != null) {
          Claim claim = Grammar.parse(d.asked().text()).orElseThrow().claim();
          assertThat(scene(d.grid()).shows(claim)).isEqualTo(d.asked().label() == 1);
        }
      }
    }
  }

  @Test
  void twoSentencesOfAPairShareTheirVideo() {
    List<VideoQuestions.Drawn> pair = questions.draw(LabTask.DIRECTION);
    assertThat(pair.getFirst().grid()).isSameAs(pair.getLast().grid());
    assertThat(pair).extracting(d -> d.asked().label()).containsExactlyInAnyOrder(0, 1);
  }
}
