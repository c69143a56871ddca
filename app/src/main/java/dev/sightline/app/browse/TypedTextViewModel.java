package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The text that the user has typed for the one video that is chosen. FX thread only. */
public final class TypedTextViewModel {
  private static final String KEY = "text";

  private final MarkFiles files;
  private final BrowseViewModel page;
  private final LatestTask latest;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
  private List<Long> read = List.of();

  public TypedTextViewModel(MarkFiles files, BrowseViewModel page, JobRunner jobs) {
    this.files = files;
    this.page = page;
    latest = new LatestTask(jobs);
    page.selection()
        .chosenProperty()
        .subscribe(
            c -> {
              if (!ids().equals(read)) {
                read();
              }
            });
    page.marks().lastProperty().subscribe(e -> read()); // made, or taken back
  }

  private List<Long> ids() {
    return page.selection().chosenProperty().get().stream().map(BrowseItem::id).toList();
  }

  /** What was typed; empty if nothing was. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** True while one video is chosen and its text is known. */
  public ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  private void read() {
    read = ids();
    if (read.size() != 1) {
      latest.forget(KEY);
      known.set(false);
      text.set("");
      return;
    }
    long video = read.getFirst();
    latest.request(
        KEY,
        "",
        p -> files.typedText(video),
        new Answer<String>() {
          @Override
          public void done(String words) {
            text.set(words);
            known.set(true);
          }

          @Override
          public void failed(SightlineException e) {
            known.set(false);
            page.say(Messages.say(e));
          }
        });
  }

  /** Keeps what was typed; the model then looks at the video beside it. */
  public void type(String words) {
    if (known.get() && !words.strip().equals(text.get())) {
      page.marks().text(words.strip());
    }
  }
}
