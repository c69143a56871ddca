package dev.sightline.app.export;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Look;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The figure that the user is about to write: what of the shown map, in which format and size, with
 * a preview that follows. FX thread only.
 */
public final class FigureViewModel {
  private static final String PREVIEW = "preview";

  /** Width of the preview, px: twice what is shown, for dense screens. */
  private static final double PREVIEW_PX = 840;

  private static final double MM_PER_INCH = 25.4;

  private final ColourSettings colours;
  private final JobRunner jobs;
  private final LatestTask latest;
  private final Executor pause;
  private final FrameGrabber frames;
  private final Notices notices;
  private final ObjectProperty<ExportContent> content =
      new SimpleObjectProperty<>(this, "content", ExportContent.MATRIX);
  private final ObjectProperty<FigureFormat> format =
      new SimpleObjectProperty<>(this, "format", FigureFormat.PDF);
  private final ObjectProperty<Paper> paper =
      new SimpleObjectProperty<>(this, "paper", Paper.LIGHT);
  private final ObjectProperty<WidthUnit> unit =
      new SimpleObjectProperty<>(this, "unit", WidthUnit.MM);
  private final DoubleProperty width =
      new SimpleDoubleProperty(this, "width", FigureSize.PAGE.widthMm());
  private final IntegerProperty dpi = new SimpleIntegerProperty(this, "dpi", FigureSize.PAGE.dpi());
  private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 0.6);
  private final BooleanProperty outline = new SimpleBooleanProperty(this, "outline");
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<Raster> preview =
      new ReadOnlyObjectWrapper<>(this, "preview");
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper(this, "caption", "");
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
  private Drawn drawn = Drawn.UNSEEN;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * @param jobs runs what is written and the previews
   * @param pause runs the newest of its tasks once the user stops typing for a moment
   */
  public FigureViewModel(
      ColourSettings colours,
      JobRunner jobs,
      Executor pause,
      FrameGrabber frames,
      Notices notices) {
    this.colours = colours;
    this.jobs = jobs;
    this.latest = new LatestTask(jobs);
    this.pause = pause;
    this.frames = frames;
    this.notices = notices;
    content.subscribe(c -> refresh());
    paper.subscribe(p -> refresh());
    format.subscribe(f -> refresh());
    width.subscribe(w -> refresh());
    dpi.subscribe(d -> refresh());
    unit.subscribe((before, now) -> convert(before));
  }

  /**
   * Begins with what is shown now.
   *
   * @param overlayOpacity as the player has it, 0..1
   * @param cells whether the player shows the borders of places
   * @param seen what lanes and flow show
   */
  public void begin(
      Shown now, ExportContent wanted, double overlayOpacity, boolean cells, Drawn seen) {
    drawn = seen;
    shown.set(now);
    opacity.set(overlayOpacity);
    outline.set(cells);
    content.set(now.figures().contains(wanted) ? wanted : ExportContent.MATRIX);
    refresh();
  }

  /** What the figure is made of; null before {@link #begin}. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What of the map. */
  public ObjectProperty<ExportContent> contentProperty() {
    return content;
  }

  /** The kind of file. */
  public ObjectProperty<FigureFormat> formatProperty() {
    return format;
  }

  /** What it is drawn on. */
  public ObjectProperty<Paper> paperProperty() {
    return paper;
  }

  /** In what the width is given. */
  public ObjectProperty<WidthUnit> unitProperty() {
    return unit;
  }

  /** The width, in its unit. */
  public DoubleProperty widthProperty() {
    return width;
  }

  /** Pixels for each inch. */
  public IntegerProperty dpiProperty() {
    return dpi;
  }

  /** How it will look; null before the first. */
  public ReadOnlyObjectProperty<Raster> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** True while a preview is being made. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** The caption under the figure. */
  public ReadOnlyStringProperty captionProperty() {
    return caption.getReadOnlyProperty();
  }

  /** The size on paper and in pixels, in words. */
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** Why there can be no such figure; empty if all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What can be chosen. */
  public List<ExportContent> contents() {
    return shown.get() == null ? List.of() : shown.get().figures();
  }

  /** A name for the file. */
  public String suggestedName() {
    return shown.get() == null ? "" : shown.get().fileName(content.get()) + format.get().ending();
  }

  /** Writes the figure in the background. */
  public void write(Path file) {
    FigureSize wanted = size();
    if (shown.get() == null || wanted == null) {
      return;
    }
    FigureWish wish = wish();
    FigureFormat as = format.get();
    Path target = withEnding(file, as.ending());
    jobs.startInBackground(
        Messages.text("job.figure", target.getFileName()),
        p -> {
          Figure figure = wish.figure(frames, p);
          p.checkCancelled();
          WholeFile.write(target, FigureWriter.write(figure, as, wanted));
          return target;
        },
        Written.to(notices));
  }

  private FigureWish wish() {
    return new FigureWish(shown.get(), content.get(), look(), opacity.get(), outline.get(), drawn);
  }

  private Look look() {
    return new Look(
        ColorMap.of(colours.mapProperty().get().key()).orElseThrow(),
        ScaleMode.valueOf(colours.scaleProperty().get().name()),
        paper.get());
  }

  /** The same width in the other unit. */
  private void convert(WidthUnit before) {
    double perMm = dpi.get() / MM_PER_INCH;
    if (before != unit.get()) {
      width.set(
          unit.get() == WidthUnit.PX
              ? Math.round(width.get() * perMm)
              : Math.round(width.get() / perMm * 10) / 10.0);
    }
  }

  /** Null, with the problem said, if there can be no such figure. */
  private FigureSize size() {
    try {
      FigureSize wanted =
          unit.get() == WidthUnit.MM
              ? FigureSize.ofMm(width.get(), dpi.get())
              : FigureSize.ofPixels((int) Math.round(width.get()), dpi.get());
      problem.set("");
      return wanted;
    } catch (SightlineException e) {
      problem.set(e.userMessage());
      return null;
    }
  }

  private void refresh() {
    FigureSize wanted = size();
    if (shown.get() == null) {
      return;
    }
    if (wanted == null) {
      size.set("");
      latest.forget(PREVIEW);
      return;
    }
    caption.set(shown.get().source(content.get()).caption());
    size.set(
        Messages.text(
            "export.figure.size",
            String.format(Locale.ROOT, "%.0f", wanted.widthMm()),
            Long.toString(Math.round(wanted.widthMm() / MM_PER_INCH * wanted.dpi())),
            Integer.toString(wanted.dpi())));
    pause.execute(() -> paint(wanted));
  }

  private void paint(FigureSize wanted) {
    FigureWish wish = wish();
    int fine =
        (int)
            Math.clamp(
                Math.round(PREVIEW_PX / wanted.widthMm() * MM_PER_INCH),
                FigureSize.MIN_DPI,
                FigureSize.MAX_DPI);
    latest.request(
        PREVIEW,
        "",
        p -> FigureWriter.paint(wish.figure(frames, p), new FigureSize(wanted.widthMm(), fine)),
        new Answer<Raster>() {
          @Override
          public void done(Raster picture) {
            preview.set(picture);
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(e.userMessage());
          }
        });
  }

  /** The file with that ending, whatever was typed. */
  static Path withEnding(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : file.resolveSibling(name + ending);
  }
}
