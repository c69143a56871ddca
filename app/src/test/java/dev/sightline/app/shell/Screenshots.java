package dev.sightline.app.shell;

import dev.sightline.app.inspect.Stage;
import dev.sightline.app.library.LibraryItem;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Region;
import dev.sightline.core.explain.change.RegionEffect;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of the window for people to look at. Not run with the tests, but by {@code
 * -Dtest=Screenshots -Dsightline.looks=FOLDER}.
 */
class Screenshots {
  private static final String THREE_WORDS = "a sleepy rabbit";
  private static final String LONG =
      "A big white rabbit smells the flowers in the meadow, unbelievably happy about the morning. ";

  private final Path out = Path.of(System.getProperty("sightline.looks", "target/looks"));
  @TempDir Path folder;
  private javafx.stage.Stage stage;
  private WindowFixture fixture;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(out);
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(
        () -> fixture = new WindowFixture(stage, folder, WindowFixture.samples(folder)));
    until(() -> fixture.context().library().items().size() == 4);
    until(
        () ->
            fixture.context().library().items().stream()
                .allMatch(i -> i.posterProperty().get() != null));
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
    FxToolkit.setupFixture(fixture::close);
  }

  @Test
  void everyStateInBothThemes() throws Exception {
    for (ThemeChoice theme : ThemeChoice.values()) {
      FxToolkit.setupFixture(
          () -> {
            if (fixture.context().settings().get().theme() != theme) {
              fixture.window().theme();
            }
          });
      String name = theme.name().toLowerCase(java.util.Locale.ROOT);
      FxToolkit.setupFixture(fixture.context().inspect()::close);
      shoot(1280, 800, "empty-" + name);
      openSample(0);
      shoot(1440, 900, "inspect-" + name);
      shoot(1280, 800, "inspect-small-" + name);
      shoot(1920, 1080, "inspect-large-" + name);
      openSample(2);
      text(THREE_WORDS);
      FxToolkit.setupFixture(
          () ->
              fixture
                  .context()
                  .predictions()
                  .choose(
                      fixture
                          .context()
                          .predictions()
                          .groupsProperty()
                          .get()
                          .getFirst()
                          .bars()
                          .getFirst()
                          .choice()));
      FxToolkit.setupFixture(() -> fixture.context().selection().tokenProperty().set(2));
      shoot(1280, 800, "three-words-" + name);
      text(LONG.repeat(23));
      shoot(1280, 800, "long-text-" + name);
      FxToolkit.setupFixture(fixture.window()::editText);
      shoot(1280, 800, "editing-" + name);
      FxToolkit.setupFixture(fixture.context().text()::cancel);
      FxToolkit.setupFixture(fixture.window()::keys);
      shoot(1280, 800, "keys-" + name);
      FxToolkit.setupFixture(fixture.window()::keys);
      Path broken = Files.writeString(folder.resolve("holiday.mp4"), "this is no video");
      FxToolkit.setupFixture(() -> fixture.context().inspect().open(broken));
      until(() -> fixture.context().inspect().stageProperty().get() == Stage.UNREADABLE);
      shoot(1280, 800, "failed-" + name);
    }
  }

  @Test
  void whatIf() throws Exception {
    openSample(0);
    for (ThemeChoice theme : ThemeChoice.values()) {
      FxToolkit.setupFixture(
          () -> {
            if (fixture.context().settings().get().theme() != theme) {
              fixture.window().theme();
            }
          });
      String name = theme.name().toLowerCase(java.util.Locale.ROOT);
      Selection selection = fixture.context().selection();
      Analysis analysis = selection.analysisProperty().get();
      Span first = Span.of(analysis.clips().getFirst(), analysis.clips().get(3));
      Span all = Span.of(analysis.clips().getFirst(), analysis.clips().getLast());
      String word = analysis.text().text().split(" ")[1];
      List<Change> changes =
          List.of(
              new Change.MaskWord(new WordRef(1, word)),
              new Change.FreezeClips(first),
              new Change.ChangeRegion(new Region(0.2, 0.3, 0.3, 0.4), first, RegionEffect.BLUR),
              new Change.HeadOff(new CrossHead(Side.TEXT, 0, 1)),
              new Change.ShuffleClips(all, 1),
              new Change.MaskWord(new WordRef(90, "zebra")),
              new Change.Stride(8),
              new Change.Silence(Side.VIDEO));
      shoot(1440, 900, "whatif-0-" + name);
      change(ChangeList.of(changes.subList(0, 1)));
      shoot(1280, 800, "whatif-1-" + name);
      change(ChangeList.of(changes).withOn(4, false));
      shoot(1280, 800, "whatif-8-small-" + name);
      shoot(1440, 900, "whatif-8-" + name);
      FxToolkit.setupFixture(() -> fixture.context().whatIf().search("topics"));
      until(() -> fixture.context().whatIf().flipProperty().get() != null);
      shoot(1440, 900, "whatif-flip-" + name);
      change(ChangeList.EMPTY);
    }
  }

  private void change(ChangeList list) throws Exception {
    Selection selection = fixture.context().selection();
    FxToolkit.setupFixture(() -> selection.change(now -> list));
    until(() -> (selection.outcomeProperty().get() != null) == !list.isIdle());
  }

  private void openSample(int index) throws Exception {
    LibraryItem item = fixture.context().library().items().get(index);
    FxToolkit.setupFixture(() -> fixture.context().library().open(item));
    until(() -> fixture.context().inspect().stageProperty().get() == Stage.READY);
  }

  private void text(String words) throws Exception {
    FxToolkit.setupFixture(() -> fixture.context().inspect().useText(VideoText.typed(words)));
    until(
        () ->
            fixture.context().selection().analysisProperty().get() != null
                && fixture
                    .context()
                    .selection()
                    .analysisProperty()
                    .get()
                    .text()
                    .text()
                    .equals(words));
  }

  private void shoot(int width, int height, String name) throws Exception {
    // the headless screen is small: the scene's root alone takes the size
    Parent root = stage.getScene().getRoot();
    FxToolkit.setupFixture(() -> root.resize(width, height));
    for (int i = 0; i < 6; i++) {
      WaitForAsyncUtils.waitForFxEvents();
      TimeUnit.MILLISECONDS.sleep(120);
    }
    WritableImage[] image = new WritableImage[1];
    FxToolkit.setupFixture(() -> image[0] = root.snapshot(null, null));
    try {
      ImageIO.write(
          SwingFXUtils.fromFXImage(image[0], null), "png", out.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
