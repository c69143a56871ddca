package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.training.FindingLine;
import dev.sightline.core.library.importing.FolderQuestion;
import dev.sightline.core.training.data.own.DataReport;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Above the videos, after a data set was brought in: as what it was read, what its owner should
 * know, and what only the owner knows. Gone once the user has closed it. FX thread only.
 */
final class SetNotesPane extends VBox {
  /** Higher than this it scrolls, px: the videos below must be seen. */
  private static final double HIGHEST = 200;

  /** Names of folders in a question. */
  private static final int NAMES = 8;

  /** As far in as the words of a line, px. */
  private static final double INDENT = 24;

  private final SetNotes model;
  private final Label title = new Label(Messages.text("browse.set.title"));
  private final VBox lines = new VBox(12);

  SetNotesPane(SetNotes model) {
    super(8);
    this.model = model;
    setId("browse-set");
    getStyleClass().addAll("card", "set-notes");
    setMargin(this, new Insets(0, 16, 12, 16));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(Messages.text("browse.set.close"));
    close.setId("browse-set-close");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(e -> model.close());
    HBox top = new HBox(title, space, close);
    top.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HIGHEST);
    getChildren().setAll(top, scroll);
    InvalidationListener changed = o -> show();
    model.reports().addListener(changed);
    model.notes().addListener(changed);
    model.questions().addListener(changed);
    show();
  }

  private VBox question(FolderQuestion question) {
    List<String> names = question.names();
    String some = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
    HBox line =
        FindingLine.of(
            Feather.HELP_CIRCLE,
            "calm",
            Messages.text(
                "browse.set.question",
                question.folder().getFileName(),
                names.size(),
                names.size() > NAMES ? some + ", …" : some,
                question.videos()));
    Button yes = button("browse.set.yes", () -> model.accept(question));
    yes.getStyleClass().add("accent");
    return new VBox(8, line, buttons(yes, button("browse.set.no", () -> model.deny(question))));
  }

  private static HBox buttons(Node... buttons) {
    HBox row = new HBox(8, buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new Insets(0, 0, 0, INDENT));
    return row;
  }

  private static Button button(String key, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void show() {
    lines.getChildren().clear();
    model.questions().forEach(q -> lines.getChildren().add(question(q)));
    for (DataReport report : model.reports()) {
      HBox read =
          FindingLine.of(
              Feather.CHECK_CIRCLE,
              "good",
              Messages.text(
                  "browse.set.read",
                  String.valueOf(report.set().source().getFileName()),
                  Messages.say(report.set().format().phrase()),
                  report.videos().size(),
                  report.labels().size()));
      Button back = button("browse.set.back", () -> model.takeBack(report));
      lines.getChildren().add(new VBox(8, read, buttons(back)));
      report.findings().forEach(f -> lines.getChildren().add(FindingLine.of(f)));
    }
    for (String note : model.notes()) {
      lines.getChildren().add(FindingLine.of(Feather.ALERT_TRIANGLE, "warn", note));
    }
    setVisible(!lines.getChildren().isEmpty());
    setManaged(isVisible());
  }
}
