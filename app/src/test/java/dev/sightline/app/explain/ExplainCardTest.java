package dev.sightline.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionView;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixPane;
import dev.sightline.app.attention.Showable;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Choosing methods beside the maps of attention, in a real window, with the real methods. */
@ExtendWith({ToolkitCondition.class, ApplicationExtension.class})
class ExplainCardTest {
  private final Selection selection = new Selection();
  private final LinearModel linear = new LinearModel("two small words");
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final ColourSettings colours = new ColourSettings();
  private final OverlayViewModel overlay = new OverlayViewModel(selection, current, colours);

  @Start
  void start(Stage stage) throws Exception {
    AttentionViewModel cells = new AttentionViewModel(selection, current, colours);
    ClipThumbnails none =
        new ClipThumbnails(selection, (v, t, p, each) -> {}, Runnable::run, Platform::runLater);
    AttentionView view =
        new AttentionView(
            cells,
            new AttentionTabs(),
            List.of(new MatrixPane(cells, selection, none, new TimeZoom(current))));
    view.offer(
        new ExplainViewModel(
            selection,
            () -> linear,
            new JobRunner(Runnable::run, Runnable::run),
            Explainers::builtIn,
            ""));
    stage.setScene(new Scene(view, 1000, 420));
    stage.show();
    ExplainRequest r = linear.request();
    selection.featuresProperty().set(r.features());
    selection.analysisProperty().set(withObjects(r.analysis()));
  }

  /** With a head of the image network's, which the model cannot explain. */
  private static Analysis withObjects(Analysis a) {
    List<HeadResult> heads = new ArrayList<>(a.heads());
    heads.add(new HeadResult("objects", List.of("cat", "dog"), List.of(.5f, .5f), List.of()));
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        heads,
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }

  private static void choose(FxRobot robot, String title) {
    ComboBox<Showable> show = robot.lookup("#attention-show").queryComboBox();
    Showable item =
        show.getItems().stream().filter(i -> i.title().equals(title)).findFirst().orElseThrow();
    robot.interact(() -> show.setValue(item));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static boolean visible(FxRobot robot, String id) {
    return robot.lookup(id).query().isVisible() && robot.lookup(id).query().getParent().isVisible();
  }

  @Test
  void aMethodTakesThePlaceOfTheMapAndBack(FxRobot robot) {
    assertThat(visible(robot, "#explain-target")).isFalse();
    choose(robot, "Occlusion");
    assertThat(text(robot, "#attention-unit")).isEqualTo("Occlusion of “a”");
    assertThat(current.shownProperty().get().matrix().rows()).hasSize(1);
    assertThat(current.shownProperty().get().matrix().traits().signed()).isTrue();
    assertThat(visible(robot, "#explain-target")).isTrue();
    assertThat(visible(robot, "#attention-sinks")).isFalse();
    assertThat(overlay.layerProperty().get().map().values()[0])
        .isEqualTo(selection.explainedProperty().get().explanation().cellScores()[0]);
    choose(robot, "Text → video");
    assertThat(selection.explainedProperty().get()).isNull();
    assertThat(visible(robot, "#explain-target")).isFalse();
    assertThat(visible(robot, "#attention-sinks")).isTrue();
  }

  /** Layers and heads stand where those of maps stand, and only where there are some. */
  @Test
  void aMethodIsKeptToALayerInTheCard(FxRobot robot) {
    choose(robot, "Occlusion");
    assertThat(visible(robot, "#attention-layer")).isFalse();
    choose(robot, "Grad-CAM");
    assertThat(visible(robot, "#attention-layer")).isTrue();
    assertThat(visible(robot, "#attention-head")).isFalse();
    ComboBox<?> layer = robot.lookup("#attention-layer").queryComboBox();
    assertThat(layer.getItems()).hasSize(3);
    robot.interact(() -> layer.getSelectionModel().select(1));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(selection.explainedProperty().get().explanation().part().layerName())
        .isEqualTo("first");
    assertThat(text(robot, "#attention-unit")).isEqualTo("Grad-CAM of “a”, layer first");
    choose(robot, "Attention × gradient");
    assertThat(selection.explainedProperty().get().explanation().part()).isEqualTo(Part.ALL);
    assertThat(visible(robot, "#attention-head")).isTrue();
    choose(robot, "Text → video");
    assertThat(visible(robot, "#attention-layer")).isTrue();
  }

  @Test
  void pairsFillTheMatrix(FxRobot robot) {
    choose(robot, "Relevancy");
    assertThat(current.shownProperty().get().matrix().rows()).hasSize(3);
    assertThat(text(robot, "#explain-note")).isEqualTo("one forward pass");
  }

  @Test
  void aClickOnAClassExplainsItAndTheBoxSaysSo(FxRobot robot) {
    choose(robot, "Integrated gradients");
    robot.interact(() -> selection.classChoiceProperty().set(new ClassChoice("topics", 1)));
    WaitForAsyncUtils.waitForFxEvents();
    ComboBox<Target> of = robot.lookup("#explain-target").queryComboBox();
    assertThat(of.getValue()).isEqualTo(new Target.OfClass("topics", 1));
    assertThat(text(robot, "#attention-unit")).isEqualTo("Integrated gradients of “b”");
    assertThat(text(robot, "#explain-note")).startsWith("completeness gap");
    robot.interact(() -> of.setValue(new Target.Score()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#attention-unit"))
        .isEqualTo("Integrated gradients of text–video score");
  }

  @Test
  void whatNoModelHasIsListedWithTheReasonAndIsNoChoice(FxRobot robot) {
    ComboBox<Showable> show = robot.lookup("#attention-show").queryComboBox();
    Showable before = show.getValue();
    assertThat(show.getItems())
        .filteredOn(i -> i.title().equals("Video self"))
        .singleElement()
        .satisfies(i -> assertThat(i.obstacle().orElseThrow()).contains("no attention inside"));
    choose(robot, "Video self");
    assertThat(show.getValue()).isEqualTo(before);
  }

  @Test
  void aHeadThatCannotBeExplainedIsNamed(FxRobot robot) {
    choose(robot, "Saliency");
    robot.interact(() -> selection.classChoiceProperty().set(new ClassChoice("objects", 0)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#explain-problem")).contains("single pictures");
    ComboBox<Showable> show = robot.lookup("#attention-show").queryComboBox();
    assertThat(show.getItems())
        .filteredOn(i -> i.title().equals("Saliency"))
        .allMatch(i -> i.obstacle().isPresent());
  }
}
