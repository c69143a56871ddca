package dev.sightline.app.verdict;

import atlantafx.base.theme.Styles;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.faithfulness.Light;
import dev.sightline.core.explain.faithfulness.MapTests;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.controlsfx.control.PopOver;

/** A small light and one sentence beside the map; opens the reasons. FX thread only. */
public final class VerdictStrip extends HBox {
  private static final double RADIUS = 5;

  private final VerdictViewModel model;
  private final Circle light = new Circle(RADIUS);
  private final Label sentence = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button test = new Button();
  private final Button stop = new Button(Messages.text("verdict.stop"));
  private final Button reasons = new Button(Messages.text("verdict.reasons"));
  private final PopOver popOver = new PopOver();

  public VerdictStrip(VerdictViewModel model) {
    this.model = model;
    getStyleClass().add("verdict-strip");
    setAlignment(Pos.CENTER_LEFT);
    light.getStyleClass().add("verdict-light");
    sentence.setId("verdict-sentence");
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add(Styles.SMALL);
    progress.setPrefWidth(120);
    progress.setMinWidth(80);
    button(test, "verdict-test", model::test);
    test.setTooltip(new Tooltip(Messages.text("verdict.test.help")));
    button(stop, "verdict-stop", model::cancel);
    button(reasons, "verdict-reasons", this::open);
    popOver.getStyleClass().add("themed-popover");
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    HelpButton help =
        new HelpButton("verdict.help.title", "verdict.help.read", "verdict.help.limits");
    getChildren().setAll(light, sentence, progress, stop, reasons, test, help);
    model.stateProperty().subscribe(s -> refresh());
    model.testsProperty().subscribe(t -> refresh());
    model.targetProperty().subscribe(t -> refresh());
    model.problemProperty().subscribe(p -> refresh());
    model.progressProperty().subscribe(p -> progress.setProgress(p.doubleValue()));
  }

  private static void button(Button button, String id, Runnable action) {
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
  }

  private void refresh() {
    VerdictViewModel.State state = model.stateProperty().get();
    MapTests tests = model.testsProperty().get();
    boolean testing = state == VerdictViewModel.State.TESTING;
    boolean tested = state == VerdictViewModel.State.TESTED;
    show(progress, testing);
    show(stop, testing);
    show(reasons, tested);
    show(test, state != VerdictViewModel.State.NOTHING && !testing);
    test.setText(Messages.text(tested ? "verdict.again" : "verdict.test"));
    sentence.setText(
        switch (state) {
          case NOTHING -> Messages.text("verdict.nothing");
          case UNTESTED -> Messages.text("verdict.untested", model.targetProperty().get());
          case TESTING -> Messages.text("verdict.testing", model.targetProperty().get());
          case TESTED ->
              Messages.text(
                  "verdict.tested",
                  VerdictWords.sentence(tests.verdict()),
                  VerdictWords.counts(tests.verdict()));
          case FAILED -> Messages.text("verdict.testFailed", model.problemProperty().get());
        });
    sentence.setTooltip(new Tooltip(sentence.getText()));
    Light shown = tested ? tests.verdict().light() : Light.GREY;
    for (Light l : Light.values()) {
      light.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(l.name().toLowerCase(java.util.Locale.ROOT)), l == shown);
    }
    setAccessibleText((tested ? VerdictWords.light(shown) + ". " : "") + sentence.getText());
    if (!tested) {
      popOver.hide();
    }
  }

  private static void show(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void open() {
    MapTests tests = model.testsProperty().get();
    if (tests != null) {
      popOver.setContentNode(new VerdictPanel(tests, model.targetProperty().get(), this));
      popOver.show(reasons);
    }
  }
}
