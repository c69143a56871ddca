package dev.sightline.app.shell;

import atlantafx.base.theme.Styles;
import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.Roomy;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.CloserViewModel;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Looks at the visible part of a long video more closely, and goes back. FX thread only. */
final class CloserBar extends HBox {
  private final CloserViewModel model;
  private final TimeZoom zoom;
  private final Button look = button("closer.look", "closer-look", Feather.ZOOM_IN);
  private final Button back = button("closer.back", "closer-back", Feather.ZOOM_OUT);
  private final Tooltip why = new Tooltip();

  CloserBar(CloserViewModel model, TimeZoom zoom) {
    super(4);
    this.model = model;
    this.zoom = zoom;
    getChildren().setAll(look, back);
    look.setOnAction(e -> visible().ifPresent(model::look));
    look.setTooltip(why);
    back.setOnAction(e -> model.back());
    model.thinnedProperty().subscribe(t -> refresh());
    model.stretchProperty().subscribe(s -> refresh());
    model.busyProperty().subscribe(b -> refresh());
    zoom.windowProperty().subscribe(w -> refresh());
  }

  private Optional<Stretch> visible() {
    AxisWindow w = zoom.windowProperty().get();
    Fraction from = Fraction.ofSeconds(Math.max(0, w.from()));
    Fraction to = Fraction.ofSeconds(w.from() + w.span());
    return to.compareTo(from) > 0 ? Optional.of(new Stretch(from, to)) : Optional.empty();
  }

  private void refresh() {
    boolean thinned = !model.thinnedProperty().get().isEmpty();
    boolean can = visible().filter(model::canLook).isPresent();
    show(look, thinned);
    look.setDisable(!can || model.busyProperty().get());
    why.setText(
        model.thinnedProperty().get()
            + " "
            + Messages.text(can ? "closer.look.help" : "closer.look.zoom"));
    show(back, model.stretchProperty().get() != null);
  }

  private static void show(Button button, boolean visible) {
    button.setVisible(visible);
    button.setManaged(visible);
  }

  private static Button button(String key, String id, Feather icon) {
    Button button = new Button(Messages.text(key), Icons.icon(icon, "button-icon"));
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(Messages.text(key));
    // in a small window the names of the views need the room
    button
        .contentDisplayProperty()
        .bind(
            Bindings.when(Roomy.wide(button))
                .then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
    return button;
  }
}
