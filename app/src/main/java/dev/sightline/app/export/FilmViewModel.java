package dev.sightline.app.export;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.overlay.OverlayFilm;
import dev.sightline.core.overlay.OverlayPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The film with a burnt-in map that the user is about to write. FX thread only. */
public final class FilmViewModel {
  /**
   * Whose map is painted.
   *
   * @param token index in the analysis' tokens, or {@link Selection#NONE} for all words
   * @param name for people
   */
  public record Subject(int token, String name) {}

  private final ColourSettings colours;
  private final JobRunner jobs;
  private final FilmFiles films;
  private final Notices notices;
  private final ObjectProperty<Subject> subject = new SimpleObjectProperty<>(this, "subject");
  private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 0.6);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");

  public FilmViewModel(ColourSettings colours, JobRunner jobs, FilmFiles films, Notices notices) {
    this.colours = colours;
    this.jobs = jobs;
    this.films = films;
    this.notices = notices;
  }

  /**
   * Begins with what is shown now.
   *
   * @param overlayOpacity as the player has it, 0..1
   */
  public void begin(Shown now, double overlayOpacity) {
    shown.set(now);
    opacity.set(overlayOpacity);
    subject.set(
        subjects().stream()
            .filter(s -> s.token() == now.token())
            .findFirst()
            .orElse(subjects().getFirst()));
  }

  /** What the film is made of; null before {@link #begin}. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whose map is painted. */
  public ObjectProperty<Subject> subjectProperty() {
    return subject;
  }

  /** Opacity of the strongest place, 0..1. */
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  /** All words together, then each token; empty before {@link #begin}. */
  public List<Subject> subjects() {
    Shown now = shown.get();
    if (now == null) {
      return List.of();
    }
    List<Subject> all = new ArrayList<>();
    all.add(new Subject(Selection.NONE, Messages.text("export.film.all")));
    for (MatrixData.Row row : now.map().matrix().rows()) {
      all.add(new Subject(row.token(), Words.token(now.map().analysis().text(), row.token())));
    }
    return all;
  }

  /** A name for the file. */
  public String suggestedName() {
    Shown now = shown.get();
    return now == null
        ? ""
        : now.withToken(subject.get().token())
                .fileName(ExportContent.PICTURE)
                .replace("picture", "overlay")
            + OverlayFilm.ENDING;
  }

  /** Writes the film in the background; stopped, it goes on the next time. */
  public void write(Path file) {
    Shown now = shown.get();
    if (now == null || !now.hasPlaces()) {
      return;
    }
    Shown wanted = now.withToken(subject.get().token());
    ColorMap map = ColorMap.of(colours.mapProperty().get().key()).orElseThrow();
    double strength = opacity.get();
    Path target = FigureViewModel.withEnding(file, OverlayFilm.ENDING);
    jobs.startInBackground(
        Messages.text("job.film", target.getFileName()),
        p -> {
          films.write(plan(wanted, map, strength), target, p);
          return target;
        },
        Written.to(notices, Messages.text("export.film.stopped")));
  }

  private static OverlayPlan plan(Shown shown, ColorMap map, double opacity) {
    Analysis a = shown.map().analysis();
    List<SpatialMap> maps = shown.maps();
    double top = OverlayPlan.top(maps);
    return new OverlayPlan(
        a.video().path(),
        a.provenance().videoSha256(),
        a.clips(),
        maps,
        shown.signed()
            ? ColorScale.signed(Paper.DARK.signed(), top)
            : ColorScale.unsigned(map, top),
        opacity);
  }
}
