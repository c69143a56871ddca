package dev.sightline.app.lessons;

import dev.sightline.app.i18n.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** All lessons, each with what it is about and a button that begins it. FX thread only. */
public final class LessonsView extends VBox {
  private static final double WIDTH = 420;

  /**
   * @param begin begins a lesson
   */
  public LessonsView(Consumer<Lesson> begin) {
    super(16);
    setId("lessons");
    setPrefWidth(WIDTH);
    getChildren().add(wrapped(Messages.text("lesson.about")));
    int number = 1;
    for (Lesson lesson : Lessons.all()) {
      Label title = wrapped(lesson.title());
      title.getStyleClass().add("card-title");
      Button start = new Button(Messages.text("lesson.begin"));
      start.setId("lesson-" + number++);
      start.setAccessibleText(Messages.text("lesson.begin") + ": " + lesson.title());
      start.setOnAction(e -> begin.accept(lesson));
      getChildren().add(new VBox(6, title, wrapped(lesson.about()), start));
    }
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(WIDTH);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
