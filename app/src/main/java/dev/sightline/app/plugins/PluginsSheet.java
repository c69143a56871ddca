package dev.sightline.app.plugins;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.plugin.PluginJar;
import dev.sightline.core.plugin.PluginKind;
import dev.sightline.core.plugin.PluginState;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks about plug-ins that nobody has spoken of, and lists the others. FX thread only. */
public final class PluginsSheet extends VBox {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 300;

  /** A hash is told in groups, so that it can be compared by eye. */
  private static final int GROUP = 8;

  private final PluginsViewModel model;
  private final VBox list = new VBox(10);

  /**
   * @param show opens a folder in the system's file manager
   */
  public PluginsSheet(PluginsViewModel model, Consumer<Path> show) {
    this.model = model;
    getStyleClass().addAll("sheet-body", "plugins");
    setSpacing(10);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setPrefSize(WIDTH, HEIGHT);
    scroll.setMinHeight(80);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(words("plugins.help", "export-caption"), scroll, problem(), foot(show));
    model.all().addListener((ListChangeListener<PluginState>) c -> fill());
    fill();
  }

  private HBox foot(Consumer<Path> show) {
    Button folder = button("plugins.folder", "plugins-folder", () -> model.openFolder(show));
    Button again = button("plugins.again", "plugins-again", () -> model.look(() -> {}));
    again.disableProperty().bind(model.busyProperty());
    return new HBox(8, folder, again);
  }

  private Label problem() {
    Label problem = new Label();
    problem.getStyleClass().add("export-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    return problem;
  }

  private void fill() {
    list.getChildren().clear();
    if (model.all().isEmpty()) {
      list.getChildren().add(words("plugins.none", "form-label"));
    }
    model.all().forEach(p -> list.getChildren().add(card(p)));
  }

  private VBox card(PluginState plugin) {
    Label name = new Label(plugin.name());
    name.getStyleClass().add("plugin-name");
    Label stands = new Label(stands(plugin));
    stands.getStyleClass().add("plugin-state");
    stands.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, name, space, stands);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(6, head);
    card.getStyleClass().add("plugin-card");
    for (PluginJar.Offer offer : plugin.offers()) {
      card.getChildren()
          .add(wrapped(Messages.text("plugins.offer", kind(offer.kind()), offer.provider())));
    }
    String file = plugin.file().getFileName().toString();
    if (!file.equals(plugin.name())) {
      card.getChildren().add(wrapped(file));
    }
    if (!plugin.sha256().isEmpty()) {
      Label hash = wrapped(Messages.text("plugins.hash", grouped(plugin.sha256())));
      hash.getStyleClass().add("plugin-hash");
      card.getChildren().add(hash);
    }
    plugin
        .problem()
        .ifPresent(
            p -> {
              Label wrong = wrapped(Messages.say(p));
              wrong.getStyleClass().add("export-problem");
              card.getChildren().add(wrong);
            });
    if (!plugin.sha256().isEmpty() && !plugin.offers().isEmpty()) {
      card.getChildren().add(choices(plugin));
    }
    return card;
  }

  private Node choices(PluginState plugin) {
    Button allow = button("plugins.allow", "plugin-allow", () -> model.decide(plugin, true));
    Button deny = button("plugins.deny", "plugin-deny", () -> model.decide(plugin, false));
    allow.setAccessibleText(Messages.text("plugins.allow.help", plugin.name()));
    deny.setAccessibleText(Messages.text("plugins.deny.help", plugin.name()));
    PluginState.Permission said = plugin.permission();
    allow.setDisable(said == PluginState.Permission.ALLOWED || !mayRun(plugin));
    deny.setDisable(said == PluginState.Permission.DENIED);
    return new HBox(8, allow, deny);
  }

  private static boolean mayRun(PluginState plugin) {
    return plugin.problem().isEmpty() || plugin.permission() != PluginState.Permission.ASKED;
  }

  private static String stands(PluginState plugin) {
    if (plugin.problem().isPresent()) {
      return Messages.text("plugins.state.broken");
    }
    return Messages.text(
        switch (plugin.permission()) {
          case ASKED -> "plugins.state.asked";
          case ALLOWED -> "plugins.state.allowed";
          case DENIED -> "plugins.state.denied";
        });
  }

  private static String kind(PluginKind kind) {
    return Messages.text(
        switch (kind) {
          case EXPLAINER -> "plugins.kind.explainer";
          case IMPORTER -> "plugins.kind.importer";
          case REPORT_WRITER -> "plugins.kind.writer";
          case TASK -> "plugins.kind.task";
        });
  }

  private static String grouped(String hash) {
    return hash.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("form-label");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label words(String key, String style) {
    Label label = wrapped(Messages.text(key));
    label.getStyleClass().setAll("label", style);
    label.setPrefWidth(WIDTH);
    return label;
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
