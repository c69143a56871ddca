package dev.sightline.app.player;

import atlantafx.base.theme.Styles;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.Selection;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons and read-outs under the picture. FX thread only. */
final class TransportBar extends HBox {
  /** From this width on there is room for every button, px. */
  private static final double ROOMY = 820;

  /** From this width on there is room for the clip and the loudness, px. */
  private static final double NARROW = 700;

  /** From here on the name of the map has room beside all of that, px. */
  private static final double WORDY = 840;

  /** From this width on there is room for the opacity, px. */
  private static final double SMALL = 600;

  /** From this width on there is room for all that keys do as well, px: one of two players. */
  private static final double SMALLEST = 520;

  private final PlayerViewModel model;
  private final OverlayViewModel overlay;
  private final Selection selection;
  private final HBox tools = new HBox(4);

  TransportBar(PlayerViewModel model, OverlayViewModel overlay, Selection selection) {
    super(4);
    this.model = model;
    this.overlay = overlay;
    this.selection = selection;
    getStyleClass().add("transport-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HelpButton help = new HelpButton("player.help.title", "player.help.read", "player.help.limits");
    getChildren()
        .addAll(
            button(Feather.SKIP_BACK, Messages.text("player.back"), () -> model.step(-1)),
            playButton(),
            button(Feather.SKIP_FORWARD, Messages.text("player.forward"), () -> model.step(1)),
            roomy(loopButton(), SMALLEST),
            time(),
            roomy(clip(), NARROW),
            space,
            roomy(muteButton(), SMALLEST),
            roomy(
                slider(
                    "volume", model.state().volumeProperty(), Messages.text("player.volume"), 56),
                NARROW),
            gap(),
            overlayButton(),
            outlineButton(),
            roomy(
                slider("opacity", overlay.opacityProperty(), Messages.text("overlay.opacity"), 64),
                SMALL),
            roomy(speedButton(), SMALLEST),
            tools,
            help);
    tools.setAlignment(Pos.CENTER_RIGHT);
  }

  /** Room for buttons of the window's. */
  HBox tools() {
    return tools;
  }

  private Button playButton() {
    FontIcon icon = new FontIcon(Feather.PLAY);
    Button play = icon(new Button(null, icon), Messages.text("player.play"));
    play.setId("play");
    play.setOnAction(e -> model.toggle());
    model
        .state()
        .playingProperty()
        .subscribe(
            p -> {
              icon.setIconCode(p ? Feather.PAUSE : Feather.PLAY);
              play.setAccessibleText(Messages.text(p ? "player.pause" : "player.play"));
            });
    return play;
  }

  private ToggleButton loopButton() {
    ToggleButton loop =
        icon(new ToggleButton(null, new FontIcon(Feather.REPEAT)), Messages.text("player.loop"));
    loop.selectedProperty().bindBidirectional(model.loop().onProperty());
    return loop;
  }

  private Label time() {
    Label label = new Label();
    label.setId("time");
    label.getStyleClass().add("transport-text");
    label.setMinWidth(USE_PREF_SIZE);
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.state().infoProperty().get() == null
                        ? ""
                        : Times.clock(selection.playheadProperty().get())
                            + " / "
                            + Times.clock(model.state().infoProperty().get().duration()),
                selection.playheadProperty(),
                model.state().infoProperty()));
    Tooltip dropped = new Tooltip();
    dropped
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    Messages.text(
                        "player.dropped", Integer.toString(model.state().droppedProperty().get())),
                model.state().droppedProperty()));
    label.setTooltip(dropped);
    return label;
  }

  private Label clip() {
    Label label = new Label();
    label.setId("clip");
    label.getStyleClass().add("transport-text");
    // a long name of what lies over the picture is shortened, not this
    label.setMinWidth(USE_PREF_SIZE);
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::clipText, selection.playheadProperty(), selection.analysisProperty()));
    return label;
  }

  private String clipText() {
    OptionalInt clip = selection.playheadClip();
    return clip.isEmpty()
        ? ""
        : Messages.text(
            "player.clip",
            Integer.toString(clip.getAsInt() + 1),
            Integer.toString(selection.analysisProperty().get().clips().size()));
  }

  private ToggleButton muteButton() {
    FontIcon icon = new FontIcon(Feather.VOLUME_2);
    ToggleButton mute = icon(new ToggleButton(null, icon), Messages.text("player.mute"));
    mute.selectedProperty().bindBidirectional(model.state().mutedProperty());
    Bindings.or(model.state().mutedProperty(), model.state().soundNoteProperty().isNotEmpty())
        .subscribe(off -> icon.setIconCode(off ? Feather.VOLUME_X : Feather.VOLUME_2));
    model
        .state()
        .soundNoteProperty()
        .subscribe(n -> mute.getTooltip().setText(n.isEmpty() ? Messages.text("player.mute") : n));
    return mute;
  }

  private ToggleButton overlayButton() {
    FontIcon icon = new FontIcon(Feather.EYE);
    ToggleButton button = new ToggleButton(null, icon);
    button.setId("overlay-toggle");
    button.getStyleClass().addAll(Styles.SMALL, "overlay-toggle");
    button.selectedProperty().bindBidirectional(overlay.enabledProperty());
    button.setMaxWidth(180);
    // an eye alone says more than an eye and three dots
    button
        .contentDisplayProperty()
        .bind(
            Bindings.when(widthProperty().greaterThan(WORDY))
                .then(ContentDisplay.LEFT)
                .otherwise(ContentDisplay.GRAPHIC_ONLY));
    button.accessibleTextProperty().bind(button.textProperty());
    button
        .textProperty()
        .bind(
            Bindings.when(overlay.titleProperty().isEmpty())
                .then(Messages.text("overlay.none"))
                .otherwise(overlay.titleProperty()));
    button.setTooltip(new Tooltip());
    button // the button has no room for a long word
        .getTooltip()
        .textProperty()
        .bind(Bindings.concat(button.textProperty(), "\n", Messages.text("overlay.toggle")));
    overlay.enabledProperty().subscribe(on -> icon.setIconCode(on ? Feather.EYE : Feather.EYE_OFF));
    return button;
  }

  /** Shown from a width of the bar on. */
  private <N extends Node> N roomy(N node, double from) {
    node.visibleProperty().bind(widthProperty().greaterThan(from));
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }

  private ToggleButton outlineButton() {
    ToggleButton button =
        icon(new ToggleButton(null, new FontIcon(Feather.GRID)), Messages.text("overlay.outline"));
    button.setId("outline-toggle");
    button.selectedProperty().bindBidirectional(overlay.outlineProperty());
    button.disableProperty().bind(overlay.layerProperty().isNull());
    // a narrow bar needs its room for words; the key still works
    return roomy(button, ROOMY);
  }

  private MenuButton speedButton() {
    MenuButton button = new MenuButton();
    button.setId("speed");
    button.getStyleClass().addAll(Styles.SMALL, "speed-button");
    button.setMinWidth(USE_PREF_SIZE);
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Times.speed(model.state().speedProperty().get()),
                model.state().speedProperty()));
    for (double speed : PlayerViewModel.SPEEDS) {
      MenuItem item = new MenuItem(Times.speed(speed));
      item.setOnAction(e -> model.speed(speed));
      button.getItems().add(item);
    }
    button.setTooltip(new Tooltip(Messages.text("player.speed")));
    return button;
  }

  private static Slider slider(
      String id, javafx.beans.property.DoubleProperty value, String name, double width) {
    Slider slider = new Slider(0, 1, value.get());
    slider.setId(id);
    slider.getStyleClass().add(Styles.SMALL);
    slider.setBlockIncrement(0.1);
    slider.setPrefWidth(width);
    slider.setMinWidth(32);
    slider.setMaxWidth(width);
    slider.valueProperty().bindBidirectional(value);
    slider.setAccessibleText(name);
    Tooltip tip = new Tooltip();
    tip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> name + " " + Math.round(value.get() * 100) + " %", value));
    slider.setTooltip(tip);
    slider.setFocusTraversable(true);
    return slider;
  }

  private static Region gap() {
    Region gap = new Region();
    gap.setMinWidth(8);
    return gap;
  }

  private static Button button(Feather icon, String name, Runnable action) {
    Button button = icon(new Button(null, new FontIcon(icon)), name);
    button.setOnAction(e -> action.run());
    return button;
  }

  private static <B extends ButtonBase> B icon(B button, String name) {
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    return button;
  }
}
