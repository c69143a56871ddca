package dev.sightline.app.browse.figures;

import dev.sightline.app.chart.ConfusionCanvas;
import dev.sightline.app.chart.IntervalBar;
import dev.sightline.app.chart.SharesBar;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.control.SideBySide;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.library.dataset.SetFigures;
import dev.sightline.core.library.dataset.SetSides;
import dev.sightline.core.library.dataset.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The figures of the videos that are shown, or why there are none. FX thread only. */
public final class FiguresPane extends StackPane {
  private static final double MATRIX_MIN = 420;
  private static final double SIDE = 420;

  private final FiguresViewModel model;
  private final ComboBox<Truth> truths = new ComboBox<>();
  private final ComboBox<String> heads = new ComboBox<>();
  private final Label facts = new Label();
  private final VBox head = new VBox();
  private final HBox summary = new HBox();
  private final VBox slices = new VBox();
  private final VBox tables = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Button elsewhere = new Button(Messages.text("browse.figures.wanted"));
  private final MessagePane none = new MessagePane(Feather.BAR_CHART_2, "calm", elsewhere);
  private boolean filling;

  public FiguresPane(FiguresViewModel model, ColourSettings colours) {
    this.model = model;
    setId("browse-figures");
    getStyleClass().add("figures-pane");
    setFocusTraversable(true); // keys have to go somewhere while nothing else takes them
    VBox all =
        new VBox(
            head, new SideBySide(matrixCard(colours), slicesHolder(), MATRIX_MIN, SIDE), tables);
    all.getStyleClass().add("figures-content");
    scroll.setContent(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("edge-to-edge", "browse-filters");
    getChildren().setAll(scroll, none);
    truths();
    heads();
    elsewhere.setOnAction(e -> model.wantedProperty().set(Optional.empty()));
    head.getChildren().setAll(choices(), facts, summary);
    head.getStyleClass().add("figures-head");
    facts.getStyleClass().add("card-note");
    facts.setWrapText(true);
    facts.setMinHeight(USE_PREF_SIZE);
    model.figuresProperty().subscribe(this::show);
    model.busyProperty().subscribe(b -> say());
  }

  private Region slicesHolder() {
    slices.getStyleClass().addAll("card", "chart-card");
    return slices;
  }

  private void truths() {
    truths.setId("figures-truth");
    truths.getStyleClass().add("small");
    truths.getItems().setAll(Truth.values());
    truths.setConverter(new OneWayNames<>(FiguresPane::name));
    truths.setAccessibleText(Messages.text("browse.figures.truth"));
    truths.setOnAction(
        e -> {
          if (!filling && truths.getValue() != null) {
            model.wantedProperty().set(Optional.of(truths.getValue()));
          }
        });
  }

  private void heads() {
    heads.setId("figures-head");
    heads.getStyleClass().add("small");
    heads.setConverter(new OneWayNames<>(h -> Messages.text("browse.head.of", h)));
    heads.setAccessibleText(Messages.text("browse.head"));
    heads.setOnAction(
        e -> {
          if (!filling && heads.getValue() != null) {
            model.wantedHeadProperty().set(Optional.of(heads.getValue()));
          }
        });
  }

  private static String name(Truth truth) {
    return Messages.text(
        switch (truth) {
          case LABELS -> "browse.figures.truth.labels";
          case FOLDERS -> "browse.figures.truth.folders";
          case TAGS -> "browse.figures.truth.tags";
        });
  }

  private HBox choices() {
    Label title = new Label(Messages.text("browse.figures.title"));
    title.getStyleClass().add("card-title");
    Label from = new Label(Messages.text("browse.figures.truth"));
    from.getStyleClass().add("fact-name");
    HBox row =
        new HBox(
            8,
            title,
            space(),
            from,
            truths,
            heads,
            new HelpButton("browse.figures.title", "browse.figures.read", "browse.figures.limits"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox matrixCard(ColourSettings colours) {
    Label title = new Label(Messages.text("models.classes.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    Label readout = new Label();
    readout.setId("figures-readout");
    readout.getStyleClass().add("confusion-readout");
    readout.textProperty().bind(model.confusion().readoutProperty());
    HBox top = new HBox(12, title, space(), readout);
    Label open = new Label(Messages.text("browse.figures.open"));
    Label zero = new Label("0");
    Label all = new Label("100 %");
    for (Label l : List.of(open, zero, all)) {
      l.getStyleClass().add("card-note");
    }
    HBox foot = new HBox(8, open, space(), zero, new Legend(colours), all);
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(top, new ConfusionCanvas(model.confusion(), colours), foot);
    card.getStyleClass().addAll("card", "chart-card");
    return card;
  }

  private void show(Optional<SetFigures> now) {
    none.setVisible(now.isEmpty());
    scroll.setVisible(now.isPresent());
    filling = true;
    truths.setValue(
        now.map(SetFigures::truth).or(() -> model.wantedProperty().get()).orElse(Truth.LABELS));
    heads.getItems().setAll(model.heads());
    heads.setValue(now.map(SetFigures::head).orElse(null));
    filling = false;
    say();
    now.ifPresent(this::fill);
  }

  private void say() {
    boolean wanted = model.wantedProperty().get().isPresent();
    boolean busy = model.busyProperty().get();
    // who asked for what nobody knows has to get back
    elsewhere.setVisible(wanted && !busy);
    if (busy) {
      none.say(Messages.text("browse.figures.busy"), "");
    } else {
      none.say(
          Messages.text("browse.figures.none"),
          Messages.text(wanted ? "browse.figures.none.wanted" : "browse.figures.none.text"));
    }
  }

  private void fill(SetFigures f) {
    Hits hits = f.hits();
    String unreachable =
        f.figures().stream()
            .filter(c -> !c.reachable() && c.recall().n() > 0)
            .map(SetFigures.ClassFigures::name)
            .limit(6)
            .collect(Collectors.joining(", "));
    String told = Messages.text("browse.figures.facts", f.known(), hits.n(), f.head());
    facts.setText(
        unreachable.isEmpty()
            ? told
            : told + " " + Messages.text("browse.figures.unreachable", unreachable));
    summary
        .getChildren()
        .setAll(
            figure(
                Messages.text("browse.figures.accuracy"),
                percent(hits.share()),
                interval(hits),
                new IntervalBar(hits.share(), hits.low(), hits.high())),
            figure(
                Messages.text("browse.figures.meanRecall"),
                percent(f.meanRecall()),
                Messages.text("browse.figures.meanRecall.help"),
                new IntervalBar(f.meanRecall(), f.meanRecall(), f.meanRecall())));
    f.sides().ifPresent(s -> summary.getChildren().add(sides(s)));
    summary.getStyleClass().setAll("figures-summary");
    slices.getChildren().setAll(new SliceTable(model).of(f));
    VBox classes = new ClassTable(model).of(f);
    classes.getStyleClass().addAll("card", "chart-card");
    tables.getChildren().setAll(classes);
  }

  private static Node figure(String name, String value, String note, IntervalBar bar) {
    Label title = new Label(name);
    title.getStyleClass().add("fact-name");
    Label number = new Label(value);
    number.getStyleClass().add("figures-number");
    Label small = new Label(note);
    small.getStyleClass().add("card-note");
    HBox row = new HBox(10, number, small);
    row.setAlignment(Pos.BASELINE_LEFT);
    return card(title, row, bar);
  }

  private static Node sides(SetSides sides) {
    Label title = new Label(Messages.text("browse.figures.sides"));
    title.getStyleClass().add("fact-name");
    SharesBar bar = new SharesBar();
    bar.setId("figures-sides");
    bar.show(sides.mean().text(), sides.mean().video(), sides.mean().both());
    Label small = new Label(Messages.text("browse.figures.sides.help", sides.videos()));
    small.getStyleClass().add("card-note");
    small.setWrapText(true);
    return card(title, bar, small);
  }

  private static Node card(Node... parts) {
    VBox box = new VBox(parts);
    box.getStyleClass().addAll("card", "chart-card");
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setMinWidth(0);
    box.setPrefWidth(SIDE);
    return box;
  }

  /** A 95 % interval in words. */
  static String interval(Hits hits) {
    return Messages.text(
        "models.figures.interval", number(100 * hits.low()), number(100 * hits.high()));
  }

  /** A share in percent. */
  static String percent(double share) {
    return number(100 * share) + " %";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
