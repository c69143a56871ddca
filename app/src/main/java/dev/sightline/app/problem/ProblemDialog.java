package dev.sightline.app.problem;

import dev.sightline.app.i18n.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * The dialog that tells of an error; of a defect also what is known, to be read, copied, saved or
 * mailed. FX thread only.
 */
public final class ProblemDialog implements ErrorReporter.Presenter {
  private final Supplier<Window> owner;
  private final Consumer<String> open;

  /**
   * @param owner the window; may give null
   * @param open shows an address in the program of the user's system
   */
  public ProblemDialog(Supplier<Window> owner, Consumer<String> open) {
    this.owner = owner;
    this.open = open;
  }

  @Override
  public void show(String title, String message, Optional<CrashReport> report) {
    Alert alert = new Alert(Alert.AlertType.ERROR, message);
    Window window = owner.get();
    if (window != null && window.isShowing()) {
      alert.initOwner(window);
    }
    alert.setTitle(Messages.text("app.name"));
    alert.setHeaderText(title);
    report.ifPresent(r -> alert.getDialogPane().setExpandableContent(details(r)));
    alert.showAndWait();
  }

  /** What is known, and what can be done with it. */
  VBox details(CrashReport report) {
    TextArea text = new TextArea(report.text());
    text.setId("crash-text");
    text.setEditable(false);
    text.setPrefSize(640, 320);
    Label done = new Label();
    done.setId("crash-done");
    Button copy =
        button(
            "problem.copy",
            "crash-copy",
            () -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(report.text());
              Clipboard.getSystemClipboard().setContent(content);
              done.setText(Messages.text("problem.copied"));
            });
    Button save = button("problem.save", "crash-save", () -> save(report, done));
    Button mail =
        button(
            "problem.mail",
            "crash-mail",
            () -> open.accept(report.mail(Messages.text("problem.mail.subject"))));
    Label promise = new Label(Messages.text("problem.private"));
    promise.setWrapText(true);
    HBox row = new HBox(8, copy, save, mail, done);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return new VBox(8, promise, text, row);
  }

  private void save(CrashReport report, Label done) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("sightline-problem.txt");
    File file = chooser.showSaveDialog(owner.get());
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file.toPath(), report.text());
      done.setText(Messages.text("problem.saved"));
    } catch (IOException e) {
      done.setText(Messages.text("problem.notSaved", file.getName()));
    }
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
