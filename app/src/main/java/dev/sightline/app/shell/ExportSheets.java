package dev.sightline.app.shell;

import dev.sightline.app.export.ExportContent;
import dev.sightline.app.export.ExportMenu;
import dev.sightline.app.export.FigureSheet;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.export.FilmSheet;
import dev.sightline.app.export.NumbersSheet;
import dev.sightline.app.export.ReportSheet;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.savedview.MissingVideo;
import dev.sightline.app.savedview.SavedViewsViewModel;
import dev.sightline.core.viewstate.ViewFile;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The sheets that ask what to write, and the menus that open them. FX thread only. */
final class ExportSheets {
  private final ExportPart part;
  private final AttentionPart parts;
  private final SheetHost host;
  private final FilePrompt files;

  ExportSheets(ExportPart part, AttentionPart parts, SheetHost host, FilePrompt files) {
    this.part = part;
    this.parts = parts;
    this.host = host;
    this.files = files;
    parts
        .matrix()
        .tools()
        .getChildren()
        .add(menu("export-map", parts::figure, part::ofCard, this::copyMap));
    parts
        .player()
        .tools()
        .getChildren()
        .add(
            0,
            menu(
                "export-picture",
                () -> ExportContent.PICTURE,
                () -> ExportContent.PICTURE,
                this::copyPicture));
    Node missing = new MissingVideo(part.views(), files);
    part.views()
        .missingProperty()
        .subscribe(
            m -> {
              if (m == null) {
                host.close(missing);
              } else {
                host.show(Messages.text("view.missing"), missing);
              }
            });
  }

  private ExportMenu menu(
      String id, Supplier<ExportContent> figure, Supplier<ExportContent> numbers, Runnable copy) {
    return new ExportMenu(
        id,
        new ExportMenu.Actions() {
          @Override
          public void figure() {
            showFigure(figure.get());
          }

          @Override
          public void numbers() {
            showNumbers(numbers.get());
          }

          @Override
          public void film() {
            showFilm();
          }

          @Override
          public void copy() {
            copy.run();
          }

          @Override
          public void save() {
            saveView();
          }

          @Override
          public void open() {
            openView();
          }
        },
        part.canWrite(),
        part.hasPlaces());
  }

  private void showFigure(ExportContent content) {
    part.now()
        .ifPresent(
            now -> {
              part.figure()
                  .begin(
                      now,
                      content,
                      parts.overlay().opacityProperty().get(),
                      parts.overlay().outlineProperty().get(),
                      parts.drawn());
              host.show(
                  Messages.text("export.figure.title"), new FigureSheet(part.figure(), files));
            });
  }

  private void showNumbers(ExportContent content) {
    part.now()
        .ifPresent(
            now -> {
              part.numbers().begin(now, content);
              host.show(
                  Messages.text("export.numbers.title"), new NumbersSheet(part.numbers(), files));
            });
  }

  private void showFilm() {
    part.now()
        .ifPresent(
            now -> {
              part.film().begin(now, parts.overlay().opacityProperty().get());
              host.show(Messages.text("export.film.title"), new FilmSheet(part.film(), files));
            });
  }

  /** Asks what report to write of what is shown, if there is something. */
  void showReport() {
    if (part.report().canReport().getValue()) {
      part.report().begin();
      host.show(Messages.text("report.sheet.title"), new ReportSheet(part.report(), files));
    }
  }

  private void copyMap() {
    parts.matrix().copy();
  }

  private void copyPicture() {
    parts.player().copy();
  }

  /** Asks where to, and writes what the window shows. */
  void saveView() {
    SavedViewsViewModel views = part.views();
    if (views.canSave().getValue()) {
      files
          .save(
              Messages.text("view.save.title"),
              views.suggestedName(),
              Messages.text("view.kind"),
              ViewFile.ENDING)
          .ifPresent(views::save);
    }
  }

  private void openView() {
    files.open(Messages.text("view.open.title")).ifPresent(part.views()::open);
  }
}
