package dev.sightline.app.generate;

import atlantafx.base.theme.Styles;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.GeneratorSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What clips are to show, and how they are made. FX thread only. */
final class GenerateForm extends VBox {
  private static final double WIDTH = 280;

  /** Sentences that show what a generator knows. */
  private static final Map<GeneratorSet, List<String>> EXAMPLES =
      Map.of(
          GeneratorSet.LABORATORY,
          List.of(
              "a red circle moves left",
              "the small blue square bounces twice",
              "a large yellow cross moves up quickly",
              "the green triangle appears",
              "a white square stays still"),
          GeneratorSet.DIGITS,
          List.of(
              "a red seven moves in a circle",
              "the large blue 3 moves to the left",
              "a yellow handwritten five goes up and down",
              "a small white zero moves in a zigzag"));

  private final GenerateViewModel model;
  private final TextField sentence = field("generate-sentence", "generate.sentence");
  private final TextField towards = field("generate-towards", "generate.towards");

  private final FlowPane chips = new FlowPane(4, 4);
  private final Label limits = new Label();

  GenerateForm(GenerateViewModel model) {
    super(8);
    this.model = model;
    limits.setId("generate-limits");
    limits.getStyleClass().add("card-note");
    limits.setWrapText(true);
    limits.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("generate-form");
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    Label title = new Label(Messages.text("generate.title"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            space,
            new HelpButton("generate.title", "generate.help.read", "generate.help.limits"));
    head.setAlignment(Pos.CENTER_LEFT);
    sentence.setText(model.wishProperty().get().sentence());
    sentence.textProperty().subscribe(t -> change(model.wishProperty().get().withSentence(t)));
    towards.setPromptText(Messages.text("generate.towards.prompt"));
    towards.textProperty().subscribe(t -> change(model.wishProperty().get().withTowards(t)));
    sentence.setOnAction(e -> model.generate());
    towards.setOnAction(e -> model.generate());
    getChildren()
        .setAll(
            head,
            sets(),
            caption("generate.sentence"),
            sentence,
            chips,
            warning(),
            actions(),
            said("generate-problem", "export-problem", model.problemProperty()),
            said("generate-notice", "card-note", model.noticeProperty()),
            caption("generate.towards"),
            towards,
            settings(),
            limits);
    model.wishProperty().map(GenerateWish::set).subscribe(this::about);
  }

  /** Puts the cursor where one types. */
  void takeKeys() {
    sentence.requestFocus();
  }

  private void change(GenerateWish now) {
    model.wishProperty().set(now);
  }

  private static TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(Messages.text(key));
    return field;
  }

  private static Label caption(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("section-title");
    return label;
  }

  private Node sets() {
    ChoiceBox<GeneratorSet> box = new ChoiceBox<>();
    box.setId("generate-set");
    box.setAccessibleText(Messages.text("generate.set"));
    box.setMaxWidth(Double.MAX_VALUE);
    box.getItems().setAll(model.sets());
    box.setConverter(
        new OneWayNames<>(
            set ->
                set == GeneratorSet.DIGITS
                    ? Messages.text("generate.set.digits")
                    : Messages.text("generate.set.laboratory")));
    box.setValue(model.wishProperty().get().set());
    box.valueProperty().subscribe(this::choose);
    VBox named = new VBox(4, caption("generate.set"), box);
    boolean several = model.sets().size() > 1;
    named.setVisible(several);
    named.setManaged(several);
    return named;
  }

  private void choose(GeneratorSet set) {
    if (set == null || set == model.wishProperty().get().set()) {
      return;
    }
    towards.clear();
    change(model.wishProperty().get().with(set, EXAMPLES.get(set).getFirst()));
    sentence.setText(EXAMPLES.get(set).getFirst());
    model.load();
  }

  /** What is said of the generator that is asked, and its examples. */
  private void about(GeneratorSet set) {
    limits.setText(
        set == GeneratorSet.DIGITS
            ? Messages.text("generate.limits.digits")
            : Messages.text("generate.limits"));
    chips.getChildren().clear();
    for (String example : EXAMPLES.get(set)) {
      Button chip = new Button(example);
      chip.getStyleClass().addAll(Styles.SMALL, "generate-chip");
      chip.setMnemonicParsing(false);
      chip.setOnAction(e -> sentence.setText(example));
      chips.getChildren().add(chip);
    }
  }

  private Node warning() {
    return said("generate-unknown", "generate-unknown", model.unknownProperty());
  }

  private Node settings() {
    GridPane grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(6);
    GenerateWish first = model.wishProperty().get();
    row(
        grid,
        0,
        "generate.samples",
        choice("generate-samples", List.of(1, 2, 4, 6, 9, 12), first.samples(), this::samples));
    TextField seed = field("generate-seed", "generate.seed");
    seed.setText(Long.toString(first.seed()));
    seed.textProperty().subscribe(this::seed);
    row(grid, 1, "generate.seed", seed);
    row(
        grid,
        2,
        "generate.length",
        choice("generate-length", List.of(16, 24, 32), first.settings().frames(), this::frames));
    row(
        grid,
        3,
        "generate.steps",
        choice("generate-steps", List.of(6, 12, 20, 40), first.settings().steps(), this::steps));
    Slider guidance = new Slider(0, 6, first.settings().guidance());
    guidance.setId("generate-guidance");
    guidance.setAccessibleText(Messages.text("generate.guidance"));
    guidance.setMajorTickUnit(1);
    guidance.setMinorTickCount(1);
    guidance.setSnapToTicks(true);
    guidance.setBlockIncrement(0.5);
    Label value = new Label();
    value.textProperty().bind(guidance.valueProperty().asString(java.util.Locale.ROOT, "%.1f"));
    guidance.valueProperty().subscribe(g -> guidance(g.doubleValue()));
    HBox.setHgrow(guidance, Priority.ALWAYS);
    guidance.setPrefWidth(110);
    row(grid, 4, "generate.guidance", new HBox(6, guidance, value));
    ChoiceBox<GenerationMethod> method = new ChoiceBox<>();
    method.setId("generate-method");
    method.getItems().setAll(GenerationMethod.values());
    method.setConverter(
        new OneWayNames<>(
            m ->
                m == GenerationMethod.ADVERSARIAL
                    ? Messages.text("generate.method.adversarial")
                    : Messages.text("generate.method.flow")));
    method.setValue(first.settings().method());
    method.valueProperty().subscribe(this::method);
    method.setMaxWidth(Double.MAX_VALUE);
    row(grid, 5, "generate.method", method);
    return grid;
  }

  private static void row(GridPane grid, int row, String key, Node control) {
    Label label = new Label(Messages.text(key));
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(control);
    GridPane.setHgrow(control, Priority.ALWAYS);
    grid.addRow(row, label, control);
  }

  private static ChoiceBox<Integer> choice(
      String id, List<Integer> values, int first, Consumer<Integer> chosen) {
    ChoiceBox<Integer> box = new ChoiceBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setValue(first);
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().subscribe(chosen);
    return box;
  }

  private void samples(int n) {
    change(model.wishProperty().get().withSamples(n));
  }

  private void seed(String typed) {
    try {
      change(model.wishProperty().get().withSeed(Long.parseLong(typed.strip())));
    } catch (NumberFormatException e) {
      return; // the last number stays until another one is typed
    }
  }

  private GenerationRequest.Settings settingsNow() {
    return model.wishProperty().get().settings();
  }

  private void set(GenerationMethod method, int frames, int steps, double guidance) {
    // the adversarial network makes one length only
    int fitting =
        method == GenerationMethod.ADVERSARIAL ? GenerationRequest.Settings.USUAL.frames() : frames;
    change(
        model
            .wishProperty()
            .get()
            .with(new GenerationRequest.Settings(method, fitting, steps, guidance)));
  }

  private void frames(int n) {
    set(settingsNow().method(), n, settingsNow().steps(), settingsNow().guidance());
  }

  private void steps(int n) {
    set(settingsNow().method(), settingsNow().frames(), n, settingsNow().guidance());
  }

  private void guidance(double g) {
    set(settingsNow().method(), settingsNow().frames(), settingsNow().steps(), g);
  }

  private void method(GenerationMethod m) {
    set(m, settingsNow().frames(), settingsNow().steps(), settingsNow().guidance());
  }

  private Node actions() {
    Button run = new Button(Messages.text("generate.run"));
    run.setId("generate-run");
    run.getStyleClass().add(Styles.ACCENT);
    run.setOnAction(e -> model.generate());
    run.disableProperty().bind(model.factsProperty().isNull());
    Button stop = new Button(Messages.text("generate.stop"));
    stop.setId("generate-stop");
    stop.setOnAction(e -> model.cancel());
    ProgressBar bar = new ProgressBar();
    bar.setId("generate-progress");
    bar.setPrefWidth(90);
    bar.progressProperty().bind(model.progressProperty());
    for (Region r : List.of(stop, bar)) {
      r.visibleProperty().bind(model.busyProperty());
    }
    HBox row = new HBox(8, run, stop, bar);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label said(
      String id, String style, javafx.beans.property.ReadOnlyStringProperty text) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(text.isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
