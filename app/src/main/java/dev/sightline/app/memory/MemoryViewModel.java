package dev.sightline.app.memory;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.analysis.AttentionStore;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The budget of memory for attention, and how much of it is used. FX thread only. */
public final class MemoryViewModel {
  /** What can be chosen, MB. */
  public static final List<Integer> BUDGETS = List.of(64, 128, 256, 512, 1024, 2048, 4096);

  private static final int SHIFT = 20;

  private final AttentionStore store;
  private final LatestTask latest;
  private final ObjectProperty<Integer> budget;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper(this, "details", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * @param first budget to begin with, MB
   * @param keep keeps what the user chooses, MB
   * @param ui the FX thread
   */
  public MemoryViewModel(
      AttentionStore store, JobRunner jobs, int first, Consumer<Integer> keep, Executor ui) {
    this.store = store;
    this.latest = new LatestTask(jobs);
    this.budget = new SimpleObjectProperty<>(this, "budget", first);
    store.onChange(() -> ui.execute(this::refresh));
    budget.addListener(
        (p, before, now) -> {
          keep.accept(now);
          apply(now);
        });
    refresh();
  }

  /** The budget, MB. */
  public ObjectProperty<Integer> budgetProperty() {
    return budget;
  }

  /** Used and budget in a few words; empty while nothing is kept. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** How much is in memory and how much on disk. */
  public ReadOnlyStringProperty detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** Why the budget cannot be kept; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Looks again: what nobody uses is forgotten without notice. */
  public void refresh() {
    AttentionStore.State s = store.state();
    text.set(
        s.all() == 0
            ? ""
            : s.inMemory() == s.all()
                ? Messages.text("memory.all", megabytes(s.memory()), megabytes(s.budget()))
                : Messages.text(
                    "memory.some",
                    megabytes(s.memory()),
                    megabytes(s.budget()),
                    s.inMemory(),
                    s.all()));
    details.set(
        Messages.text(
            "memory.details", megabytes(s.memory()), megabytes(s.disk()), s.inMemory(), s.all()));
  }

  private void apply(int megabytes) {
    problem.set("");
    latest.request(
        "budget",
        "",
        p -> {
          store.budget((long) megabytes << SHIFT);
          return megabytes;
        },
        new Answer<Integer>() {
          @Override
          public void done(Integer value) {
            refresh();
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  private static String megabytes(long bytes) {
    double mb = bytes / (double) (1 << SHIFT);
    return mb > 0 && mb < 10
        ? String.format(java.util.Locale.ROOT, "%.1f", mb)
        : Long.toString(Math.round(mb));
  }
}
