package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
import dev.sightline.core.report.paper.LaidReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The report that the user is about to write: what it holds, as what, with its pages as they will
 * be. It is of what was shown when it began. The newest preview wins. FX thread only.
 */
public final class ReportViewModel {
  private static final String PREVIEW = "preview";
  private static final String WRITE = "write";
  private static final String WRITERS = "writers";
  private static final String TEMPLATE = "template";

  /** Width of a page of the preview, px: twice what is shown, for dense screens. */
  static final int PAGE_PX = 760;

  private final ReportSources sources;
  private final ReportFiles files;
  private final LatestTask latest;
  private final LatestTask writing;
  private final Executor pause;
  private final Notices notices;
  private final Property<String> kept;
  private final ReportChoices choices = new ReportChoices();
  private final ReadOnlyObjectWrapper<Raster> preview =
      new ReadOnlyObjectWrapper<>(this, "preview");
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(this, "page");
  private final ReadOnlyIntegerWrapper pages = new ReadOnlyIntegerWrapper(this, "pages");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private ReportFacts facts;
  private LaidReport laid;
  private boolean pictured;

  /** Pages and the picture of one of them. */
  private record Shown(ReportFacts facts, LaidReport laid, int page, Raster picture) {}

  /**
   * @param pause runs the newest of its tasks once the user stops typing for a moment
   * @param kept the last choices as text, from one start to the next
   */
  public ReportViewModel(
      ReportSources sources,
      ReportFiles files,
      JobRunner jobs,
      Executor pause,
      Notices notices,
      Property<String> kept) {
    this.sources = sources;
    this.files = files;
    this.latest = new LatestTask(jobs);
    this.writing = new LatestTask(jobs);
    this.pause = pause;
    this.notices = notices;
    this.kept = kept;
    TemplateFile.of(kept.getValue()).ifPresent(choices::show);
    choices.onChange(this::changed);
  }

  /** True while there is something to report on. */
  public ObservableValue<Boolean> canReport() {
    return sources.ready();
  }

  /** Begins with what is shown now; nothing happens if there is nothing to report on. */
  public void begin() {
    Optional<ReportFacts> now = sources.now();
    if (now.isEmpty()) {
      return;
    }
    facts = now.get();
    choices.offerMaps(sources.seen(facts));
    pictured = false;
    laid = null;
    preview.set(null);
    page.set(0);
    pages.set(0);
    // title and notes belong to one video
    choices.titleProperty().set("");
    choices.notesProperty().set("");
    latest.request(
        WRITERS,
        "",
        p -> files.writers(),
        new Answer<List<ReportFileWriter>>() {
          @Override
          public void done(List<ReportFileWriter> writers) {
            choices.offer(writers);
          }

          @Override
          public void failed(SightlineException e) {
            choices.offer(List.of());
          }
        });
    refresh();
  }

  /** What can be chosen. */
  public ReportChoices choices() {
    return choices;
  }

  /** The page that is looked at; null before the first. */
  public ReadOnlyObjectProperty<Raster> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Its number, from 0. */
  public ReadOnlyIntegerProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** How many there are; 0 before the first preview. */
  public ReadOnlyIntegerProperty pagesProperty() {
    return pages.getReadOnlyProperty();
  }

  /** True while a preview is being made. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Why there can be no such report; empty if all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How the last one went, for the status bar; empty before. */
  public ReadOnlyStringProperty noticeProperty() {
    return notices.textProperty();
  }

  /** The file that was written last, or null. */
  public ReadOnlyObjectProperty<Path> writtenProperty() {
    return notices.writtenProperty();
  }

  /** Turns pages. */
  public void turn(int by) {
    int wanted = Math.clamp(page.get() + by, 0, Math.max(0, pages.get() - 1));
    if (wanted != page.get() && laid != null) {
      page.set(wanted);
      ask();
    }
  }

  /** A folder name that fits the video. */
  public String suggestedFolder() {
    String name = facts == null ? "video" : facts.videoName();
    int dot = name.lastIndexOf('.');
    return Messages.text("export.folder", dot > 0 ? name.substring(0, dot) : name);
  }

  /** Writes the report. */
  public void write(Path folder) {
    Optional<ReportTemplate> template = choices.template();
    if (facts == null || template.isEmpty()) {
      return;
    }
    ReportFacts of = choices.withMaps(facts);
    boolean ready = pictured;
    List<ReportFileWriter> also = choices.also();
    writing.request(
        WRITE,
        Messages.text("job.export"),
        p ->
            files.write(
                ready ? of : of.withPictures(files.pictures(of.analysis(), p)),
                template.get(),
                also,
                folder,
                p),
        Written.saying(notices, Messages.text("export.done", folder)));
  }

  /** Takes the choices of a template. */
  public void openTemplate(Path file) {
    latest.request(
        TEMPLATE,
        "",
        p -> files.open(file),
        new Answer<ReportTemplate>() {
          @Override
          public void done(ReportTemplate template) {
            problem.set("");
            choices.show(template);
            changed();
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }

  /** Writes the choices as a template. */
  public void saveTemplate(Path file) {
    Optional<ReportTemplate> template = choices.template();
    if (template.isEmpty()) {
      return;
    }
    Path target = FigureViewModel.withEnding(file, TemplateFile.ENDING);
    latest.request(
        TEMPLATE,
        "",
        p -> {
          files.save(template.get(), target);
          return target;
        },
        Written.to(notices));
  }

  private void changed() {
    choices
        .template()
        .ifPresent(t -> kept.setValue(TemplateFile.text(t.withWords("", t.author(), ""))));
    refresh();
  }

  private void refresh() {
    if (choices.template().isEmpty()) {
      problem.set(Messages.text("report.nothing"));
      latest.forget(PREVIEW);
      return;
    }
    problem.set("");
    if (facts != null) {
      laid = null;
      pause.execute(this::ask);
    }
  }

  private void ask() {
    Optional<ReportTemplate> template = choices.template();
    if (facts == null || template.isEmpty()) {
      return;
    }
    ReportFacts of = choices.withMaps(facts);
    boolean ready = pictured;
    LaidReport old = laid;
    int wanted = page.get();
    latest.request(
        PREVIEW,
        "",
        p -> {
          ReportFacts whole = ready ? of : of.withPictures(files.pictures(of.analysis(), p));
          LaidReport now = old == null ? files.lay(whole, template.get(), p) : old;
          p.checkCancelled();
          int shown = Math.min(wanted, now.size() - 1);
          return new Shown(whole, now, shown, now.picture(shown, PAGE_PX));
        },
        new Answer<Shown>() {
          @Override
          public void done(Shown shown) {
            facts = facts.withPictures(shown.facts().pictures());
            pictured = true;
            laid = shown.laid();
            pages.set(laid.size());
            page.set(shown.page());
            preview.set(shown.picture());
          }

          @Override
          public void failed(SightlineException e) {
            problem.set(Messages.say(e));
          }
        });
  }
}
