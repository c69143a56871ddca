package dev.sightline.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.control.Sheet;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The list of jobs in a window, with work that waits for the test. */
@ExtendWith(ToolkitCondition.class)
class JobsSheetTest {
  private final FxRobot robot = new FxRobot();
  private final ExecutorService workers = DaemonThreads.pool("test");
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final List<String> copied = new ArrayList<>();
  private final Heard heard = new Heard();
  private JobRunner runner;
  private Stage stage;
  private boolean open = true;

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          runner = new JobRunner(workers, Platform::runLater);
          JobsViewModel model = new JobsViewModel(runner, System::nanoTime);
          JobsSheet body = new JobsSheet(model, copied::add);
          Sheet sheet = new Sheet("Jobs", body, () -> open = false);
          stage.setScene(new Scene(new StackPane(sheet), 700, 500));
          stage.show();
          sheet.requestFocus();
        });
  }

  @AfterEach
  void close() throws Exception {
    mayEnd.countDown();
    workers.shutdownNow();
    FxToolkit.setupFixture(() -> stage.hide());
  }

  @Test
  void aJobShowsHowFarItIsAndCanBePausedAndStopped() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    FxToolkit.setupFixture(
        () ->
            runner.startInBackground(
                "Writing a film",
                p -> {
                  p.update(0.5, "frames");
                  half.countDown();
                  mayEnd.await();
                  p.checkCancelled();
                  return "x";
                },
                heard));
    assertThat(half.await(180, TimeUnit.SECONDS)).isTrue();
    until(".bar");
    Bounds track = robot.lookup(".track").query().getBoundsInParent();
    Bounds bar = robot.lookup(".bar").query().getBoundsInParent();
    assertThat(bar.getWidth()).isBetween(0.4 * track.getWidth(), 0.6 * track.getWidth());
    assertThat(bar.getHeight()).isGreaterThan(1);

    robot.clickOn("#job-pause");
    assertThat(words()).isEqualTo("paused");
    robot.clickOn("#job-pause");
    assertThat(words()).startsWith("frames · 50 %");
    robot.clickOn("#job-stop");
    mayEnd.countDown();
    until("#job-retry");
    assertThat(words()).startsWith("stopped after");
    assertThat(heard.log).containsExactly("cancelled");
  }

  @Test
  void aFailureCanBeCopiedStartedAgainAndPutAway() throws Exception {
    mayEnd.countDown();
    FxToolkit.setupFixture(
        () ->
            runner.startInBackground(
                "Writing a film",
                p -> {
                  if (broken.get()) {
                    throw new SightlineException(Problem.FILE, "The disk is full.");
                  }
                  return "x";
                },
                heard));
    until("#job-retry");
    assertThat(words()).isEqualTo("The disk is full.");
    robot.clickOn("#job-copy");
    assertThat(copied).singleElement().asString().contains("Writing a film", "The disk is full.");
    broken.set(false);
    robot.clickOn("#job-retry");
    WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, () -> words().startsWith("done in"));
    robot.clickOn("#jobs-clear");
    assertThat(robot.lookup(".job-words").queryAll().stream().filter(Node::isVisible)).isEmpty();
  }

  @Test
  void escapeClosesIt() {
    robot.push(KeyCode.ESCAPE);
    assertThat(open).isFalse();
  }

  private String words() {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".job-words").queryLabeled().getText();
  }

  private void until(String query) throws Exception {
    WaitForAsyncUtils.waitFor(
        180, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
