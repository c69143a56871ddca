package dev.sightline.core.training.laboratory;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.BatchMaker;
import dev.sightline.core.training.HardenLessons;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Questions as {@code laboratory} itself was trained on, their videos put together anew in every
 * step.
 *
 * @param config sizes of the model
 * @param lessons draws them
 * @param sentences has learnt the texts of what is drawn
 * @param made questions about generated clips beside the others
 * @param steps of an epoch, each with videos of one clip and of several
 */
record AskedLessons(
    ModelConfig config,
    VideoLessons lessons,
    SentenceStates sentences,
    MadeQuestions made,
    int steps)
    implements HardenLessons {
  /** Videos of one clip, and of several. */
  private static final int PARTS = 2;

  @Override
  public List<BatchMaker> drawn(SplittableRandom random) throws SightlineException {
    List<BatchMaker> makers = new ArrayList<>();
    for (int s = 0; s < steps; s++) {
      // a step's number decides on all that it holds, so that nothing is kept until it is wanted
      long step = random.nextLong();
      for (int p = 0; p < PARTS; p++) {
        int part = p;
        makers.add(owner -> AskedBatch.of(owner, config, part(step, part), sentences));
      }
    }
    return makers;
  }

  private VideoLessons.Part part(long step, int number) throws SightlineException {
    return made.beside(lessons.questions(step).get(number), sentences, new SplittableRandom(step));
  }
}
