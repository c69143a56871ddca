package dev.sightline.core.laboratory;

import dev.sightline.core.laboratory.Statement.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Asks about videos. Wherever a video allows, two questions with the same words but for what they
 * are about have two answers, so that neither the video nor the question alone can tell. One
 * thread.
 */
public final class SceneQuestions {
  /** An object whose middle is nearer to that of the picture lies on no side, as a share. */
  private static final double MIDDLE = 0.08;

  private final SplittableRandom random;

  /**
   * @param random decides among what could be asked
   */
  public SceneQuestions(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Two questions of one kind about a video, in random order.
   *
   * @param scene of {@link QuestionKind#scenes}
   * @return one for {@link QuestionKind#HOW_MANY}, whose video tells; empty if the video allows
   *     none
   */
  public List<SceneQuestion> about(Scene scene, QuestionKind kind) {
    List<SceneQuestion> asked =
        new ArrayList<>(
            switch (kind) {
              case WHAT -> what(scene.shots().getFirst());
              case WHERE -> where(scene.shots().getFirst());
              case WHICH_FIRST -> first(scene);
              case HOW_MANY -> often(scene.shots().getFirst());
              case WHICH_DIRECTION -> way(scene.shots().getFirst());
            });
    if (asked.size() == 2 && random.nextBoolean()) {
      Collections.reverse(asked);
    }
    return asked;
  }

  private List<SceneQuestion> what(Shot shot) {
    List<SceneQuestion> colours =
        told(shot, l -> l.shape().word(), l -> l.colour().word(), "which colour is the %s");
    List<SceneQuestion> shapes =
        told(shot, l -> l.colour().word(), l -> l.shape().word(), "which shape is the %s object");
    boolean colour = random.nextBoolean();
    List<SceneQuestion> one = colour ? colours : shapes;
    return one.isEmpty() ? colour ? shapes : colours : one;
  }

  /** What is asked of two objects that no other shares the name with and whose answers differ. */
  private List<SceneQuestion> told(
      Shot shot, Function<Look, String> name, Function<Look, String> answer, String words) {
    List<Look> alone =
        shot.actors().stream()
            .map(Actor::look)
            .filter(
                l ->
                    shot.actors().stream()
                            .filter(o -> name.apply(o.look()).equals(name.apply(l)))
                            .count()
                        == 1)
            .toList();
    return pair(alone, (a, b) -> !answer.apply(a).equals(answer.apply(b)))
        .map(
            two ->
                two.stream()
                    .map(
                        l ->
                            SceneQuestion.of(
                                QuestionKind.WHAT, words.formatted(name.apply(l)), answer.apply(l)))
                    .toList())
        .orElse(List.of());
  }

  private List<SceneQuestion> where(Shot shot) {
    List<Actor> placed = shot.actors().stream().filter(a -> side(a) != null).toList();
    return pair(placed, (a, b) -> !side(a).equals(side(b)))
        .map(
            two ->
                two.stream()
                    .map(
                        a ->
                            SceneQuestion.of(
                                QuestionKind.WHERE, "where is " + named(a.look()), side(a)))
                    .toList())
        .orElse(List.of());
  }

  /** The side that an object stays on, or null. */
  private static String side(Actor a) {
    double least = 1;
    double most = 0;
    for (double p = 0; p <= 1; p += 0.125) {
      least = Math.min(least, a.pose(p).x());
      most = Math.max(most, a.pose(p).x());
    }
    return most < 0.5 - MIDDLE ? "left" : least > 0.5 + MIDDLE ? "right" : null;
  }

  private List<SceneQuestion> first(Scene scene) {
    List<Look> happens =
        scene.shots().stream()
            .map(s -> s.actors().getFirst())
            .filter(a -> a.act().motion() != Motion.STILL)
            .map(Actor::look)
            .toList();
    if (happens.size() != 2 || happens.get(0).colour() == happens.get(1).colour()) {
      return List.of();
    }
    boolean inOrder = random.nextBoolean();
    String both =
        named(happens.get(inOrder ? 0 : 1)) + " or " + named(happens.get(inOrder ? 1 : 0));
    return List.of(
        SceneQuestion.of(
            QuestionKind.WHICH_FIRST, "which comes first " + both, happens.get(0).colour().word()),
        SceneQuestion.of(
            QuestionKind.WHICH_FIRST, "which comes last " + both, happens.get(1).colour().word()));
  }

  private List<SceneQuestion> often(Shot shot) {
    Actor a = shot.actors().getFirst();
    return a.act().motion() == Motion.BOUNCE
        ? List.of(
            SceneQuestion.of(
                QuestionKind.HOW_MANY,
                words(Form.HOW_OFTEN, a.look(), Motion.BOUNCE),
                Grammar.COUNTS.get(a.act().times() - 1)))
        : List.of();
  }

  private List<SceneQuestion> way(Shot shot) {
    List<Actor> go = shot.actors().stream().filter(a -> a.act().motion().isHorizontal()).toList();
    return pair(go, (a, b) -> a.act().motion() != b.act().motion())
        .map(
            two ->
                two.stream()
                    .map(
                        a ->
                            SceneQuestion.of(
                                QuestionKind.WHICH_DIRECTION,
                                words(Form.WHICH_WAY, a.look(), Motion.STILL),
                                a.act().motion() == Motion.LEFT ? "left" : "right"))
                    .toList())
        .orElse(List.of());
  }

  private static String words(Form form, Look look, Motion motion) {
    return Grammar.write(
            new Statement(form, Claim.of(Phrase.of(look), motion), Optional.empty()), 0)
        .text();
  }

  private static String named(Look look) {
    return "the " + look.colour().word() + " " + look.shape().word();
  }

  /** Whether two things go together. */
  private interface Fits<T> {
    boolean test(T a, T b);
  }

  /** Two of several that fit, at random. */
  private <T> Optional<List<T>> pair(List<T> of, Fits<T> fits) {
    List<List<T>> pairs = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      for (int j = i + 1; j < of.size(); j++) {
        if (fits.test(of.get(i), of.get(j))) {
          pairs.add(List.of(of.get(i), of.get(j)));
        }
      }
    }
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(pairs.get(random.nextInt(pairs.size())));
  }
}
