package dev.sightline.core.training;

import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.SplittableRandom;

/** What a model is hardened on. */
public interface HardenLessons {
  /** The batches of one epoch, with order and views by chance; always as many. */
  List<BatchMaker> drawn(SplittableRandom random) throws SightlineException;
}
