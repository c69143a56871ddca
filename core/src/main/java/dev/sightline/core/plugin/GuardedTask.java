package dev.sightline.core.plugin;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.VideoTask;
import java.util.List;

/** A task of a plug-in. Its names are asked once. */
record GuardedTask(VideoTask inner, String key, String title, Guard guard) implements VideoTask {
  static GuardedTask of(VideoTask inner, Guard guard) throws SightlineException {
    return new GuardedTask(inner, guard.call(inner::key), guard.call(inner::title), guard);
  }

  @Override
  public List<Line> answer(Analysis analysis, Progress progress) throws SightlineException {
    return guard.call(() -> List.copyOf(inner.answer(analysis, progress)));
  }
}
