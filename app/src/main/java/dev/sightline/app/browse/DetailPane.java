package dev.sightline.app.browse;

import dev.sightline.app.control.Durations;
import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.media.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What is known of the chosen videos, and all that can be done with them at once. FX thread only.
 */
final class DetailPane extends ScrollPane {
  private static final double WIDTH = 268;
  private static final int STARS = 5;
  private static final int NOTE_ROWS = 3;

  private final BrowseViewModel model;
  private final TextField title = new TextField();
  private final Label facts = new Label();
  private final HBox stars = new HBox();
  private final NameChips tags;
  private final NameChips collections;
  private final TextArea note = new TextArea();
  private final VBox said = new VBox();
  private final MenuButton remove = new MenuButton(Messages.text("browse.remove"));
  private final MenuItem sure = new MenuItem();
  private List<Long> shown = List.of();

  /**
   * @param uses what else was asked about the one that is chosen
   * @param open opens a video in the player
   * @param export asks where to, and writes the chosen videos
   * @param reports asks where to, and writes a report of each
   * @param back gives the keys back to the videos
   */
  DetailPane(
      BrowseViewModel model,
      Node text,
      UseList uses,
      Runnable open,
      Runnable export,
      Runnable reports,
      Runnable back) {
    this.model = model;
    BrowseMarks marks = model.marks();
    setId("browse-detail");
    getStyleClass().addAll("browse-detail", "edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    title.setId("browse-title");
    title.setAccessibleText(Messages.text("browse.detail.title"));
    title.setOnAction(e -> back.run());
    title
        .focusedProperty()
        .subscribe((was, is) -> leave(was, is, () -> marks.title(title.getText())));
    facts.getStyleClass().add("item-detail");
    facts.setWrapText(true);
    stars.getStyleClass().add("detail-stars");
    for (int i = 1; i <= STARS; i++) {
      int wanted = i;
      Button star =
          Icons.button(
              Feather.STAR,
              Messages.text("browse.star", i),
              "browse-star-" + i,
              () -> marks.rate(wanted));
      stars.getChildren().add(star);
    }
    tags =
        new NameChips(
            "browse-tag",
            Messages.text("browse.detail.addTag"),
            new NameChips.Names(model.search()::tags, marks::tag, marks::untag),
            back);
    collections =
        new NameChips(
            "browse-collection",
            Messages.text("browse.detail.addCollection"),
            new NameChips.Names(model.search()::collections, marks::collect, marks::take),
            back);
    note.setId("browse-note");
    note.setWrapText(true);
    note.setPrefRowCount(NOTE_ROWS);
    note.setAccessibleText(Messages.text("browse.detail.note"));
    note.addEventFilter(KeyEvent.KEY_PRESSED, e -> leaveNote(e, back));
    note.focusedProperty().subscribe((was, is) -> leave(was, is, () -> marks.note(note.getText())));
    said.getStyleClass().add("detail-said");
    sure.setOnAction(e -> marks.remove());
    remove.setId("browse-remove");
    remove.getItems().setAll(sure);
    VBox all =
        new VBox(
            title,
            facts,
            stars,
            section("browse.facet.tag", tags),
            section("browse.facet.collection", collections),
            text,
            section("browse.detail.note", note),
            said,
            actions(open, export, reports),
            uses);
    all.getStyleClass().add("detail");
    setContent(all);
    model.selection().chosenProperty().subscribe(this::show);
  }

  /** Puts the cursor where a tag is typed. */
  void focusTag() {
    tags.focusField();
  }

  /** Puts the cursor where a collection is typed. */
  void focusCollection() {
    collections.focusField();
  }

  /** Puts the cursor into the note. */
  void focusNote() {
    note.requestFocus();
    note.end();
  }

  /** Asks whether the chosen videos are to go. */
  void askRemove() {
    remove.requestFocus();
    remove.show();
  }

  private Node actions(Runnable open, Runnable export, Runnable reports) {
    Button play = button("browse.open", "browse-open", open);
    Button again = button("browse.again", "browse-again", model.marks()::again);
    again.setTooltip(new Tooltip(Messages.text("browse.again.help")));
    Button list = button("browse.export", "browse-export", export);
    Button report = button("browse.reports", "browse-reports", reports);
    report.setTooltip(new Tooltip(Messages.text("browse.reports.help")));
    FlowPane row = new FlowPane(play, list, report, again, remove);
    row.getStyleClass().add("detail-actions");
    remove.getStyleClass().add("small");
    return row;
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setOnAction(e -> action.run());
    return button;
  }

  private static Node section(String key, Node body) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("section-title");
    VBox box = new VBox(name, body);
    box.getStyleClass().add("detail-section");
    return box;
  }

  /** A field that was left keeps what was typed. */
  private static void leave(Boolean was, Boolean is, Runnable keep) {
    if (was && !is) {
      keep.run();
    }
  }

  private void leaveNote(KeyEvent e, Runnable back) {
    if (e.getCode() == KeyCode.ESCAPE) {
      note.setText(common(v -> v.video().marks().note()));
      back.run();
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
      back.run();
      e.consume();
    }
  }

  private void show(List<BrowseItem> chosen) {
    boolean any = !chosen.isEmpty();
    setVisible(any);
    setManaged(any);
    if (!any) {
      shown = List.of();
      return;
    }
    List<Long> ids = chosen.stream().map(BrowseItem::id).toList();
    boolean one = chosen.size() == 1;
    boolean others = !ids.equals(shown);
    shown = ids;
    title.setEditable(one && !model.isReadOnly());
    if (others || !title.isFocused()) {
      title.setText(
          one ? chosen.getFirst().title() : Messages.text("browse.chosen", chosen.size()));
    }
    if (others || !note.isFocused()) {
      note.setText(common(v -> v.video().marks().note()));
    }
    note.setEditable(!model.isReadOnly());
    facts.setText(facts(chosen));
    int rating =
        chosen.stream().mapToInt(BrowseItem::rating).distinct().count() == 1
            ? chosen.getFirst().rating()
            : 0;
    for (int i = 0; i < STARS; i++) {
      Node star = stars.getChildren().get(i);
      star.getStyleClass().removeAll("lit");
      if (i < rating) {
        star.getStyleClass().add("lit");
      }
    }
    tags.show(BrowseList.names(chosen, VideoCard::tags), chosen.size());
    collections.show(BrowseList.names(chosen, VideoCard::collections), chosen.size());
    said.getChildren().setAll(one ? said(chosen.getFirst().card()) : List.of());
    sure.setText(Messages.text("browse.remove.sure", chosen.size()));
    boolean write = !model.isReadOnly();
    remove.setDisable(!write);
    stars.setDisable(!write);
    tags.setDisable(!write);
    collections.setDisable(!write);
  }

  /** What all chosen videos have; empty if they differ. */
  private String common(Function<VideoCard, String> of) {
    List<String> values =
        model.selection().chosenProperty().get().stream()
            .map(i -> of.apply(i.card()))
            .distinct()
            .toList();
    return values.size() == 1 ? values.getFirst() : "";
  }

  private static String facts(List<BrowseItem> chosen) {
    long ms = chosen.stream().mapToLong(BrowseItem::durationMs).sum();
    String length = Durations.clock(Fraction.ofMillis(ms));
    if (chosen.size() > 1) {
      return Messages.text("browse.detail.together", length);
    }
    VideoCard card = chosen.getFirst().card();
    return Messages.text(
        "browse.detail.facts",
        length,
        card.video().facts().width() + " × " + card.video().facts().height(),
        card.file().map(f -> f.getFileName().toString()).orElse(Messages.text("browse.missing")));
  }

  private static List<Node> said(VideoCard card) {
    List<Node> rows = new ArrayList<>();
    Label name = new Label(Messages.text("browse.detail.said"));
    name.getStyleClass().add("section-title");
    if (!card.labels().isEmpty()) { // a data set says it, not the model
      rows.add(row(Messages.text("browse.facet.label"), String.join(", ", card.labels()), ""));
    }
    rows.add(name);
    LibraryLook look = card.look().orElse(null);
    if (look == null) {
      rows.add(row(Messages.text("browse.value.waiting"), "", ""));
    } else if (look.isFailed()) {
      rows.add(row(Messages.say(look.problem()), "", ""));
    } else {
      for (String head : look.predictions().stream().map(Prediction::head).distinct().toList()) {
        look.top(head).ifPresent(p -> rows.add(prediction(p)));
      }
    }
    return rows;
  }

  private static Node prediction(Prediction p) {
    return p.known()
        ? row(
            HeadNames.of(p.head()),
            p.label(),
            String.format(Locale.ROOT, "%.0f %%", 100 * p.probability()))
        : row(HeadNames.of(p.head()), Messages.text("browse.value.unlikely"), "");
  }

  private static Node row(String name, String value, String number) {
    Label left = new Label(name);
    left.getStyleClass().add("item-detail");
    left.setWrapText(value.isEmpty());
    Label middle = new Label(value);
    Label right = new Label(number);
    right.getStyleClass().add("facet-count");
    right.setMinWidth(USE_PREF_SIZE);
    middle.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(middle, javafx.scene.layout.Priority.ALWAYS);
    HBox row = value.isEmpty() ? new HBox(left) : new HBox(left, middle, right);
    row.getStyleClass().add("detail-row");
    if (!value.isEmpty()) {
      left.setMinWidth(USE_PREF_SIZE);
    }
    return row;
  }
}
