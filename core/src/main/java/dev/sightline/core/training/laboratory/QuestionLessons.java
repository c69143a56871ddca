package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.SceneQuestions;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes the questions with open answers of a step. Thread-safe. */
final class QuestionLessons {
  private final Material material;
  private final SentenceStates sentences;
  private final int each;
  private final long seed;

  /**
   * @param each videos of each kind of question in a step
   */
  QuestionLessons(Material material, SentenceStates sentences, int each, long seed) {
    this.material = material;
    this.sentences = sentences;
    this.each = each;
    this.seed = seed;
  }

  List<VideoLessons.Part> batch(long step) throws SightlineException {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    Map<Integer, List<VideoQuestions.Drawn>> byClips = new TreeMap<>();
    for (QuestionKind kind : QuestionKind.values()) {
      for (int i = 0; i < each; i++) {
        int clips = kind.scenes().hasSeveralClips() ? material.captions().getFirst().size() : 1;
        byClips.computeIfAbsent(clips, k -> new ArrayList<>()).addAll(drawn(kind, random));
      }
    }
    return VideoLessons.joined(byClips, sentences);
  }

  private List<VideoQuestions.Drawn> drawn(QuestionKind kind, SplittableRandom random) {
    while (true) {
      Seen seen = seen(kind, random);
      List<SceneQuestion> asked = new SceneQuestions(random).about(seen.scene(), kind);
      if (!asked.isEmpty()) {
        return asked.stream()
            .map(q -> new VideoQuestions.Drawn(asked(q, VideoQuestions.side(random)), seen.grid()))
            .toList();
      }
    }
  }

  /** A question with one side or both. */
  static Asked asked(SceneQuestion q, Side side) {
    return new Asked(
        side == Side.VIDEO ? null : q.text(), side != Side.TEXT, QuestionAnswer.HEAD, q.answer());
  }

  /** A video with its grid. */
  private record Seen(Scene scene, float[] grid) {}

  private Seen seen(QuestionKind kind, SplittableRandom random) {
    return switch (kind) {
      case WHAT, WHERE -> {
        SeenClip clip =
            random.nextBoolean()
                ? any(material.busy(), random)
                : any(any(material.captions(), random), random);
        yield new Seen(single(clip.shot()), clip.grid());
      }
      case WHICH_FIRST -> {
        List<SeenClip> clips = new VideoQuestions(material, random).two().clips();
        yield new Seen(
            new Scene(clips.stream().map(SeenClip::shot).toList(), 1),
            VideoQuestions.joined(clips));
      }
      case HOW_MANY, WHICH_DIRECTION -> {
        VideoSet set = material.sets().get(kind.scenes());
        int i = random.nextInt(set.items().size());
        LabItem item = set.items().get(i);
        yield new Seen(item.scene(), set.grids().get(i));
      }
    };
  }

  private static Scene single(Shot shot) {
    return new Scene(List.of(shot), 1);
  }

  private static <T> T any(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
