package dev.sightline.app.shell;

import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.LibraryItem;
import dev.sightline.app.models.ModelItem;
import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.app.video.VideoText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window with the real models, and a camera. For one thread that is not the FX thread. */
final class GuideWindow implements AutoCloseable {
  /** Models and methods take their time, more so on a busy machine. */
  private static final long PATIENCE_SECONDS = 900;

  private final Path out;
  private final javafx.stage.Stage stage;
  private AppContext context;
  private MainWindow window;

  /**
   * Opens it.
   *
   * @param settings where settings go
   * @param out where pictures go
   */
  GuideWindow(Path settings, Path out) throws Exception {
    this.out = Files.createDirectories(out);
    stage = WindowFixture.stage();
    fx(
        () -> {
          Fonts.load();
          ErrorReporter errors =
              new ErrorReporter(
                  Platform::runLater,
                  System::nanoTime,
                  "guide",
                  (t, m, r) -> System.err.println(m),
                  r -> {});
          context = new AppContext(settings, CoreServices.real(), Platform::runLater, errors);
          window = new MainWindow(context, stage, file -> {}, new WindowFixture.Prompts());
          window.show();
          stage.setWidth(1200);
          stage.setHeight(780);
          context.inspect().warmUp();
        });
    until(() -> context.library().items().size() >= 4);
    until(() -> context.library().items().stream().allMatch(i -> i.posterProperty().get() != null));
    // the model has looked at the samples, so that no picture shows it at that
    until(
        () -> context.library().items().stream().noneMatch(i -> i.topicProperty().get().isEmpty()));
  }

  AppContext context() {
    return context;
  }

  MainWindow window() {
    return window;
  }

  javafx.stage.Stage stage() {
    return stage;
  }

  /** Does something on the FX thread. */
  void fx(FxToolkitAction action) throws TimeoutException {
    FxToolkit.setupFixture(action::run);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Something that may be done on the FX thread. */
  @FunctionalInterface
  interface FxToolkitAction {
    void run();
  }

  /** Waits for a condition, which is asked on the FX thread. */
  void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** As after a start: the video page, dark, without a sheet. */
  void fresh() throws TimeoutException {
    theme(ThemeChoice.DARK);
    fx(
        () -> {
          window.show(Page.MODELS); // sheets close when the page changes
          window.show(Page.INSPECT);
        });
  }

  void theme(ThemeChoice theme) throws TimeoutException {
    fx(
        () -> {
          if (context.settings().get().theme() != theme) {
            window.theme();
          }
        });
  }

  /** Takes a model into use. */
  void model(String id) throws TimeoutException {
    if (context.models().inUseProperty().get().equals(id)) {
      return;
    }
    fx(() -> context.models().load());
    until(() -> item(id) != null);
    fx(() -> context.models().use(item(id)));
  }

  ModelItem item(String id) {
    return context.models().items().stream()
        .filter(i -> i.name().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Opens a sample and waits for its analysis. */
  void sample(String file) throws TimeoutException {
    LibraryItem item =
        context.library().items().stream()
            .filter(i -> i.path().getFileName().toString().equals(file))
            .findFirst()
            .orElseThrow();
    fx(() -> context.library().open(item));
    ready();
  }

  /** Opens a film and waits for its analysis. */
  void film(Path file) throws TimeoutException {
    fx(() -> context.library().open(List.of(file)));
    until(() -> file.equals(context.inspect().fileProperty().get()));
    ready();
  }

  void ready() throws TimeoutException {
    until(
        () ->
            context.inspect().stageProperty().get() == Stage.READY
                && !context.inspect().busyProperty().get()
                && context.selection().analysisProperty().get() != null
                && context.selection().analysisProperty().get().isComplete());
  }

  /** Puts a text beside the video. */
  void text(String words) throws TimeoutException {
    fx(() -> context.inspect().useText(VideoText.typed(words)));
    until(() -> context.selection().analysisProperty().get().text().text().equals(words));
    ready();
  }

  /** Lights a word. */
  void word(String word) throws TimeoutException {
    fx(
        () -> {
          List<dev.sightline.core.text.Token> tokens =
              context.selection().analysisProperty().get().text().tokens();
          for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).piece().equals(word)) {
              context.selection().tokenProperty().set(i);
              return;
            }
          }
          throw new IllegalStateException("no word " + word);
        });
  }

  /** Presses a button. */
  void press(String id) throws TimeoutException {
    until(() -> node(id) instanceof ButtonBase button && !button.isDisabled());
    fx(() -> ((ButtonBase) node(id)).fire());
  }

  Node node(String id) {
    return stage.getScene().getRoot().lookup("#" + id);
  }

  /** Takes a picture of the window. */
  void shoot(String name, int width, int height) throws Exception {
    settle(width, height);
    take(name, stage.getScene().getRoot(), new Rectangle2D(0, 0, width, height));
  }

  /** Takes a picture of a moment that passes; {@link #settle} comes before it. */
  void shootNow(String name, int width, int height) throws Exception {
    fx(() -> stage.getScene().getRoot().resize(width, height));
    take(name, stage.getScene().getRoot(), new Rectangle2D(0, 0, width, height));
  }

  /** Takes a picture of a part of the window. */
  void shootPart(String name, int width, int height, String selector) throws Exception {
    settle(width, height);
    Node part = stage.getScene().getRoot().lookup(selector);
    crop(name, part, part.getLayoutBounds());
  }

  private void crop(String name, Node part, Bounds of) throws Exception {
    Bounds b = part.localToScene(of);
    take(
        name,
        stage.getScene().getRoot(),
        new Rectangle2D(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight()));
  }

  /** Takes a picture of the sheet that holds something. */
  void shootSheet(String name, int width, int height, String selector) throws Exception {
    settle(width, height);
    Node node = stage.getScene().getRoot().lookup(selector);
    while (!node.getStyleClass().contains("sheet")) {
      node = node.getParent();
    }
    crop(name, node, node.getLayoutBounds());
  }

  /** Presses a button by its style. */
  void pressStyled(String selector) throws TimeoutException {
    fx(() -> ((ButtonBase) stage.getScene().getRoot().lookup(selector)).fire());
  }

  /** Takes a picture of what lies over the window in one of its own. */
  void shootOver(String name) throws Exception {
    settle(1440, 900);
    Node[] over = new Node[1];
    fx(
        () ->
            over[0] =
                Window.getWindows().stream()
                    .filter(w -> w instanceof PopupWindow && w.isShowing())
                    .findFirst()
                    .orElseThrow()
                    .getScene()
                    .getRoot());
    take(name, over[0], null);
  }

  /** Gives the window a size, and time to lay itself out. */
  void settle(int width, int height) throws Exception {
    // the headless screen is small: the scene's root alone takes the size
    Parent root = stage.getScene().getRoot();
    for (int i = 0; i < 10; i++) {
      fx(() -> root.resize(width, height));
      TimeUnit.MILLISECONDS.sleep(150);
    }
  }

  /**
   * @param part of the node; null: all of it
   */
  private void take(String name, Node node, Rectangle2D part) throws Exception {
    WritableImage[] image = new WritableImage[1];
    SnapshotParameters how = new SnapshotParameters();
    how.setViewport(part);
    fx(() -> image[0] = node.snapshot(how, null));
    try {
      ImageIO.write(
          SwingFXUtils.fromFXImage(image[0], null), "png", out.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws TimeoutException {
    fx(() -> stage.setOnHiding(null));
    fx(stage::hide);
    fx(context::close);
  }
}
