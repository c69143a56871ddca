package dev.sightline.app.predictions;

import dev.sightline.app.control.CopyButton;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.PredictionsViewModel.Bar;
import dev.sightline.app.predictions.PredictionsViewModel.Group;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The classes of each head as bars, and how well text and video fit. FX thread only. */
public final class PredictionsView extends ScrollPane {
  /** Opacity of bars that are not to be believed; still readable. */
  private static final double DIMMED = 0.55;

  private static final int FIT_PLACE = 3;

  /** px */
  private static final double TOOLTIP_WIDTH = 360;

  private final PredictionsViewModel model;
  private final VBox groups = new VBox();
  private final FitCard fit = new FitCard();
  private final Label empty = new Label(Messages.text("predictions.empty"));
  private final Map<String, GroupBox> boxes = new HashMap<>();

  /**
   * @param below what stands under the predictions, the first of it above the fit
   */
  public PredictionsView(PredictionsViewModel model, Node... below) {
    this.model = model;
    getStyleClass().add("predictions");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    groups.getStyleClass().add("prediction-groups");
    empty.getStyleClass().add("predictions-empty");
    empty.setWrapText(true);
    VBox content = new VBox(empty, groups);
    content.getStyleClass().add("predictions-content");
    content.getChildren().addAll(below);
    content.getChildren().add(Math.min(content.getChildren().size(), FIT_PLACE), fit);
    HBox tools =
        new HBox(
            new CopyButton("predictions-copy", content, model::table),
            new HelpButton(
                "predictions.help.title", "predictions.help.read", "predictions.help.limits"));
    tools.getStyleClass().add("panel-tools");
    tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    tools.visibleProperty().bind(groups.visibleProperty());
    StackPane.setAlignment(tools, Pos.TOP_RIGHT);
    setContent(new StackPane(content, tools));
    model.groupsProperty().subscribe(g -> refresh());
    model.choiceProperty().subscribe(c -> refresh());
    model.choiceProperty().subscribe(this::reveal);
    model.fitProperty().subscribe(fit::show);
  }

  private void refresh() {
    List<Group> shown = model.groupsProperty().get();
    empty.setVisible(shown.isEmpty());
    empty.setManaged(shown.isEmpty());
    groups.setVisible(!shown.isEmpty());
    List<Node> nodes = shown.stream().map(this::box).toList();
    if (!groups.getChildren().equals(nodes)) {
      groups.getChildren().setAll(nodes);
    }
  }

  /** Scrolls to the head of a class that was chosen elsewhere; one that is seen stays in place. */
  private void reveal(ClassChoice choice) {
    Node box = choice == null ? null : boxes.get(choice.head());
    if (box == null || box.getScene() == null) {
      return;
    }
    applyCss();
    layout();
    Bounds there = getContent().sceneToLocal(box.localToScene(box.getLayoutBounds()));
    double seen = getViewportBounds().getHeight();
    double room = getContent().getLayoutBounds().getHeight() - seen;
    double top = getVvalue() * room;
    if (room > 0 && (there.getMinY() < top || there.getMaxY() > top + seen)) {
      setVvalue(Math.clamp(there.getMinY() / room, 0, 1));
    }
  }

  private Node box(Group group) {
    GroupBox box = boxes.computeIfAbsent(group.head(), h -> new GroupBox());
    box.show(group);
    return box;
  }

  private static String title(Group group) {
    String name = HeadNames.of(group.head());
    String title =
        group.clip() == Selection.NONE
            ? name
            : Messages.text("predictions.ofClip", name, group.clip() + 1);
    return title.toUpperCase(Locale.ROOT);
  }

  private static String verdict(String head) {
    return switch (head) {
      case "sentiment" -> Messages.text("predictions.foreign.sentiment");
      case "qa" -> Messages.text("ask.foreign");
      default -> Messages.text("predictions.foreign");
    };
  }

  /** The rows stay the same nodes, so that the pointer and the focus stay on them. */
  private final class GroupBox extends VBox {
    private final Label title = new Label();
    private final VBox rows = new VBox();
    private final Label verdict = new Label();

    GroupBox() {
      getStyleClass().add("prediction-group");
      title.getStyleClass().add("section-title");
      rows.getStyleClass().add("prediction-rows");
      verdict.getStyleClass().add("prediction-verdict");
      verdict.setWrapText(true);
      Tooltip why = new Tooltip(Messages.text("predictions.foreign.why"));
      why.setWrapText(true);
      why.setMaxWidth(TOOLTIP_WIDTH);
      verdict.setTooltip(why);
      verdict.setAccessibleHelp(why.getText());
      getChildren().addAll(title, verdict, rows);
    }

    void show(Group group) {
      title.setText(title(group));
      List<Bar> bars = group.bars();
      verdict.setText(verdict(group.head()));
      verdict.setVisible(group.foreign());
      verdict.setManaged(group.foreign());
      rows.setOpacity(group.foreign() ? DIMMED : 1);
      List<Node> all = rows.getChildren();
      while (all.size() < bars.size()) {
        all.add(new BarRow(bar -> model.choose(bar.choice())));
      }
      rows.getChildren().remove(bars.size(), all.size());
      for (int i = 0; i < bars.size(); i++) {
        Bar bar = bars.get(i);
        ((BarRow) all.get(i)).show(bar, bar.choice().equals(model.choiceProperty().get()));
      }
    }
  }
}
