package dev.sightline.app.help;

import atlantafx.base.theme.Styles;
import dev.sightline.app.i18n.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small question mark that opens how to read a view, and what it does not prove. */
public final class HelpButton extends Button {
  private static final double WIDTH = 380;

  private final String title;
  private final String read;
  private final String limits;

  /**
   * @param title key of what the view is called
   * @param read key of how to read it
   * @param limits key of what it does not prove
   */
  public HelpButton(String title, String read, String limits) {
    super(null, new FontIcon(Feather.HELP_CIRCLE));
    this.title = title;
    this.read = read;
    this.limits = limits;
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "help-button");
    setTooltip(new Tooltip(Messages.text("help.open")));
    setAccessibleText(Messages.text("help.open"));
    setOnAction(e -> open());
  }

  private void open() {
    Label heading = new Label(Messages.text(title));
    heading.getStyleClass().add(Styles.TEXT_BOLD);
    Label limitsTitle = new Label(Messages.text("help.limits"));
    limitsTitle.getStyleClass().add(Styles.TEXT_BOLD);
    VBox box = new VBox(8, heading, paragraph(read), limitsTitle, paragraph(limits));
    box.getStyleClass().add("help-text");
    box.setStyle("-fx-padding: 16px;");
    box.setPrefWidth(WIDTH);
    PopOver popOver = new PopOver(box);
    TermLinks terms =
        new TermLinks(
            term -> {
              popOver.hide();
              fireEvent(new TermEvent(term));
            });
    terms.show(Glossary.mentioned(Messages.text(read) + " " + Messages.text(limits)));
    box.getChildren().add(terms);
    popOver.getStyleClass().add("themed-popover");
    popOver.setDetachable(false);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setAnimated(false);
    popOver.show(this);
  }

  private Label paragraph(String key) {
    Label label = new Label(Messages.text(key));
    label.setWrapText(true);
    label.setMaxWidth(WIDTH - 32);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
