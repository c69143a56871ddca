package dev.sightline.app.attention.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.HeadsModel;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfluenceViewModelTest {
  private static final List<CrossHead> HEADS =
      List.of(HeadsModel.FOR, new CrossHead(Side.TEXT, 0, 1), HeadsModel.AGAINST);

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final HeadsModel analyzer = new HeadsModel();
  private final InfluenceViewModel model =
      new InfluenceViewModel(selection, () -> analyzer, new JobRunner(workers, Runnable::run));

  @BeforeEach
  void open() throws Exception {
    VideoFeatures features = analyzer.encode(Path.of("a.mp4"), Progress.NONE);
    selection.featuresProperty().set(features);
    selection.analysisProperty().set(analyzer.analyze(features, "a dog runs", Progress.NONE));
    selection.classChoiceProperty().set(new ClassChoice("topics", 1));
  }

  @Test
  void headsAreMeasuredInTheBackgroundAndOnlyOnce() {
    model.measure(HEADS);
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(model.foundProperty().get()).isNull();
    model.measure(HEADS);
    assertThat(workers.size()).as("the same is under way").isEqualTo(1);
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.foundProperty().get().change(HeadsModel.FOR)).isCloseTo(-.3, within(1e-6));
    assertThat(model.noteProperty().get()).contains("50.0 %").contains("3 heads");
    model.measure(HEADS);
    assertThat(workers.size()).as("known").isZero();
  }

  @Test
  void stoppedItSaysSoAndDoesNotBeginAgainByItself() {
    model.measure(HEADS);
    model.cancel();
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.foundProperty().get()).isNull();
    assertThat(model.noteProperty().get()).startsWith("Stopped");
    model.measure(HEADS);
    assertThat(workers.size()).isZero();
    model.forget();
    assertThat(model.noteProperty().get()).isEmpty();
    model.measure(HEADS);
    workers.runAll();
    assertThat(model.foundProperty().get()).isNotNull();
  }

  @Test
  void anotherClassIsMeasuredAnewAndTheLateAnswerIsDropped() {
    model.measure(HEADS);
    selection.classChoiceProperty().set(new ClassChoice("topics", 2));
    model.measure(HEADS);
    workers.runLast();
    assertThat(model.foundProperty().get().target().label()).isEqualTo(2);
    workers.runAll();
    assertThat(model.foundProperty().get().target().label()).isEqualTo(2);
  }

  /** The text encoder's heads and the alignment have no switch. */
  @Test
  void whereNothingCanBeTurnedOffItSaysSo() {
    model.measure(HEADS);
    model.measure(List.of());
    workers.runAll();
    assertThat(model.foundProperty().get()).isNull();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.noteProperty().get())
        .isEqualTo("Only heads of the cross-attention can be turned off");
  }

  /** The grid asks only in that order, sorts by strength, and prints points in place of entropy. */
  @Test
  void theGridIsSortedByWhatMovesMost() {
    AttentionTabs tabs = new AttentionTabs();
    HeadsViewModel grid =
        new HeadsViewModel(
            selection,
            new CurrentMap(selection, Runnable::run, Runnable::run),
            new ColourSettings(),
            tabs,
            Runnable::run,
            Runnable::run);
    grid.offer(model);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_TO_VIDEO, 0, 0));
    grid.orderProperty().set(HeadOrder.INFLUENCE);
    assertThat(workers.size()).as("nobody looks").isZero();
    tabs.chosenProperty().set(AttentionTab.HEADS);
    workers.runAll();
    List<HeadEntry> first = grid.entriesProperty().get().subList(0, 3);
    assertThat(first.get(0).layer() * 10 + first.get(0).head()).isEqualTo(0);
    assertThat(first.get(0).influence()).isCloseTo(-.3, within(1e-6));
    assertThat(first.get(1).layer() * 10 + first.get(1).head()).isEqualTo(13);
    assertThat(first.get(2).influence()).isZero();
    assertThat(HeadsViewModel.caption(first.get(0))).isEqualTo("−30.0 pp");
    grid.light(1);
    assertThat(grid.readoutProperty().get()).contains("layer 2, head 4").contains("without it");
    assertThat(grid.valueProperty().get()).isEqualTo("+20.0 pp");
    int asked = analyzer.asked().size();
    selection.classChoiceProperty().set(new ClassChoice("topics", 3));
    workers.runAll();
    assertThat(analyzer.asked()).as("another class, all heads again").hasSize(2 * asked);
    grid.orderProperty().set(HeadOrder.LAYER);
    assertThat(model.foundProperty().get()).isNull();
    assertThat(grid.entriesProperty().get()).allMatch(e -> Double.isNaN(e.influence()));
  }
}
