package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.jobs.Work;
import dev.sightline.app.uses.UseFiles;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What uses of models said of the one chosen video of the library. FX thread only. */
public final class UseListViewModel {
  private static final String READ = "uses";

  private final UseFiles files;
  private final LatestTask latest;
  private final Consumer<String> say;
  private final ReadOnlyObjectWrapper<List<UseResult>> results =
      new ReadOnlyObjectWrapper<>(this, "results", List.of());
  private String video = "";

  /**
   * @param chosen what is chosen; nothing is listed unless it is one video
   * @param say hears why something could not be done
   */
  public UseListViewModel(
      UseFiles files,
      JobRunner jobs,
      ReadOnlyObjectProperty<List<BrowseItem>> chosen,
      Consumer<String> say) {
    this.files = files;
    this.latest = new LatestTask(jobs);
    this.say = say;
    chosen.subscribe(this::chosen);
  }

  /** Those of the chosen video, the latest first. */
  public ReadOnlyObjectProperty<List<UseResult>> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /** Forgets one. */
  public void forget(UseResult result) {
    String of = video;
    read(
        p -> {
          files.delete(result.id());
          return files.of(of);
        });
  }

  private void chosen(List<BrowseItem> items) {
    String now = items.size() == 1 ? items.getFirst().card().video().sha256() : "";
    if (!now.equals(video)) {
      results.set(List.of());
    }
    video = now;
    if (now.isEmpty()) {
      latest.forget(READ);
    } else {
      read(p -> files.of(now));
    }
  }

  private void read(Work<List<UseResult>> work) {
    latest.request(
        READ,
        "",
        work,
        new Answer<List<UseResult>>() {
          @Override
          public void done(List<UseResult> found) {
            results.set(List.copyOf(found));
          }

          @Override
          public void failed(SightlineException e) {
            say.accept(Messages.say(e));
          }
        });
  }
}
