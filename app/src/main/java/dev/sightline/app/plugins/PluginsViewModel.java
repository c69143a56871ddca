package dev.sightline.app.plugins;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.plugin.PluginState;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.VideoTask;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Plug-ins with what the user said of them; nothing of one runs before it was allowed. FX thread
 * only.
 */
public final class PluginsViewModel {
  private static final String LOOK = "look";
  private static final String FOLDER = "folder";
  private static final String TASK = "task";

  /** What is found in the folder in one look. */
  private record Found(List<PluginState> all, List<VideoTask> tasks) {}

  private final Plugins plugins;
  private final Runnable changed;
  private final LatestTask latest;
  private final ObservableList<PluginState> all = FXCollections.observableArrayList();
  private final ObservableList<VideoTask> tasks = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * @param changed told when another plug-in runs or one stopped
   */
  public PluginsViewModel(Plugins plugins, JobRunner jobs, Runnable changed) {
    this.plugins = plugins;
    this.changed = changed;
    this.latest = new LatestTask(jobs);
  }

  /** All plug-ins, by the names of their files. */
  public ObservableList<PluginState> all() {
    return all;
  }

  /** The tasks that plug-ins bring. */
  public ObservableList<VideoTask> tasks() {
    return tasks;
  }

  /** True if one of them waits for the user's word. */
  public boolean isAsked() {
    return all.stream().anyMatch(PluginState::isWaiting);
  }

  /** Why something could not be done; empty if all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** True while the folder is read, a plug-in starts, or a task runs. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Where jars are put. */
  public Path folder() {
    return plugins.folder();
  }

  /**
   * Reads the folder in the background.
   *
   * @param then run when it was read
   */
  public void look(Runnable then) {
    request(false, "", false, then);
  }

  /** Remembers that it may run, or may not, and follows that at once. */
  public void decide(PluginState plugin, boolean allowed) {
    request(true, plugin.sha256(), allowed, () -> {});
  }

  private void request(boolean decide, String hash, boolean allowed, Runnable then) {
    problem.set("");
    latest.request(
        LOOK,
        decide && allowed ? Messages.text("plugins.starting") : "",
        p -> {
          if (decide) {
            plugins.decide(hash, allowed);
          }
          return new Found(plugins.all(), plugins.tasks());
        },
        new Answer<Found>() {
          @Override
          public void done(Found found) {
            all.setAll(found.all());
            tasks.setAll(found.tasks());
            if (decide) {
              changed.run();
            }
            then.run();
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /**
   * Makes the folder if it is missing.
   *
   * @param open shows it
   */
  public void openFolder(Consumer<Path> open) {
    problem.set("");
    latest.request(
        FOLDER,
        "",
        p -> plugins.makeFolder(),
        new Answer<Path>() {
          @Override
          public void done(Path folder) {
            open.accept(folder);
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /**
   * Runs a task in the background.
   *
   * @param analysis what it asks
   * @param told gets the answer
   */
  public void run(VideoTask task, Analysis analysis, Consumer<List<VideoTask.Line>> told) {
    latest.request(
        TASK,
        task.title(),
        p -> task.answer(analysis, p),
        new Answer<List<VideoTask.Line>>() {
          @Override
          public void done(List<VideoTask.Line> lines) {
            told.accept(lines);
          }

          @Override
          public void failed(SightlineException e) {
            told.accept(List.of(new VideoTask.Line("", Messages.say(e))));
            look(() -> {});
          }
        });
  }
}
