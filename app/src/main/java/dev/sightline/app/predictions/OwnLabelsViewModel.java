package dev.sightline.app.predictions;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.LabelList;
import dev.sightline.core.analysis.LabelRoute;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Labels of the user's own, scored against the open video while they are typed. The scoring runs on
 * another thread; a newer list supersedes an older one. FX thread only.
 */
public final class OwnLabelsViewModel {
  private static final Object SCORE = "own labels";

  /** Labels that are shown, likeliest first. */
  static final int ROWS = 12;

  /**
   * A label with its probability among the labels.
   *
   * @param probability 0 to 1
   */
  public record Scored(String label, double probability) {}

  private final Selection selection;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final Executor pause;
  private final Consumer<String> keep;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<List<Scored>> scores =
      new ReadOnlyObjectWrapper<>(this, "scores", List.of());

  /**
   * @param pause runs the newest of several tasks once the user stops typing
   * @param typed what the user typed last time
   * @param keep remembers it for the next time
   */
  public OwnLabelsViewModel(
      Selection selection,
      AnalyzerSource model,
      JobRunner jobs,
      Executor pause,
      String typed,
      Consumer<String> keep) {
    this.selection = selection;
    this.model = model;
    this.latest = new LatestTask(jobs);
    this.pause = pause;
    this.keep = keep;
    text.set(typed);
    selection.featuresProperty().subscribe(f -> score());
  }

  /** As it was typed. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Why there are no scores, in words of the model; empty if nothing failed. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Likeliest first; empty without a video or with fewer than two labels. */
  public ReadOnlyObjectProperty<List<Scored>> scoresProperty() {
    return scores.getReadOnlyProperty();
  }

  /** The user types. */
  public void type(String typed) {
    if (!typed.equals(text.get())) {
      text.set(typed);
      keep.accept(typed);
      pause.execute(this::score);
    }
  }

  private void score() {
    VideoFeatures video = selection.featuresProperty().get();
    List<String> labels = LabelList.of(text.get());
    if (video == null || labels.size() < 2) {
      latest.forget(SCORE);
      show(List.of(), "");
      return;
    }
    latest.request(
        SCORE,
        "",
        p -> model.get().labels(video, labels, LabelRoute.BOTH, false, p),
        new Answer<HeadResult>() {
          @Override
          public void done(HeadResult result) {
            show(
                result.top(ROWS).stream()
                    .map(i -> new Scored(result.labels().get(i), result.probabilities().get(i)))
                    .toList(),
                "");
          }

          @Override
          public void failed(SightlineException e) {
            show(List.of(), Messages.say(e));
          }
        });
  }

  private void show(List<Scored> shown, String why) {
    problem.set(why);
    scores.set(shown);
  }
}
