package dev.sightline.core.training;

import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** What a model's answers are measured on under attack. */
public interface HardenItems {
  /** Each item once, as it is. */
  List<BatchMaker> all() throws SightlineException;

  /** How many items that are. */
  int size();
}
