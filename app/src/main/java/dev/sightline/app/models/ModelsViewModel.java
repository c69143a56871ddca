package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The models at hand and the one that is looked at. FX thread only. */
public final class ModelsViewModel {
  private final ModelFiles files;
  private final ModelChoice choice;
  private final JobRunner reader;
  private final BooleanSupplier prepareCharts;
  private final ObservableList<ModelItem> items = FXCollections.observableArrayList();
  private final ObservableList<ModelItem> shown = FXCollections.unmodifiableObservableList(items);
  private final ReadOnlyObjectWrapper<ModelItem> selected =
      new ReadOnlyObjectWrapper<>(this, "selected");
  private final ReadOnlyObjectWrapper<ModelFacts> facts =
      new ReadOnlyObjectWrapper<>(this, "facts");
  private final ReadOnlyStringWrapper broken = new ReadOnlyStringWrapper(this, "broken", "");
  private final ObjectProperty<Section> section =
      new SimpleObjectProperty<>(this, "section", Section.CARD);
  private final ReadOnlyObjectWrapper<ChartState> charts =
      new ReadOnlyObjectWrapper<>(this, "charts", ChartState.PREPARING);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private Subscription following = Subscription.EMPTY;
  private boolean loaded;

  /**
   * @param choice which of them answers in the window
   * @param reader runs one job at a time
   * @param prepareCharts makes charts ready to be drawn, false if it cannot; blocks
   */
  public ModelsViewModel(
      ModelFiles files, ModelChoice choice, JobRunner reader, BooleanSupplier prepareCharts) {
    this.files = files;
    this.choice = choice;
    this.reader = reader;
    this.prepareCharts = prepareCharts;
  }

  /** The models: those of the product first. */
  public ObservableList<ModelItem> items() {
    return shown;
  }

  /** The model that is looked at, or null. */
  public ReadOnlyObjectProperty<ModelItem> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What is known of it; null while it is not open or cannot be opened. */
  public ReadOnlyObjectProperty<ModelFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Why it cannot be opened; empty if it can. */
  public ReadOnlyStringProperty brokenProperty() {
    return broken.getReadOnlyProperty();
  }

  /** What is shown of it. */
  public ObjectProperty<Section> sectionProperty() {
    return section;
  }

  /** Whether charts can be drawn. */
  public ReadOnlyObjectProperty<ChartState> chartsProperty() {
    return charts.getReadOnlyProperty();
  }

  /** Why the last thing asked for could not be done; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Id of the bundle that answers in the window. */
  public ReadOnlyStringProperty inUseProperty() {
    return choice.inUseProperty();
  }

  /** True for the model that answers in the window. */
  public boolean isInUse(ModelItem item) {
    return item.bundle().id().equals(choice.inUseProperty().get());
  }

  /** Takes the model of that id into use. */
  public void use(String id) {
    choice.use(id);
  }

  /** Takes a model into use for now; the next start does not begin with it. */
  public void lend(String id) {
    choice.lend(id);
  }

  /** Lets a model answer in the window, unless it is not open or broken. */
  public void use(ModelItem item) {
    if (item.factsProperty().get() != null) {
      choice.use(item.bundle().id());
    }
  }

  /** Reads what there is, the first time that somebody looks. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    refresh(Optional.empty());
    reader.startQuietly(
        p -> prepareCharts.getAsBoolean() ? ChartState.READY : ChartState.IMPOSSIBLE,
        answer(charts::set));
  }

  /** Reads the list anew: the folder of the user's models was moved. */
  public void reload() {
    if (loaded) {
      refresh(Optional.empty());
    }
  }

  /** Looks at a model. */
  public void select(ModelItem item) {
    following.unsubscribe();
    selected.set(item);
    if (item == null) {
      following = Subscription.EMPTY;
      facts.set(null);
      broken.set("");
      return;
    }
    following =
        item.factsProperty()
            .subscribe(f -> facts.set(f))
            .and(item.problemProperty().subscribe(p -> broken.set(p)));
  }

  /** Copies bundles to the others and looks at the last of them. */
  public void install(List<Path> sources) {
    loaded = true;
    problem.set("");
    for (Path source : sources) {
      reader.startQuietly(
          p -> files.install(source),
          answer(
              added -> {
                choice.changedOnDisk(added.id(), false);
                refresh(Optional.of(added));
              }));
    }
  }

  /** Looks at what is wrong with a model that was just trained and lies on the shelf. */
  public void trained(InstalledBundle bundle) {
    loaded = true;
    section.set(Section.CLASSES);
    choice.changedOnDisk(bundle.id(), false);
    refresh(Optional.of(bundle));
  }

  /** Deletes a model of the user's. */
  public void remove(ModelItem item) {
    problem.set("");
    choice.changedOnDisk(item.bundle().id(), true);
    reader.startQuietly(
        p -> {
          files.remove(item.bundle());
          return item.bundle();
        },
        answer(gone -> refresh(Optional.empty())));
  }

  /** Shows new figures of a model at once. */
  void measured(ModelItem item, List<MeasuredHere> figures) {
    ModelFacts known = item.factsProperty().get();
    if (known != null) {
      item.opened(known.with(figures));
    }
  }

  private void refresh(Optional<InstalledBundle> wanted) {
    reader.startQuietly(p -> files.list(), answer(found -> show(found, wanted)));
  }

  private void show(List<InstalledBundle> found, Optional<InstalledBundle> wanted) {
    InstalledBundle before = selected.get() == null ? null : selected.get().bundle();
    List<ModelItem> now = new ArrayList<>();
    for (InstalledBundle bundle : found) {
      boolean fresh = wanted.isPresent() && wanted.get().equals(bundle);
      now.add(fresh ? open(bundle) : known(bundle).orElseGet(() -> open(bundle)));
    }
    items.setAll(now);
    InstalledBundle next = wanted.orElse(before);
    select(
        now.stream()
            .filter(i -> i.bundle().equals(next))
            .findFirst()
            .orElse(now.isEmpty() ? null : now.getFirst()));
  }

  private Optional<ModelItem> known(InstalledBundle bundle) {
    return items.stream().filter(i -> i.bundle().equals(bundle)).findFirst();
  }

  private ModelItem open(InstalledBundle bundle) {
    ModelItem item = new ModelItem(bundle);
    reader.startQuietly(
        p -> files.facts(bundle),
        new Answer<ModelFacts>() {
          @Override
          public void done(ModelFacts found) {
            item.opened(found);
          }

          @Override
          public void failed(SightlineException e) {
            item.failed(Messages.say(e));
          }
        });
    return item;
  }

  private <T> Answer<T> answer(Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        problem.set(Messages.say(e));
      }
    };
  }
}
