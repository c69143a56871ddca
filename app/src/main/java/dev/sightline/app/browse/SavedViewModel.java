package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.library.SavedSearch;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.FacetFilter;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Searches that the user wants to find again: what was typed and what was ticked. FX thread. */
public final class SavedViewModel {
  /** Parts what is ticked from what was typed, in what the catalogue keeps. */
  private static final String PART = "\n";

  private final SavedFiles files;
  private final BrowseViewModel page;
  private final LatestTask latest;
  private final ObservableList<SavedSearch> searches = FXCollections.observableArrayList();
  private final ObservableList<SavedSearch> shown =
      FXCollections.unmodifiableObservableList(searches);
  private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper(this, "canSave");

  public SavedViewModel(SavedFiles files, BrowseViewModel page, JobRunner jobs) {
    this.files = files;
    this.page = page;
    latest = new LatestTask(jobs);
    page.stateProperty()
        .subscribe(
            s -> {
              if (s == BrowseViewModel.State.READY) {
                change(p -> files.searches());
              }
            });
    page.summaryProperty().subscribe(s -> look());
    searches.subscribe(this::look);
  }

  /** The kept ones, by their names. */
  ObservableList<SavedSearch> searches() {
    return shown;
  }

  /** True while something is searched or ticked that is not kept yet. */
  ReadOnlyBooleanProperty canSaveProperty() {
    return canSave.getReadOnlyProperty();
  }

  private void look() {
    Quest.Kind kind = page.search().kind();
    boolean some =
        kind == Quest.Kind.WORDS
            || kind == Quest.Kind.ALL && !page.filter().filterProperty().get().isEmpty();
    canSave.set(
        some && !page.isReadOnly() && searches.stream().noneMatch(s -> s.query().equals(query())));
  }

  private String query() {
    return page.filter().filterProperty().get().toJson() + PART + words();
  }

  private String words() {
    return page.search().queryProperty().get().strip();
  }

  /** Keeps what is searched now, under the words that say what it is. */
  void save() {
    String name = name();
    String query = query();
    change(p -> files.saveSearch(name, query));
  }

  private String name() {
    List<String> parts = new ArrayList<>();
    if (!words().isEmpty()) {
      parts.add(words());
    }
    FacetFilter filter = page.filter().filterProperty().get();
    for (Facet facet : Facet.values()) {
      for (String value : new TreeSet<>(filter.chosen().getOrDefault(facet, java.util.Set.of()))) {
        parts.add(FacetNames.of(facet, value));
      }
    }
    return String.join(", ", parts);
  }

  /** Searches so again. */
  void show(SavedSearch search) {
    String[] parts = search.query().split(PART, 2);
    page.filter().show(FacetFilter.fromJson(parts[0]));
    page.search().showWords(parts.length > 1 ? parts[1] : "");
  }

  /** Keeps a search no longer. */
  void forget(SavedSearch search) {
    change(p -> files.forgetSearch(search.name()));
  }

  private void change(Work<List<SavedSearch>> work) {
    latest.request(
        "change",
        "",
        work,
        new Answer<List<SavedSearch>>() {
          @Override
          public void done(List<SavedSearch> now) {
            searches.setAll(now);
          }

          @Override
          public void failed(SightlineException e) {
            page.say(Messages.say(e));
          }
        });
  }
}
