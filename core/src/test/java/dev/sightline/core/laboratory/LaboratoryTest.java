package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaboratoryTest {
  private static final int ITEMS = 60;
  private final Laboratory laboratory = new Laboratory(5, WorldOptions.STANDARD);

  @ParameterizedTest
  @EnumSource(LabTask.class)
  void theSameNumberGivesTheSameItem(LabTask task) throws Exception {
    List<LabItem> once = laboratory.items(task, Split.TRAIN, ITEMS).toList();
    Laboratory again = new Laboratory(5, WorldOptions.STANDARD);
    for (int i = ITEMS - 1; i >= 0; i--) {
      assertThat(again.item(task, Split.TRAIN, i)).isEqualTo(once.get(i));
    }
    Shot shot = once.getFirst().scene().shots().getFirst();
    assertThat(new ShotRenderer(shot, 16, 64).frame(3))
        .containsExactly(new ShotRenderer(shot, 16, 64).frame(3));
    assertThat(new Laboratory(6, WorldOptions.STANDARD).item(task, Split.TRAIN, 0))
        .isNotEqualTo(once.getFirst());
  }

  @Test
  void splitsShareNoVideo() {
    Set<Scene> seen = new HashSet<>();
    int videos = 0;
    for (Split split : Split.values()) {
      for (LabTask task : List.of(LabTask.COUNT, LabTask.MATCH, LabTask.CAPTION)) {
        Set<Scene> own = new HashSet<>();
        laboratory.items(task, split, ITEMS).forEach(i -> own.add(i.scene()));
        videos += own.size();
        seen.addAll(own);
      }
    }
    assertThat(seen).hasSize(videos);
  }

  @ParameterizedTest
  @EnumSource(
      value = LabTask.class,
      names = {"MATCH", "DIRECTION", "ORDER", "RELATION"})
  void pairsAreOneVideoWithTwoAnswers(LabTask task) {
    for (int i = 0; i < ITEMS; i += 2) {
      LabItem a = laboratory.item(task, Split.DEV, i);
      LabItem b = laboratory.item(task, Split.DEV, i + 1);
      assertThat(a.scene()).isEqualTo(b.scene());
      assertThat(a.label()).isNotEqualTo(b.label());
      assertThat(a.sentence().text()).isNotEqualTo(b.sentence().text());
    }
  }

  @ParameterizedTest
  @EnumSource(LabTask.class)
  void everyLabelOccurs(LabTask task) {
    Set<Integer> labels = new HashSet<>();
    laboratory.items(task, Split.TRAIN, ITEMS).forEach(i -> labels.add(i.label()));
    int expected = task == LabTask.CAPTION ? 1 : task.labels().size();
    assertThat(labels).hasSize(expected);
  }

  @Test
  void theNamedObjectGoesWhereTheLabelSays() {
    laboratory
        .items(LabTask.DIRECTION, Split.DEV, ITEMS)
        .forEach(
            item -> {
              Actor actor = target(item);
              double way = actor.pose(1).x() - actor.pose(0).x();
              assertThat(way > 0).isEqualTo(item.label() == 1);
            });
  }

  @Test
  void aBouncingObjectTouchesTheGroundAsOftenAsTheLabelSays() {
    laboratory
        .items(LabTask.COUNT, Split.DEV, ITEMS)
        .forEach(
            item -> {
              Actor actor = target(item);
              // the ground is where it is lowest; a course that begins there ends there
              long contacts =
                  IntStream.range(0, 1000)
                      .filter(
                          k -> {
                            double before = actor.pose((k - 1) / 1000.0).y();
                            double now = actor.pose(k / 1000.0).y();
                            double after = actor.pose((k + 1) / 1000.0).y();
                            return now >= before && now > after;
                          })
                      .count();
              assertThat(contacts).isEqualTo(item.label() + 1);
            });
  }

  @Test
  void theFirstOfTwoThingsIsInTheEarlierClip() {
    for (int i = 0; i < ITEMS; i += 2) {
      LabItem first = laboratory.item(LabTask.ORDER, Split.DEV, i);
      LabItem second = laboratory.item(LabTask.ORDER, Split.DEV, i + 1);
      assertThat(first.truth().clips().getFirst()).isLessThan(second.truth().clips().getFirst());
    }
  }

  @Test
  void aCaptionIsTrueOfOneClipAlone() {
    laboratory
        .items(LabTask.CAPTION, Split.DEV, ITEMS)
        .forEach(i -> assertThat(i.truth().clips()).hasSize(1));
  }

  @Test
  void aSpoiledSentenceIsNotTrue() {
    for (int i = 1; i < ITEMS; i += 2) {
      LabItem item = laboratory.item(LabTask.MATCH, Split.DEV, i);
      assertThat(item.scene().shows(item.sentence().statement().claim())).isFalse();
      assertThat(item.truth().targets()).isEmpty();
    }
  }

  @Test
  void theCueTellsInTrainingAndIsGoneElsewhere() {
    for (int i = 0; i < ITEMS; i++) {
      LabItem train = laboratory.item(LabTask.SHORTCUT, Split.TRAIN, i);
      assertThat(cue(train))
          .isEqualTo(train.label() == 1 ? Shot.Cue.UPPER_RIGHT : Shot.Cue.UPPER_LEFT);
      assertThat(cue(laboratory.item(LabTask.SHORTCUT, Split.TEST, i))).isEqualTo(Shot.Cue.NONE);
      LabItem cued = laboratory.item(LabTask.SHORTCUT_CUED, Split.TEST, i);
      assertThat(cue(cued)).isNotEqualTo(Shot.Cue.NONE);
      assertThat(cued.scene().shots().getFirst().actors())
          .isEqualTo(
              laboratory.item(LabTask.SHORTCUT, Split.TEST, i).scene().shots().getFirst().actors());
    }
  }

  /** A set of any length costs nothing before its items are asked for. */
  @Test
  void itemsAreMadeOneByOne() {
    assertThat(laboratory.items(LabTask.MATCH, Split.TRAIN, Long.MAX_VALUE).limit(3)).hasSize(3);
    assertThat(laboratory.item(LabTask.COUNT, Split.TRAIN, 1L << 60).id())
        .endsWith("1152921504606846976");
  }

  private static Shot.Cue cue(LabItem item) {
    return item.scene().shots().getFirst().cue();
  }

  private static Actor target(LabItem item) {
    Truth.Target t = item.truth().targets().getFirst();
    return item.scene().shots().get(t.clip()).actors().get(t.actor());
  }
}
