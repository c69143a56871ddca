package dev.sightline.app.browse.map;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.SpaceFiles;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.Facets;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.problem.SightlineException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The library as a map, coloured by class. FX thread only. */
public final class MapViewModel {
  /** Classes that have a colour; more could not be told from each other. */
  public static final int COLOURS = 7;

  private static final String KEY = "map";

  private final SpaceFiles files;
  private final BrowseViewModel page;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<VideoMap>> map =
      new ReadOnlyObjectWrapper<>(this, "map", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Facets.Count>> classes =
      new ReadOnlyObjectWrapper<>(this, "classes", List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ObjectProperty<MapMethod> method =
      new SimpleObjectProperty<>(this, "method", MapMethod.PCA);
  private Map<Long, BrowseItem> shown = Map.of();

  public MapViewModel(SpaceFiles files, BrowseViewModel page, JobRunner jobs) {
    this.files = files;
    this.page = page;
    latest = new LatestTask(jobs);
    page.items().subscribe(this::index);
    page.filter().countsProperty().subscribe(c -> colours());
  }

  /** Where videos lie; empty while that is not known. */
  public ReadOnlyObjectProperty<Optional<VideoMap>> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** The most frequent classes, each with the colour of its place. */
  public ReadOnlyObjectProperty<List<Facets.Count>> classesProperty() {
    return classes.getReadOnlyProperty();
  }

  /** Why there is no map; empty if there is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How the map is made; kept by whoever keeps choices. */
  public ObjectProperty<MapMethod> methodProperty() {
    return method;
  }

  /** How much of the map is made, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Makes the map by another method; the present one is shown until that is done. */
  public void choose(MapMethod wanted) {
    if (method.get() != wanted) {
      method.set(wanted);
      load();
    }
  }

  /** Stops making the map; what is shown stays. */
  public void stop() {
    latest.cancel(KEY);
  }

  /** True while the map is being made. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Makes the map anew. */
  public void load() {
    problem.set("");
    MapMethod wanted = method.get();
    progress.unbind();
    progress.set(-1);
    Job job =
        latest.request(
            KEY,
            Messages.text("browse.map.busy"),
            p -> files.map(wanted, p),
            new Answer<VideoMap>() {
              @Override
              public void done(VideoMap now) {
                map.set(Optional.of(now));
              }

              @Override
              public void failed(SightlineException e) {
                problem.set(Messages.say(e));
              }

              @Override
              public void cancelled() {
                map.get()
                    .ifPresentOrElse(
                        m -> method.set(m.method()),
                        () -> problem.set(Messages.text("browse.map.stopped")));
              }
            });
    progress.bind(job.progressProperty());
  }

  /** The video of a point, if the page shows it. */
  public Optional<BrowseItem> item(long video) {
    return Optional.ofNullable(shown.get(video));
  }

  /** Which colour a video has; −1 for none of the frequent classes, or if there is no class. */
  public int colour(BrowseItem item) {
    String head = page.filter().filterProperty().get().head();
    Optional<String> label =
        item.card()
            .look()
            .flatMap(l -> l.top(head))
            .filter(Prediction::known)
            .map(Prediction::label);
    for (int i = 0; i < classes.get().size(); i++) {
      if (label.filter(classes.get().get(i).value()::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private void index() {
    Map<Long, BrowseItem> now = new HashMap<>();
    page.items().forEach(i -> now.put(i.id(), i));
    shown = now;
  }

  private void colours() {
    classes.set(
        page.filter().countsProperty().get().getOrDefault(Facet.CLASS, List.of()).stream()
            .filter(c -> !c.value().equals(Facet.UNLIKELY))
            .limit(COLOURS)
            .toList());
  }
}
