package dev.sightline.app.export;

import atlantafx.base.theme.Styles;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.overlay.OverlayFilm;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which film with a burnt-in map to write. FX thread only. */
public final class FilmSheet extends VBox {
  private static final double WIDTH = 380;

  private final FilmViewModel model;
  private final FilePrompt files;
  private final ComboBox<FilmViewModel.Subject> subject;

  public FilmSheet(FilmViewModel model, FilePrompt files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("sheet-body");
    subject =
        Form.box("film-word", List.of(), model.subjectProperty(), FilmViewModel.Subject::name);
    model.shownProperty().subscribe(s -> offer());
    Slider opacity = new Slider(0, 1, model.opacityProperty().get());
    opacity.setId("film-opacity");
    opacity.getStyleClass().add(Styles.SMALL);
    opacity.setAccessibleText(Messages.text("overlay.opacity"));
    opacity.valueProperty().bindBidirectional(model.opacityProperty());
    Form form = new Form();
    form.row("export.film.word", subject);
    form.row("overlay.opacity", opacity);
    Label note = new Label(Messages.text("export.film.note"));
    note.getStyleClass().add("form-label");
    note.setWrapText(true);
    note.setPrefWidth(WIDTH);
    note.setMinHeight(Region.USE_PREF_SIZE);
    HBox foot = new HBox(Form.button("export.write", "film-write", this::write));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(form, note, foot);
  }

  private void offer() {
    FilmViewModel.Subject now = model.subjectProperty().get();
    List<FilmViewModel.Subject> all = model.subjects();
    subject.getItems().setAll(all);
    model.subjectProperty().set(all.contains(now) || all.isEmpty() ? now : all.getFirst());
  }

  private void write() {
    files
        .save(
            Messages.text("export.film.title"),
            model.suggestedName(),
            Messages.text("export.format.mp4"),
            OverlayFilm.ENDING)
        .ifPresent(model::write);
  }
}
