package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** An example as it is turned; worked out on another thread, the newest counts. FX thread only. */
public final class ExampleViewModel {
  private static final Object KEY = "example";

  private final Example example;
  private final LatestTask latest;
  private final double[] values;
  private final ReadOnlyObjectWrapper<Example.Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", new Example.Shown(List.of(), ""));
  private String text;

  /** Begins with the example's own positions. */
  public ExampleViewModel(Example example, JobRunner jobs) {
    this.example = example;
    latest = new LatestTask(jobs);
    values = example.knobs().stream().mapToDouble(Example.Knob::start).toArray();
    text = example.text();
    ask();
  }

  /** What comes out at the present positions; empty while it is not known yet. */
  public ReadOnlyObjectProperty<Example.Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What can be turned. */
  public List<Example.Knob> knobs() {
    return example.knobs();
  }

  /** The text to begin with; empty where none can be typed. */
  public String firstText() {
    return example.text();
  }

  /**
   * Turns a knob.
   *
   * @param knob its index
   */
  public void turn(int knob, double value) {
    Example.Knob k = example.knobs().get(knob);
    double wanted = Math.clamp(k.whole() ? Math.rint(value) : value, k.low(), k.high());
    if (wanted != values[knob]) {
      values[knob] = wanted;
      ask();
    }
  }

  /** Where a knob stands. */
  public double value(int knob) {
    return values[knob];
  }

  /** Types another text. */
  public void type(String typed) {
    text = typed;
    ask();
  }

  private void ask() {
    double[] now = values.clone();
    String typed = text;
    latest.request(
        KEY,
        "",
        progress -> example.at(typed, now, progress),
        new Answer<Example.Shown>() {
          @Override
          public void done(Example.Shown found) {
            shown.set(found);
          }

          @Override
          public void failed(SightlineException e) {
            shown.set(new Example.Shown(List.of(), Messages.say(e)));
          }
        });
  }
}
