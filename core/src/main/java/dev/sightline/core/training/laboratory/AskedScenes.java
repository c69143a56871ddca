package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.SceneQuestions;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Questions of one kind, and for each the video that it is about; questions that share one stand
 * together.
 */
record AskedScenes(List<SceneQuestion> questions, List<Scene> scenes) {
  AskedScenes {
    questions = List.copyOf(questions);
    scenes = List.copyOf(scenes);
  }

  /**
   * @param seed of the questions about a scene
   * @param count questions
   */
  static AskedScenes draw(Laboratory world, long seed, QuestionKind kind, Split split, int count) {
    SceneQuestions questioner = new SceneQuestions(new SplittableRandom(seed + kind.ordinal()));
    int step = kind.scenes().isPaired() ? 2 : 1;
    List<SceneQuestion> asked = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    for (long i = 0; asked.size() < count; i += step) {
      Scene scene = world.item(kind.scenes(), split, i).scene();
      for (SceneQuestion q : questioner.about(scene, kind)) {
        asked.add(q);
        scenes.add(scene);
      }
    }
    // the last pair may be one too many
    return new AskedScenes(asked.subList(0, count), scenes.subList(0, count));
  }

  /** For each question the grid of its video. */
  List<float[]> grids(GridBuilder builder, boolean shuffled, Progress progress)
      throws SightlineException {
    List<Scene> once = scenes.stream().distinct().toList();
    List<float[]> built = builder.build(once, shuffled, progress);
    return scenes.stream().map(s -> built.get(once.indexOf(s))).toList();
  }

  /** The questions, with one side or both. */
  List<Asked> with(Side side) {
    return questions.stream().map(q -> QuestionLessons.asked(q, side)).toList();
  }

  List<Integer> truth() {
    return questions.stream().map(SceneQuestion::answer).toList();
  }

  /** Clips of each video. */
  int clips() {
    return scenes.getFirst().shots().size();
  }
}
