package dev.sightline.core.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.figure.PngEncoder;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.Norm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackedSetTest {
  private static final int SIDE = 8;

  @TempDir private Path folder;

  private AttackedSet.Wish wish(Optional<Path> data, boolean text, int limit) {
    return new AttackedSet.Wish(data, "dev", text, Optional.of(limit), folder.resolve("films"));
  }

  @Test
  void setsAreThoseOfTheHeads() {
    assertThat(AttackedSet.of(List.of("sentiment", "topics")))
        .containsExactly(AttackedSet.SENTIMENT, AttackedSet.TOPICS);
    assertThat(AttackedSet.of(List.of("qa")))
        .containsExactly(AttackedSet.QUESTIONS, AttackedSet.LABORATORY_QUESTIONS);
    assertThat(AttackedSet.of(List.of("my-own"))).isEmpty();
    assertThat(AttackedSet.of("laboratory-questions")).contains(AttackedSet.LABORATORY_QUESTIONS);
    assertThat(AttackedSet.of("magic")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = AttackedSet.class,
      names = {"LABORATORY_QUESTIONS", "MATCH", "COUNT", "SHORTCUT", "RELATION"})
  void whatIsDrawnNeedsNoData(AttackedSet set) throws Exception {
    assertThat(set.isDrawn()).isTrue();
    List<RobustItem> items = set.items(wish(Optional.empty(), true, 3), Progress.NONE);
    assertThat(items).hasSize(3).allSatisfy(i -> assertThat(i.text()).isNotBlank());
    assertThat(items).extracting(RobustItem::name).doesNotHaveDuplicates();
    for (RobustItem i : items) {
      assertThat(MediaProbe.probe(i.video()).codedWidth()).isEqualTo(64);
    }
    if (set == AttackedSet.LABORATORY_QUESTIONS) {
      assertThat(QuestionKind.ANSWERS).containsAll(items.stream().map(RobustItem::label).toList());
    }
    var before = Files.getLastModifiedTime(items.getFirst().video());
    assertThat(set.items(wish(Optional.empty(), true, 3), Progress.NONE)).isEqualTo(items);
    assertThat(Files.getLastModifiedTime(items.getFirst().video()))
        .as("a film that is there is not drawn again")
        .isEqualTo(before);
    try (var files = Files.list(folder.resolve("films"))) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("half-"))).isEmpty();
    }
  }

  /** Stills become a film, and each attack goes the way of any video. */
  @Test
  void picturesAreShownOneAfterTheOther_andAttacked() throws Exception {
    Path set = Files.createDirectories(folder.resolve("sets/msrvtt"));
    Files.writeString(
        set.resolve("videos.csv"), "split,video,frames,category\ndev,v1,2,a\ndev,v2,1,b\n");
    Files.writeString(
        set.resolve("captions.csv"), "video,caption\nv1,two small words\nv2,two small words\n");
    picture(set.resolve("frames/v1/00.webp"), 10);
    picture(set.resolve("frames/v1/01.webp"), 200);
    picture(set.resolve("frames/v2/00.webp"), 90);
    List<RobustItem> items =
        AttackedSet.TOPICS.items(wish(Optional.of(folder.resolve("sets")), true, 9), Progress.NONE);
    assertThat(items).extracting(RobustItem::label).containsExactly("a", "b");
    assertThat(items).extracting(RobustItem::text).containsOnly("two small words");
    assertThat(MediaProbe.probe(items.getFirst().video()).duration().toDouble())
        .as("two clips of 16 frames at 25 Hz")
        .isEqualTo(1.28);
    Trial trial =
        new Trial(Trial.CURVE, .1, new Attack.OnFeatures(AttackPlan.fgsm(Norm.LINF, .1)), false);
    LinearModel model = new LinearModel("two small words");
    List<TrialRow> rows =
        new RobustBench(
                model,
                Optional.of(model),
                AttackedSet.TOPICS.head(),
                RobustLog.open(folder.resolve("log")))
            .run(
                items,
                List.of(trial, new Trial(Trial.TRANSFER, .1, trial.attack(), true)),
                Progress.NONE);
    assertThat(rows).hasSize(6);
    assertThat(rows.stream().filter(r -> r.trial().equals(RobustBench.CLEAN) && r.right()))
        .as("the model answers the same of all, so one of the two is right")
        .hasSize(1);
    assertThat(rows).anySatisfy(r -> assertThat(r.rms()).isPositive());
  }

  @Test
  void anOpenLabelThatTheHeadDoesNotKnowIsAnsweredWrongly() throws Exception {
    RobustItem open = new RobustItem("q", Path.of("a.mp4"), "two small words", "lamp", true);
    Trial trial =
        new Trial(Trial.CURVE, .1, new Attack.OnFeatures(AttackPlan.fgsm(Norm.LINF, .1)), false);
    List<TrialRow> rows =
        new RobustBench(
                new LinearModel("two small words"),
                Optional.empty(),
                "topics",
                RobustLog.open(folder.resolve("log")))
            .run(List.of(open), List.of(trial), Progress.NONE);
    assertThat(rows).hasSize(2).noneMatch(TrialRow::right);
    assertThat(rows.getFirst().probability()).isZero();
  }

  @Test
  void whatIsMissingIsToldInWords() {
    assertThatThrownBy(
            () -> AttackedSet.SENTIMENT.items(wish(Optional.empty(), true, 1), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--data");
    assertThatThrownBy(
            () -> AttackedSet.SENTIMENT.items(wish(Optional.of(folder), true, 1), Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DATA));
    assertThatThrownBy(() -> wish(Optional.empty(), true, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void picture(Path file, int grey) throws Exception {
    Files.createDirectories(file.getParent());
    int[] argb = new int[SIDE * SIDE];
    Arrays.fill(argb, 0xff000000 | grey << 16 | grey << 8 | grey);
    Files.write(file, PngEncoder.encode(new Raster(SIDE, SIDE, argb)));
  }
}
