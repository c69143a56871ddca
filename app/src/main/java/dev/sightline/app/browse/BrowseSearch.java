package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.FacetFilter;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/**
 * What of the library is shown: all of it or what was looked for, narrowed by the filter. A newer
 * search replaces an older one. FX thread only.
 */
public final class BrowseSearch {
  private static final String KEY = "search";

  private final Executor settled;
  private final FilterViewModel filter;
  private final BrowseForm form = new BrowseForm();
  private final BrowseList list = new BrowseList();
  private final Finder finder;
  private final LatestTask latest;
  private final Listener listener;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private Quest quest = Quest.ALL;
  private Quest answered = Quest.ALL;
  private BrowseMode cameFrom = BrowseMode.FIGURES;
  private boolean begun;

  /** Hears of what is shown. */
  interface Listener {
    /** Something else is shown, or the same of something else. */
    void shown();

    /** Why something could not be found; empty: it was. */
    void problem(String words);
  }

  /**
   * @param settled runs a task once typing has stopped for a moment, on the FX thread
   */
  BrowseSearch(
      BrowseFiles files,
      JobRunner jobs,
      Executor settled,
      FilterViewModel filter,
      Listener listener) {
    this.settled = settled;
    this.filter = filter;
    this.listener = listener;
    finder = new Finder(files);
    latest = new LatestTask(jobs);
    filter
        .filterProperty()
        .subscribe(
            f -> {
              if (begun) {
                filter.count(list.cards());
                search();
              }
            });
    form.descendingProperty().subscribe(d -> arrange());
    form.orderProperty().subscribe(o -> arrange());
    form.diversityProperty().subscribe(d -> varied());
    query.subscribe(this::typed);
  }

  private void varied() {
    if (quest.kind() == Quest.Kind.FEED) {
      settled.execute(this::search);
    }
  }

  private void typed(String words) {
    // the field is emptied when something else is looked for
    if (begun && (!words.isBlank() || quest.kind() == Quest.Kind.WORDS)) {
      quest = Quest.words(words);
      settled.execute(this::search);
    }
  }

  /** What is searched for; blank shows all. */
  public StringProperty queryProperty() {
    return query;
  }

  /** How videos are shown. */
  public BrowseForm form() {
    return form;
  }

  /** True while something is searched. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Shows videos for words, as if they were typed; for none, all that the filter lets through. */
  void showWords(String words) {
    show(Quest.ALL);
    query.set(words);
  }

  /** Shows videos like one. */
  public void showLike(BrowseItem item) {
    show(Quest.like(item));
  }

  /**
   * Shows videos with a moment that looks like a picture.
   *
   * @param picture a file
   */
  public void showPicture(Path picture) {
    show(Quest.example(Quest.Kind.PICTURE, picture, -1));
  }

  /** Shows other videos with a moment like that one, ms from the first frame. */
  public void showMoment(Path video, long ms) {
    show(Quest.example(Quest.Kind.MOMENT, video, ms));
  }

  /** Shows videos that are nearly the same, group by group. */
  public void showDuplicates() {
    show(Quest.of(Quest.Kind.DUPLICATES));
  }

  /** Shows the files that cannot be read. */
  public void showBroken() {
    show(Quest.of(Quest.Kind.BROKEN));
  }

  /** Shows what might please the user. */
  public void showFeed() {
    show(Quest.of(Quest.Kind.FEED));
  }

  /**
   * Shows the videos that a figure counts, as a grid.
   *
   * @param words which ones
   */
  public void showPicked(List<Long> videos, String words) {
    cameFrom = form.modeProperty().get();
    form.modeProperty().set(BrowseMode.GRID);
    show(Quest.picked(videos, words));
  }

  /** True if it was the figures of this page that led here. */
  boolean isFromFigures() {
    return quest.kind() == Quest.Kind.PICKED && cameFrom == BrowseMode.FIGURES;
  }

  /** Goes back to the figures, if it was them that led here; else shows all again. */
  public void leave() {
    if (isFromFigures()) {
      form.modeProperty().set(BrowseMode.FIGURES);
      show(Quest.ALL);
    } else {
      clear();
    }
  }

  /** Shows all again. */
  public void clear() {
    filter.clear();
    show(Quest.ALL);
  }

  private void show(Quest wanted) {
    quest = wanted;
    query.set("");
    search();
  }

  /** What is shown, in the order in which it is shown. */
  public ObservableList<BrowseItem> items() {
    return list.shown();
  }

  /** True while the files that cannot be read are shown in place of videos. */
  boolean isBroken() {
    return quest.kind() == Quest.Kind.BROKEN;
  }

  /** In which way something is looked for. */
  Quest.Kind kind() {
    return quest.kind();
  }

  /** True while something is looked for. */
  public boolean isSearched() {
    return quest.kind() != Quest.Kind.ALL;
  }

  /** True while not all videos are shown. */
  public boolean isNarrowed() {
    return isSearched() || !filter.filterProperty().get().isEmpty();
  }

  /** All videos, and those that are shown. */
  BrowseList list() {
    return list;
  }

  /** How many are shown, in words. */
  String summary() {
    return Finder.tell(answered, list.shown(), list.all().size(), isNarrowed());
  }

  /** These are all videos. */
  void setAll(List<BrowseItem> all) {
    begun = true;
    list.setAll(all);
    count();
    if (isSearched()) {
      search();
    }
  }

  /** Videos are now so. */
  void put(Collection<BrowseItem> changed) {
    list.put(changed);
    count();
  }

  /** Videos are no more. */
  void remove(Collection<Long> videos) {
    list.remove(videos);
    count();
  }

  /** The model has these heads. */
  void setHeads(List<String> heads) {
    filter.setHeads(heads);
    count();
  }

  private void count() {
    filter.count(list.cards());
    arrange();
  }

  /** Looks anew. */
  void search() {
    if (!isSearched()) {
      latest.forget(KEY);
      answered = quest;
      list.setFound(Optional.empty());
      arrange();
      return;
    }
    Quest asked = quest;
    double diversity = form.diversityProperty().get();
    FacetFilter narrowed = filter.filterProperty().get();
    Optional<Set<Long>> among =
        narrowed.isEmpty() ? Optional.empty() : Optional.of(list.wanted(narrowed));
    latest.request(
        KEY,
        asked.kind() == Quest.Kind.DUPLICATES ? Messages.text("browse.job.duplicates") : "",
        p -> finder.find(asked, among, diversity, p),
        new Answer<List<BrowseItem>>() {
          @Override
          public void done(List<BrowseItem> found) {
            listener.problem("");
            answered = asked;
            list.setFound(Optional.of(found));
            arrange();
          }

          @Override
          public void failed(SightlineException e) {
            listener.problem(Messages.say(e));
          }
        });
  }

  private void arrange() {
    if (begun) {
      FacetFilter narrowed = filter.filterProperty().get();
      list.show(
          narrowed,
          form.orderProperty().get().comparator(narrowed.head(), form.descendingProperty().get()));
      listener.shown();
    }
  }

  /** Names of all tags, with how many videos have each. */
  public Map<String, Integer> tags() {
    return BrowseList.names(list.all(), VideoCard::tags);
  }

  /** Names of all collections that hold a video, with how many each holds. */
  public Map<String, Integer> collections() {
    return BrowseList.names(list.all(), VideoCard::collections);
  }
}
