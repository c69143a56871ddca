package dev.sightline.app.lessons;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.model.Side;
import java.util.List;

/** What a step of a lesson does under “What if”. */
public enum LessonChange {
  NONE,
  /** The model gets the text alone. */
  NO_VIDEO,
  /** The model gets the video alone. */
  NO_TEXT,
  /** Each clip shows its middle frame all the time. */
  FREEZE;

  /** The changes, for the video of an analysis. */
  public ChangeList of(Analysis analysis) {
    Change change =
        switch (this) {
          case NONE -> null;
          case NO_VIDEO -> new Change.Silence(Side.VIDEO);
          case NO_TEXT -> new Change.Silence(Side.TEXT);
          case FREEZE ->
              new Change.FreezeClips(
                  Span.of(analysis.clips().getFirst(), analysis.clips().getLast()));
        };
    return change == null ? ChangeList.EMPTY : ChangeList.of(List.of(change));
  }
}
