package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SceneQuestionsTest {
  private static final Laboratory WORLD = new Laboratory(5, WorldOptions.STANDARD);
  private static final int VIDEOS = 300;

  /** A question and the video that it is about. */
  private record About(Scene scene, SceneQuestion question) {}

  private static List<List<About>> all(QuestionKind kind) {
    SplittableRandom random = new SplittableRandom(1);
    int step = kind.scenes().isPaired() ? 2 : 1;
    List<List<About>> all = new ArrayList<>();
    for (int i = 0; i < VIDEOS; i++) {
      Scene scene = WORLD.item(kind.scenes(), Split.TRAIN, (long) i * step).scene();
      List<About> asked =
          new SceneQuestions(random)
              .about(scene, kind).stream().map(q -> new About(scene, q)).toList();
      if (!asked.isEmpty()) {
        all.add(asked);
      }
    }
    return all;
  }

  @Test
  void neitherTheVideoNorTheWordsAloneTell() {
    for (QuestionKind kind : QuestionKind.values()) {
      List<List<About>> pairs = all(kind);
      assertThat(pairs).as(kind.key()).hasSizeGreaterThan(VIDEOS / 4);
      if (kind != QuestionKind.HOW_MANY) {
        assertThat(pairs)
            .as("two questions, two answers: " + kind.key())
            .allMatch(
                p -> p.size() == 2 && p.get(0).question().answer() != p.get(1).question().answer());
      }
      long most =
          pairs.stream()
              .flatMap(List::stream)
              .collect(Collectors.groupingBy(a -> a.question().answer(), Collectors.counting()))
              .values()
              .stream()
              .mapToLong(Long::longValue)
              .max()
              .orElseThrow();
      int n = pairs.stream().mapToInt(List::size).sum();
      assertThat((double) most / n).as("no answer rules: " + kind.key()).isLessThan(0.6);
    }
  }

  @Test
  void coloursAndShapesAreThoseOfTheOnlyObjectOfThatName() {
    for (List<About> pair : all(QuestionKind.WHAT)) {
      for (About a : pair) {
        String[] words = a.question().text().split(" ");
        boolean colour = words[1].equals("colour");
        String name = words[4];
        List<Look> named =
            looks(a.scene()).stream()
                .filter(l -> (colour ? l.shape().word() : l.colour().word()).equals(name))
                .toList();
        assertThat(named).as(a.question().text()).hasSize(1);
        assertThat(answer(a))
            .isEqualTo(colour ? named.getFirst().colour().word() : named.getFirst().shape().word());
      }
    }
  }

  @Test
  void sidesHoldForTheWholeClip() {
    for (List<About> pair : all(QuestionKind.WHERE)) {
      for (About a : pair) {
        Actor actor = actor(a.scene().shots().getFirst(), a.question().text().substring(9));
        for (double p = 0; p <= 1; p += 0.1) {
          boolean left = actor.pose(p).x() < 0.5;
          assertThat(answer(a)).as(a.question().text()).isEqualTo(left ? "left" : "right");
        }
      }
    }
  }

  @Test
  void whatComesFirstDoesItsThingInAnEarlierClip() {
    for (List<About> pair : all(QuestionKind.WHICH_FIRST)) {
      for (About a : pair) {
        List<String> moving =
            a.scene().shots().stream()
                .map(s -> s.actors().getFirst())
                .filter(x -> x.act().motion() != Motion.STILL)
                .map(x -> x.look().colour().word())
                .toList();
        boolean first = a.question().text().startsWith("which comes first");
        assertThat(answer(a)).isEqualTo(first ? moving.getFirst() : moving.getLast());
      }
    }
  }

  @Test
  void theOrderInWhichTwoThingsAreNamedTellsNothing() {
    List<About> first =
        all(QuestionKind.WHICH_FIRST).stream()
            .flatMap(List::stream)
            .filter(a -> a.question().text().startsWith("which comes first"))
            .toList();
    long named =
        first.stream()
            .filter(a -> a.question().text().startsWith("which comes first the " + answer(a)))
            .count();
    assertThat((double) named / first.size()).isBetween(0.4, 0.6);
  }

  @Test
  void countsAndWaysAreThoseOfTheNamedObject() {
    for (List<About> asked : all(QuestionKind.HOW_MANY)) {
      Actor a = asked.getFirst().scene().shots().getFirst().actors().getFirst();
      assertThat(answer(asked.getFirst())).isEqualTo(Grammar.COUNTS.get(a.act().times() - 1));
    }
    for (List<About> pair : all(QuestionKind.WHICH_DIRECTION)) {
      for (About a : pair) {
        String text = a.question().text();
        Actor actor =
            actor(a.scene().shots().getFirst(), text.substring(15, text.length() - " go".length()));
        assertThat(actor.act().motion())
            .isEqualTo(answer(a).equals("left") ? Motion.LEFT : Motion.RIGHT);
      }
    }
  }

  @Test
  void everyAnswerStandsInTheListOnce() {
    assertThat(QuestionKind.ANSWERS).doesNotHaveDuplicates().contains("red", "square", "left");
    assertThat(Arrays.stream(QuestionKind.values()).filter(QuestionKind::needsTime)).hasSize(3);
  }

  private static String answer(About a) {
    return QuestionKind.ANSWERS.get(a.question().answer());
  }

  private static List<Look> looks(Scene scene) {
    return scene.shots().getFirst().actors().stream().map(Actor::look).toList();
  }

  /** The object of that name, “the red circle”. */
  private static Actor actor(Shot shot, String name) {
    return shot.actors().stream()
        .filter(a -> name.contains(a.look().colour().word() + " " + a.look().shape().word()))
        .findFirst()
        .orElseThrow();
  }
}
