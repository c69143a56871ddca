package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.help.HelpEvent;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.library.SampleSource.Sample;
import dev.sightline.core.media.sample.SampleLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Shows every page, every way of looking at a map and every sheet, one after the other, in the
 * smallest window: that is also what is left of a screen of 1920 × 1280 at 200 %. As a program of
 * its own it prints what is cut off there, in the language that it is started with, since a process
 * speaks one language.
 */
final class EveryView implements AutoCloseable {
  /** What a line begins with that {@link #main} prints. */
  static final String CUT = "cut: ";

  /** What it prints when it has seen all. */
  static final String SEEN = "seen: ";

  private final Stage stage;
  private final WindowFixture fixture;

  private EveryView(Stage stage, WindowFixture fixture) {
    this.stage = stage;
    this.fixture = fixture;
  }

  /** Opens a window with a video that has been looked at. */
  static EveryView open(Path folder) throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    Path video = samples.unpack(samples.samples().get(2));
    Stage stage = WindowFixture.stage();
    WindowFixture[] made = new WindowFixture[1];
    FxToolkit.setupFixture(
        () -> {
          made[0] =
              new WindowFixture(
                  stage,
                  folder,
                  () -> List.of(new Sample(video, "Out of the burrow", "a rabbit yawns")));
          stage.setWidth(stage.getMinWidth());
          stage.setHeight(stage.getMinHeight());
        });
    EveryView views = new EveryView(stage, made[0]);
    AppContext context = made[0].context();
    views.on(() -> context.library().whenListed(context.library()::open));
    until(() -> context.selection().analysisProperty().get() != null);
    return views;
  }

  /**
   * Shows all of them.
   *
   * @param look called on the FX thread with each view's name once it is laid out
   */
  void each(Consumer<String> look) throws Exception {
    for (Map.Entry<String, Runnable> view : views().entrySet()) {
      on(view.getValue());
      // what is worked out in the background, and what layout then asks for
      WaitForAsyncUtils.waitForFxEvents(2);
      on(
          () -> {
            root().applyCss();
            root().layout();
            look.accept(view.getKey());
          });
    }
  }

  Parent root() {
    return stage.getScene().getRoot();
  }

  private Map<String, Runnable> views() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    MainWindow window = fixture.window();
    for (Page page : Page.values()) {
      all.put("page " + page, () -> window.show(page));
    }
    for (AttentionTab tab : AttentionTab.values()) {
      all.put(
          "view " + tab,
          () -> {
            window.show(Page.INSPECT);
            fixture.context().parts().tabs().chosenProperty().set(tab);
          });
    }
    all.put(
        "no text",
        () -> {
          fixture.context().parts().tabs().chosenProperty().set(AttentionTab.MATRIX);
          fixture.context().text().replace("");
        });
    all.put("settings", window::settings);
    all.put("attack", window::attack);
    all.put("report", window::export);
    all.put("jobs", window::jobs);
    all.put("glossary", () -> window.glossary("glossary.infonce"));
    all.put("lessons", () -> root().fireEvent(new HelpEvent(HelpEvent.LESSONS)));
    all.put("keys", window::keys);
    all.put(
        "palette",
        () -> {
          window.keys();
          window.palette();
        });
    all.put(
        "tour",
        () -> {
          window.palette();
          window.tour();
        });
    return all;
  }

  private void on(Runnable action) throws Exception {
    FxToolkit.setupFixture(action::run);
  }

  private static void until(BooleanSupplier condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        180, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
  }

  /**
   * Prints what is cut off.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sightline-views");
    int[] seen = new int[1];
    EveryView views = open(folder);
    views.each(
        name -> {
          seen[0]++;
          Cut.in(views.root()).forEach(line -> System.out.println(CUT + name + ": " + line));
        });
    System.out.println(SEEN + seen[0] + " " + Messages.text("tour.next"));
    System.exit(0);
  }
}
