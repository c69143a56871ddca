package dev.sightline.app.settings;

import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Language;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.i18n.Places;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.media.DecoderOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The settings, beside the window. FX thread only. */
public final class SettingsSheet extends VBox {
  private static final double WIDTH = 440;
  private static final double NAMES = 170;
  private static final double LEAST_HEIGHT = 120;

  private final SettingsViewModel model;
  private final GridPane form = new GridPane();
  private int rows;

  /**
   * What is set here and belongs to other parts of the window.
   *
   * @param theme light or dark
   * @param memory for attention, MB, and what can be chosen
   * @param colours of attention in all views
   * @param bundle chooses the model that answers, now and at the next start
   * @param library where the library lies, and what can be done with it
   * @param show opens a folder in the system's file manager
   * @param plugins shows the list of plug-ins
   * @param save asks for a file to write settings to
   * @param open asks for a file to read settings from
   * @param folder asks for a folder to move another one to
   * @param page opens a page in a browser
   */
  public record Others(
      Property<ThemeChoice> theme,
      Property<Integer> memory,
      List<Integer> memories,
      Property<ColourMap> colours,
      Region bundle,
      Region library,
      Consumer<Path> show,
      Runnable plugins,
      Supplier<Optional<Path>> save,
      Supplier<Optional<Path>> open,
      Supplier<Optional<Path>> folder,
      Consumer<URI> page) {}

  public SettingsSheet(SettingsViewModel model, Others others) {
    this.model = model;
    getStyleClass().add("sheet-body");
    form.getStyleClass().addAll("export-form", "settings-form");
    ColumnConstraints names = new ColumnConstraints(NAMES);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    form.getColumnConstraints().setAll(names, values);
    form.setPrefWidth(WIDTH);
    section("settings.looks");
    row(
        "settings.theme",
        box(
            "settings-theme",
            List.of(ThemeChoice.values()),
            others.theme(),
            t ->
                Messages.text(
                    t == ThemeChoice.DARK ? "settings.theme.dark" : "settings.theme.light")));
    row(
        "settings.language",
        box(
            "settings-language",
            List.of(Language.values()),
            model.languageProperty(),
            Language::title));
    row(
        "settings.size",
        box(
            "settings-size",
            List.of(Magnification.values()),
            model.magnificationProperty(),
            Magnification::title));
    note("settings.language.help");
    row(
        "settings.motion",
        box("settings-motion", List.of(Motion.values()), model.motionProperty(), Motion::title));
    row(
        "settings.colours",
        box("settings-colours", List.of(ColourMap.values()), others.colours(), ColourMap::key));
    section("settings.first");
    row("settings.bundle", others.bundle());
    row("settings.method", methods());
    note("settings.first.help");
    section("settings.machine");
    row(
        "settings.processors",
        box(
            "settings-processors",
            SettingsViewModel.processors(),
            model.processorsProperty(),
            n -> Integer.toString(n)));
    note("settings.processors.help");
    row(
        "settings.memory",
        box(
            "settings-memory",
            others.memories(),
            others.memory(),
            mb -> Messages.text("memory.mb", Integer.toString(mb))));
    row(
        "settings.disk",
        box(
            "settings-disk",
            SettingsViewModel.DISK,
            model.diskProperty(),
            gb -> Messages.text("settings.gb", Integer.toString(gb))));
    form.add(used(), 1, rows++);
    section("settings.decoder");
    row(
        "settings.decoder.threads",
        box(
            "settings-decoder-threads",
            SettingsViewModel.decoderThreads(),
            model.threadsProperty(),
            n -> n == 0 ? Messages.text("settings.decoder.usual") : Integer.toString(n)));
    row(
        "settings.decoder.broken",
        box(
            "settings-decoder-broken",
            List.of(DecoderOptions.Broken.values()),
            model.brokenProperty(),
            b ->
                switch (b) {
                  case SHOWN -> Messages.text("settings.decoder.shown");
                  case LEFT_OUT -> Messages.text("settings.decoder.leftOut");
                }));
    note("settings.decoder.help");
    section("settings.places");
    Upkeep upkeep = model.upkeep();
    row("settings.place.library", others.library());
    place("settings.place.data", upkeep.folders().data(), upkeep.folders().data(), others.show());
    Path config = AppFolders.settings();
    place("settings.place.config", config, config, others.show());
    place(
        "settings.place.cache", upkeep.folders().cache(), upkeep.folders().cache(), others.show());
    row("settings.place.models", folder(UserFolder.Kind.MODELS, others));
    row("settings.place.features", folder(UserFolder.Kind.FEATURES, others));
    FolderRow plugins = folder(UserFolder.Kind.PLUGINS, others);
    plugins.getChildren().add(button("settings.plugins", "settings-plugins", others.plugins()));
    row("settings.place.plugins", plugins);
    row("settings.place.logs", folder(UserFolder.Kind.LOGS, others));
    Label moved = told("folders-told", model.folders().toldProperty());
    form.add(moved, 0, rows++, 2, 1);
    note("settings.places.help");
    section("settings.all");
    form.add(all(others), 0, rows++, 2, 1);
    section("settings.privacy");
    note("settings.privacy.help");
    section("settings.newer");
    Optional<URI> page = model.upkeep().newer();
    Button newer =
        button("settings.newer.open", "settings-newer", () -> page.ifPresent(others.page()));
    newer.setDisable(page.isEmpty());
    form.add(newer, 0, rows++, 2, 1);
    note(page.isPresent() ? "settings.newer.help" : "settings.newer.none");
    getChildren().setAll(scrolling());
    model.look();
  }

  /** In a small window the end is reached by scrolling. */
  private ScrollPane scrolling() {
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("edge-to-edge", "report-form");
    scroll.setMinHeight(LEAST_HEIGHT);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  /** The methods as they are found; the kept one is chosen when it is among them. */
  private ComboBox<SettingsViewModel.Method> methods() {
    ComboBox<SettingsViewModel.Method> box = new ComboBox<>(model.methods());
    box.setId("settings-method");
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(m -> Messages.say(m.title())));
    Runnable kept =
        () ->
            model.methods().stream()
                .filter(m -> m.key().equals(model.methodProperty().get()))
                .findFirst()
                .ifPresent(box::setValue);
    model.methods().subscribe(kept);
    kept.run();
    box.setOnAction(
        e -> {
          if (box.getValue() != null) {
            model.methodProperty().set(box.getValue().key());
          }
        });
    return box;
  }

  private HBox used() {
    Label used = new Label();
    used.setId("settings-used");
    used.getStyleClass().add("form-label");
    used.textProperty().bind(model.usedProperty());
    used.setMinWidth(Region.USE_PREF_SIZE);
    Button empty = new Button(Messages.text("settings.empty"));
    empty.setId("settings-empty");
    empty.getStyleClass().add("small");
    empty.setMinWidth(Region.USE_PREF_SIZE);
    empty.disableProperty().bind(model.busyProperty());
    empty.setOnAction(e -> model.empty());
    Label problem = new Label();
    problem.getStyleClass().add("export-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    HBox row = new HBox(10, used, empty, problem);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox all(Others others) {
    HBox buttons =
        new HBox(
            8,
            button(
                "settings.export",
                "settings-export",
                () -> others.save().get().ifPresent(model::exportTo)),
            button(
                "settings.import",
                "settings-import",
                () -> others.open().get().ifPresent(model::importFrom)),
            button("settings.reset", "settings-reset", model::reset));
    return new VBox(6, buttons, told("settings-said", model.saidProperty()));
  }

  /** What became of something; takes no room while there is nothing to say. */
  private static Label told(String id, ObservableStringValue text) {
    Label told = new Label();
    told.setId(id);
    told.getStyleClass().add("export-caption");
    told.setWrapText(true);
    told.setPrefWidth(WIDTH);
    told.setMinHeight(Region.USE_PREF_SIZE);
    told.textProperty().bind(text);
    told.managedProperty().bind(told.textProperty().isNotEmpty());
    return told;
  }

  private FolderRow folder(UserFolder.Kind kind, Others others) {
    return new FolderRow(model.folders(), kind, others.show(), others.folder());
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void section(String key) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().addAll("section-title", "settings-section");
    form.add(title, 0, rows++, 2, 1);
  }

  private void row(String key, Region control) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("form-label");
    name.setLabelFor(control);
    name.setMinWidth(Region.USE_PREF_SIZE);
    form.addRow(rows++, name, control);
  }

  private void note(String key) {
    Label note = new Label(Messages.text(key));
    note.getStyleClass().addAll("export-caption");
    note.setWrapText(true);
    note.setPrefWidth(WIDTH);
    note.setMinHeight(Region.USE_PREF_SIZE);
    form.add(note, 0, rows++, 2, 1);
  }

  private void place(String key, Path shown, Path folder, Consumer<Path> show) {
    Label path = new Label(Places.shown(shown));
    path.getStyleClass().add("settings-path");
    path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
    path.setTooltip(new javafx.scene.control.Tooltip(shown.toString()));
    path.setMinWidth(0);
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    Button open = new Button(Messages.text("settings.show"));
    open.getStyleClass().add("small");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setAccessibleText(Messages.text("settings.show.help", shown.toString()));
    open.setDisable(!java.nio.file.Files.isDirectory(folder));
    open.setOnAction(e -> show.accept(folder));
    HBox row = new HBox(8, path, open);
    row.setAlignment(Pos.CENTER_LEFT);
    row(key, row);
  }

  private static <T> ComboBox<T> box(
      String id, List<T> items, Property<T> value, Function<T, String> names) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(names));
    box.getItems().setAll(items);
    box.valueProperty().bindBidirectional(value);
    return box;
  }
}
