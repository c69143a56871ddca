package dev.sightline.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that show an icon, with a name for screen readers and the pointer. */
public final class Icons {
  private Icons() {}

  /** An icon in the size and colour that the style sheet gives its class. */
  public static FontIcon icon(Feather icon, String styleClass) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().add(styleClass);
    return node;
  }

  /** A button with an icon and no words. */
  public static Button button(Feather icon, String name, String id, Runnable action) {
    Button button = new Button(null, icon(icon, "button-icon"));
    button.setId(id);
    button.getStyleClass().addAll("flat", "icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    button.setOnAction(e -> action.run());
    return button;
  }
}
