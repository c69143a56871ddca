package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Claims;
import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.video.C3dInput;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes lessons of clips that no other lesson has. Thread-safe. */
final class LessonMaker {
  /** Tasks of the clips of a step, over and over. */
  private static final List<LabTask> TURNS =
      List.of(
          LabTask.MATCH,
          LabTask.DIRECTION,
          LabTask.MATCH,
          LabTask.COUNT,
          LabTask.MATCH,
          LabTask.DIRECTION,
          LabTask.MATCH,
          LabTask.MATCH);

  private static final int FILLED = 4;

  private final Laboratory laboratory;
  private final SentenceStates sentences;
  private final int batch;

  LessonMaker(Laboratory laboratory, SentenceStates sentences, int batch) {
    this.laboratory = laboratory;
    this.sentences = sentences;
    this.batch = batch;
  }

  /**
   * @param step number of the step in the whole training
   */
  Lesson lesson(long step) throws SightlineException {
    float[] clips = new float[batch * C3dInput.VALUES];
    List<Scene> scenes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      long number = step * batch + i;
      LabTask task = TURNS.get(i % TURNS.size());
      long index = task.isPaired() ? 2 * number : number;
      LabItem item = laboratory.item(task, Split.TRAIN, index);
      Scene scene = item.scene();
      scenes.add(scene);
      C3dInput.fill(ClipFrames.of(scene.shots().getFirst(), laboratory.options()), clips, i);
      SplittableRandom random = new SplittableRandom(laboratory.seed() * 31 + number);
      List<Claim> own = claims(scene, random);
      List<String> words = words(own, random);
      claims.addAll(own);
      texts.addAll(words);
      asked.add(Asked.of(item, Side.BOTH));
      if (task == LabTask.COUNT) {
        boolean fits = random.nextBoolean();
        asked.add(
            new Asked(
                words.get(fits ? 0 : Lesson.POSITIVES), true, LabTask.MATCH.key(), fits ? 1 : 0));
      } else {
        asked.add(Asked.of(laboratory.item(task, Split.TRAIN, index + 1), Side.BOTH));
      }
    }
    float[] shown = new float[claims.size() * batch];
    for (int t = 0; t < claims.size(); t++) {
      for (int v = 0; v < batch; v++) {
        shown[t * batch + v] = scenes.get(v).shows(claims.get(t)) ? 1 : 0;
      }
    }
    sentences.learn(texts);
    sentences.learn(asked.stream().map(Asked::text).toList());
    return new Lesson(clips, texts, shown, asked);
  }

  /** What is said of a clip: true claims, then false ones. */
  private static List<Claim> claims(Scene scene, SplittableRandom random) {
    Shot shot = scene.shots().getFirst();
    Claims draw = new Claims(random);
    int n = shot.actors().size();
    boolean hit = shot.actors().getFirst().act().motion() == Motion.HIT;
    int first = hit ? 0 : random.nextInt(n);
    int second = hit ? 0 : (first + 1) % n;
    List<Claim> all = new ArrayList<>(List.of(draw.about(shot, first), draw.about(shot, second)));
    for (int p = 0; p < Lesson.POSITIVES; p++) {
      for (int k = 0; k < Lesson.SPOILED; k++) {
        all.add(draw.spoiled(all.get(p), scene));
      }
    }
    return all;
  }

  /** The same filler for all, so that it tells nothing. */
  private static List<String> words(List<Claim> claims, SplittableRandom random) {
    int filler = random.nextInt(FILLED) == 0 ? random.nextInt(Grammar.fillers()) : 0;
    return claims.stream().map(c -> Grammar.write(Statement.says(c), filler).text()).toList();
  }
}
