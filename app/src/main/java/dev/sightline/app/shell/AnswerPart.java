package dev.sightline.app.shell;

import dev.sightline.app.guess.GuessSource;
import dev.sightline.app.guess.GuessViewModel;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.predictions.SideCheck;
import dev.sightline.app.selection.Selection;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What stands beside the predictions and is asked of the model by itself. FX thread only.
 *
 * @param modality what an answer hangs on
 * @param guess which word would stand in the place of one
 */
record AnswerPart(ModalityViewModel modality, GuessViewModel guess) {
  /**
   * @param settled runs the newest of several tasks once the answer stays
   * @param use takes another model into use
   */
  static AnswerPart of(
      Selection selection,
      AnalyzerSource model,
      JobRunner jobs,
      Executor settled,
      Consumer<String> use) {
    return new AnswerPart(
        new ModalityViewModel(selection, SideCheck.of(model), jobs, settled),
        new GuessViewModel(selection, GuessSource.of(model), jobs, use));
  }
}
