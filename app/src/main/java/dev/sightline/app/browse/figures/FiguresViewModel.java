package dev.sightline.app.browse.figures;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseMode;
import dev.sightline.app.browse.BrowseSearch;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.FacetNames;
import dev.sightline.app.browse.FilterViewModel;
import dev.sightline.app.chart.Confusion;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.dataset.SetFigures;
import dev.sightline.core.library.dataset.Truth;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Figures of the videos that the library's page shows, as far as their class is known: so what
 * narrows the page narrows them too. Worked out in the background, only while they are looked at.
 * FX thread only.
 */
public final class FiguresViewModel {
  private static final String KEY = "figures";

  private final BrowseSearch search;
  private final FilterViewModel filter;
  private final LatestTask latest;
  private final Confusion confusion = new Confusion(this::open);
  private final ObjectProperty<Optional<Truth>> wanted =
      new SimpleObjectProperty<>(this, "wanted", Optional.empty());
  private final ObjectProperty<Optional<String>> wantedHead =
      new SimpleObjectProperty<>(this, "wantedHead", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SetFigures>> figures =
      new ReadOnlyObjectWrapper<>(this, "figures", Optional.empty());
  private boolean stale = true;

  /**
   * @param page whose videos are meant
   */
  public FiguresViewModel(BrowseViewModel page, JobRunner jobs) {
    search = page.search();
    latest = new LatestTask(jobs);
    search.items().subscribe(this::changed);
    filter = page.filter();
    filter.filterProperty().subscribe(f -> changed()); // another head, the same videos
    filter.headsProperty().subscribe(h -> changed()); // known once the model is open
    wantedHead.subscribe(h -> changed());
    search.form().modeProperty().subscribe(m -> look());
    wanted.subscribe(t -> changed());
  }

  /** Who says what is right; empty for whoever knows anything. */
  public ObjectProperty<Optional<Truth>> wantedProperty() {
    return wanted;
  }

  /** The figures; empty if no class is known of any video that is shown. */
  public ReadOnlyObjectProperty<Optional<SetFigures>> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Which class was taken for which. */
  public Confusion confusion() {
    return confusion;
  }

  /** Judges another head, wherever the filters are about another one. */
  public ObjectProperty<Optional<String>> wantedHeadProperty() {
    return wantedHead;
  }

  /** Keys of the heads that can be judged. */
  public List<String> heads() {
    return filter.headsProperty().get();
  }

  /** True while figures are worked out. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** A class as the user reads it. */
  public static String name(String label) {
    return FacetNames.of(Facet.CLASS, label);
  }

  /** Shows the videos of a class that the model has looked at. */
  public void openClass(String label) {
    figures
        .get()
        .ifPresent(
            f -> {
              int row = f.classes().indexOf(label);
              List<Long> ids = new ArrayList<>();
              f.cells().get(row).forEach(ids::addAll);
              show(ids, name(label));
            });
  }

  /** Shows the videos of a slice that were named wrongly. */
  public void openWrong(SetFigures.Slice slice) {
    show(
        slice.wrong(),
        Messages.text(
            "browse.figures.wrong",
            FacetNames.of(slice.facet()),
            FacetNames.of(slice.facet(), slice.value())));
  }

  private void open(Confusion.Cell cell) {
    figures
        .get()
        .ifPresent(
            f ->
                show(
                    f.cell(cell.truth(), cell.predicted()),
                    cell.truth() == cell.predicted()
                        ? Messages.text("browse.figures.hit", name(f.classes().get(cell.truth())))
                        : Messages.text(
                            "browse.figures.cell",
                            name(f.classes().get(cell.truth())),
                            name(f.classes().get(cell.predicted())))));
  }

  private void show(List<Long> videos, String words) {
    if (!videos.isEmpty()) {
      search.showPicked(videos, words);
    }
  }

  private void changed() {
    stale = true;
    look();
  }

  private void look() {
    if (!stale || search.form().modeProperty().get() != BrowseMode.FIGURES) {
      return;
    }
    stale = false;
    List<VideoCard> cards = search.items().stream().map(BrowseItem::card).toList();
    Optional<Truth> asked = wanted.get();
    Optional<String> chosen = wantedHead.get().filter(heads()::contains);
    List<String> heads = heads();
    String usual = filter.filterProperty().get().head();
    latest.request(
        KEY,
        "",
        p -> {
          String head = chosen.orElseGet(() -> Truth.head(cards, heads, usual, asked));
          return asked.or(() -> Truth.best(cards, head)).map(t -> SetFigures.of(cards, head, t));
        },
        new Answer<Optional<SetFigures>>() {
          @Override
          public void done(Optional<SetFigures> now) {
            figures.set(now.filter(f -> f.known() > 0));
            confusion.show(figures.get().map(FiguresViewModel::matrix));
          }

          @Override
          public void failed(SightlineException e) {
            figures.set(Optional.empty());
            confusion.show(Optional.empty());
          }
        });
  }

  private static Confusion.Matrix matrix(SetFigures f) {
    return new Confusion.Matrix(
        f.confusion(), f.classes().stream().map(FiguresViewModel::name).toList());
  }
}
