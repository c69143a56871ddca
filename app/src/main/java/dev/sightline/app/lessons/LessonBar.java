package dev.sightline.app.lessons;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The lesson that goes on, above what it speaks of; takes no room without one. FX thread only. */
public final class LessonBar extends HBox {
  private final LessonViewModel model;
  private final Label title = new Label();
  private final Label sentence = new Label();
  private final Button back = new Button(Messages.text("tour.back"));
  private final Button next = new Button();

  public LessonBar(LessonViewModel model) {
    super(16);
    this.model = model;
    setId("lesson-bar");
    getStyleClass().addAll("card", "lesson-bar");
    setAlignment(Pos.CENTER_LEFT);
    title.setId("lesson-title");
    title.getStyleClass().add("card-title");
    sentence.setId("lesson-text");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setAccessibleRole(AccessibleRole.TEXT);
    VBox words = new VBox(4, title, sentence);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    back.setId("lesson-back");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(e -> model.back());
    next.setId("lesson-next");
    next.getStyleClass().add("accent");
    next.setMinWidth(USE_PREF_SIZE);
    next.setOnAction(e -> model.next());
    Button end = Icons.button(Feather.X, Messages.text("lesson.end"), "lesson-end", model::end);
    end.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(words, back, next, end);
    sentence.textProperty().bind(model.sentenceProperty());
    model.lessonProperty().subscribe(l -> show());
    model.indexProperty().subscribe(i -> show());
  }

  private void show() {
    Lesson lesson = model.lessonProperty().get();
    setVisible(lesson != null);
    setManaged(lesson != null);
    if (lesson == null) {
      return;
    }
    int step = model.indexProperty().get();
    int all = lesson.steps().size();
    title.setText(lesson.title() + " · " + Messages.text("tour.place", step + 1, all));
    back.setDisable(step == 0);
    next.setText(Messages.text(step + 1 == all ? "tour.done" : "tour.next"));
    next.requestFocus();
  }
}
