package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.numbers.NumbersFormat;
import dev.sightline.core.numbers.NumbersWriter;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The numbers that the user is about to write. FX thread only. */
public final class NumbersViewModel {
  private final JobRunner jobs;
  private final Notices notices;
  private final ObjectProperty<ExportContent> content =
      new SimpleObjectProperty<>(this, "content", ExportContent.MATRIX);
  private final ObjectProperty<NumbersFormat> format =
      new SimpleObjectProperty<>(this, "format", NumbersFormat.CSV);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");

  public NumbersViewModel(JobRunner jobs, Notices notices) {
    this.jobs = jobs;
    this.notices = notices;
    content.subscribe(c -> describe());
    format.subscribe(f -> describe());
  }

  /** Begins with what is shown now. */
  public void begin(Shown now, ExportContent wanted) {
    shown.set(now);
    content.set(now.contents().contains(wanted) ? wanted : ExportContent.MATRIX);
    describe();
  }

  /** What the numbers are of; null before {@link #begin}. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What of the map. */
  public ObjectProperty<ExportContent> contentProperty() {
    return content;
  }

  /** The kind of file. */
  public ObjectProperty<NumbersFormat> formatProperty() {
    return format;
  }

  /** What will stand in the file, in words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** What can be chosen. */
  public List<ExportContent> contents() {
    return shown.get() == null ? List.of() : shown.get().contents();
  }

  /** A name for the file. */
  public String suggestedName() {
    return shown.get() == null ? "" : shown.get().fileName(content.get()) + format.get().ending();
  }

  /** Writes the numbers in the background. */
  public void write(Path file) {
    Shown what = shown.get();
    if (what == null) {
      return;
    }
    Scores scores = what.scores(content.get());
    Source source = what.source(content.get());
    NumbersFormat as = format.get();
    Path target = FigureViewModel.withEnding(file, as.ending());
    jobs.startInBackground(
        Messages.text("job.numbers", target.getFileName()),
        p -> {
          WholeFile.write(target, NumbersWriter.write(scores, source, as));
          return target;
        },
        Written.to(notices));
  }

  private void describe() {
    if (shown.get() == null) {
      return;
    }
    Scores scores = shown.get().scores(content.get());
    summary.set(
        Messages.text(
            "export.numbers.summary",
            shape(scores),
            scores.values().length,
            Messages.say(scores.unit())));
  }

  private static String shape(Scores scores) {
    return switch (scores) {
      case Scores.Matrix m ->
          Messages.text(
              m.columns() instanceof Scores.Columns.OfClips
                  ? "export.shape.clips"
                  : "export.shape.tokens",
              m.rows().size(),
              m.columns().count());
      case Scores.OfTokens t -> Messages.text("export.shape.token", t.tokens().size());
      case Scores.OfClips c -> Messages.text("export.shape.clip", c.clips().size());
      case Scores.OfCells c -> Messages.text("export.shape.cells", c.clips().size(), c.h(), c.w());
    };
  }
}
