package dev.sightline.app.summary;

import atlantafx.base.theme.Styles;
import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.VideoSummary;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The video in words, each word with its place in time and picture. FX thread only. */
public final class SummaryPane implements AttentionPane {
  /** A model that speaks. */
  private static final String OTHER = "everyday";

  private static final double TIME_WIDTH = 120;
  private static final double QUERY_WIDTH = 170;

  /** Lengths of a skim, s. */
  private static final List<Integer> LENGTHS = List.of(10, 30, 60, 120);

  private final SummaryViewModel model;
  private final VBox content = new VBox(8);
  private final VBox paragraph = new VBox(2);
  private final VBox shots = new VBox(2);
  private final Label state = new Label();
  private final Label kept = new Label();
  private final Label note = new Label();
  private final Button use = button("summary.use", "summary-use");
  private final Choice<WordReasons.Method> method =
      new Choice<>("summary.method", "summary.method.help", SummaryPane::name);
  private final ScrollPane body = new ScrollPane(content);
  private final Button describe = button("summary.describe", "summary-describe");
  private final Button stop = button("summary.stop", "summary-stop");
  private final Button save = button("summary.save", "summary-save");
  private final Button skim = button("summary.skim", "summary-skim");
  private final TextField query = new TextField();
  private final Choice<Integer> seconds =
      new Choice<>("summary.seconds", "summary.seconds.help", Object::toString);

  public SummaryPane(SummaryViewModel model) {
    this.model = model;
    body.setId("summary");
    body.setFitToWidth(true);
    body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    body.setMinHeight(0);
    body.getStyleClass().addAll("statistics-scroll", "summary");
    content.getStyleClass().add("summary-content");
    state.getStyleClass().add("summary-state");
    state.setId("summary-state");
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    paragraph.getStyleClass().add("summary-paragraph");
    kept.getStyleClass().add("summary-sentence");
    kept.setId("summary-kept");
    kept.setWrapText(true);
    kept.setMinHeight(Region.USE_PREF_SIZE);
    kept.textProperty().bind(model.keptProperty());
    note.getStyleClass().add("summary-state");
    note.setId("summary-note");
    note.setWrapText(true);
    note.textProperty().bind(model.reasons().noteProperty());
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    use.setText(Messages.text("summary.use", OTHER));
    method.box().getItems().setAll(WordReasons.Method.values());
    method.box().valueProperty().bindBidirectional(model.reasons().methodProperty());
    content.getChildren().setAll(state, use, kept, paragraph, method, note, shots);
    describe.setOnAction(e -> model.describe());
    stop.setOnAction(e -> model.stop());
    save.setOnAction(e -> save());
    skim.setOnAction(e -> skim());
    skim.setTooltip(new Tooltip(Messages.text("summary.skim.help")));
    query.setId("summary-query");
    query.setPromptText(Messages.text("summary.query"));
    query.setPrefWidth(QUERY_WIDTH);
    query.setMinWidth(QUERY_WIDTH / 2);
    query.getStyleClass().add(Styles.SMALL);
    seconds.box().getItems().setAll(LENGTHS);
    seconds.box().setValue(LENGTHS.get(1));
    model.captions().addListener((ListChangeListener<ShotCaption>) c -> showShots());
    model.summaryProperty().subscribe(this::showParagraph);
    model.stateProperty().subscribe(s -> showState());
    model.problemProperty().subscribe(p -> showState());
    model.keptProperty().subscribe(k -> showState());
    model.reasons().changedProperty().subscribe(c -> showChanges());
  }

  /**
   * @param model takes a model into use
   */
  public void onUse(Consumer<String> model) {
    use.setOnAction(e -> model.accept(OTHER));
  }

  private static String name(WordReasons.Method method) {
    return Messages.text(
        method == WordReasons.Method.ATTENTION
            ? "summary.method.attention"
            : "summary.method.occlusion");
  }

  private static Button button(String key, String id) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void showState() {
    SummaryViewModel.State now = model.stateProperty().get();
    String problem = model.problemProperty().get();
    String words =
        !problem.isEmpty()
            ? problem
            : switch (now) {
              case NO_VIDEO -> Messages.text("summary.noVideo");
              case NOT_AVAILABLE -> Messages.text("summary.notAvailable");
              case READY -> Messages.text("summary.ready");
              case RUNNING -> Messages.text("summary.running");
              case DONE, FAILED -> "";
            };
    state.setText(words);
    seen(state, !words.isEmpty());
    boolean before = now == SummaryViewModel.State.READY || now == SummaryViewModel.State.FAILED;
    seen(kept, before && !model.keptProperty().get().isEmpty());
    seen(use, now == SummaryViewModel.State.NOT_AVAILABLE);
    seen(method, !model.captions().isEmpty());
    boolean running = now == SummaryViewModel.State.RUNNING;
    seen(describe, !running);
    seen(stop, running);
    describe.setDisable(
        now == SummaryViewModel.State.NO_VIDEO || now == SummaryViewModel.State.NOT_AVAILABLE);
    save.setDisable(now != SummaryViewModel.State.DONE);
    skim.setDisable(now == SummaryViewModel.State.NO_VIDEO);
  }

  private static void seen(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private void showParagraph(VideoSummary summary) {
    List<Sentence> sentences = summary == null ? List.of() : summary.paragraph();
    paragraph.getChildren().setAll(sentences.stream().map(this::sentence).toList());
    seen(paragraph, !sentences.isEmpty());
  }

  private Node sentence(Sentence sentence) {
    FlowPane line = new FlowPane(6, 0);
    line.setAlignment(Pos.CENTER_LEFT);
    Label text = new Label(sentence.text());
    text.getStyleClass().add("summary-sentence");
    line.getChildren().add(text);
    for (Stretch time : sentence.times()) {
      line.getChildren().add(link(SummaryViewModel.range(time), time.from()));
    }
    return line;
  }

  private Hyperlink link(String text, Fraction time) {
    Hyperlink link = new Hyperlink(text);
    link.getStyleClass().add("summary-time");
    link.setOnAction(
        e -> {
          link.setVisited(false);
          model.seek(time);
        });
    return link;
  }

  private void showShots() {
    // captions come one by one: what stands already stays, so that the pointer keeps its word
    int standing = Math.min(shots.getChildren().size(), model.captions().size());
    boolean same = true;
    for (int i = 0; i < standing; i++) {
      same &= shots.getChildren().get(i).getUserData() == model.captions().get(i);
    }
    if (!same || model.captions().size() < shots.getChildren().size()) {
      shots.getChildren().clear();
      standing = 0;
    }
    for (int i = standing; i < model.captions().size(); i++) {
      shots.getChildren().add(shot(model.captions().get(i)));
    }
    seen(method, !model.captions().isEmpty());
  }

  /** Below each shot that changes touch, what would be said of it. */
  private void showChanges() {
    for (Node row : shots.getChildren()) {
      ShotCaption caption = (ShotCaption) row.getUserData();
      ChangedCaption then = model.reasons().changedProperty().get().get(caption);
      Label line = (Label) row.lookup(".summary-changed");
      seen(line, then != null);
      line.setText(
          then == null
              ? ""
              : then.after().text().equals(caption.caption().text())
                  ? Messages.text("summary.changed.same")
                  : Messages.text("summary.changed", then.after().text()));
    }
  }

  private Node shot(ShotCaption caption) {
    Hyperlink time =
        link(
            SummaryViewModel.range(new Stretch(caption.shot().start(), caption.shot().end())),
            caption.shot().start());
    time.setMinWidth(TIME_WIDTH);
    FlowPane words = new FlowPane(1, 1);
    List<SpokenWord> spoken = caption.caption().words();
    for (int w = 0; w < spoken.size(); w++) {
      words.getChildren().add(word(caption, w, spoken.get(w).text()));
    }
    Label changed = new Label();
    changed.getStyleClass().add("summary-changed");
    changed.setWrapText(true);
    changed.setMinHeight(Region.USE_PREF_SIZE);
    seen(changed, false);
    VBox said = new VBox(1, words, changed);
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox row = new HBox(8, time, said);
    row.setAlignment(Pos.TOP_LEFT);
    row.setUserData(caption);
    row.setAccessibleText(caption.caption().text());
    return row;
  }

  private Node word(ShotCaption caption, int index, String text) {
    Label label = new Label(text);
    label.getStyleClass().add("summary-word");
    label.setFocusTraversable(true);
    label.setAccessibleText(text);
    label.setOnMouseEntered(e -> model.point(caption, index));
    label.setOnMouseExited(e -> model.leave());
    label
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                model.point(caption, index);
              }
            });
    return label;
  }

  private void skim() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("summary.skim.title"));
    chooser.setInitialFileName("skim.mp4");
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(Messages.text("summary.skim.film"), "*.mp4"),
            new FileChooser.ExtensionFilter(Messages.text("summary.skim.board"), "*.pdf"));
    File file = chooser.showSaveDialog(body.getScene().getWindow());
    if (file != null) {
      model.pictures(file.toPath(), seconds.box().getValue(), query.getText());
    }
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("summary.save.title"));
    chooser.setInitialFileName("summary.txt");
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(Messages.text("summary.save.text"), "*.txt"),
            new FileChooser.ExtensionFilter(Messages.text("summary.save.json"), "*.json"));
    File file = chooser.showSaveDialog(body.getScene().getWindow());
    if (file != null) {
      model.save(file.toPath());
    }
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.SUMMARY;
  }

  @Override
  public Region body() {
    return body;
  }

  @Override
  public List<Node> controls() {
    return List.of(query, seconds, skim, describe, stop, save);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("summary.help.title", "summary.help.read", "summary.help.limits");
  }

  @Override
  public ObservableValue<String> readout() {
    return model.readoutProperty();
  }

  @Override
  public ObservableValue<String> value() {
    return model.valueProperty();
  }

  @Override
  public String table() {
    return model.text();
  }

  @Override
  public ObservableValue<LegendText> legend() {
    return model.reasons().legendProperty();
  }

  @Override
  public boolean showsMap() {
    return false;
  }
}
