package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseMode;
import dev.sightline.app.browse.BrowseView;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.FilterViewModel;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.browse.SavedViewModel;
import dev.sightline.app.browse.Shelf;
import dev.sightline.app.browse.TypedTextViewModel;
import dev.sightline.app.browse.UseListViewModel;
import dev.sightline.app.browse.WatchViewModel;
import dev.sightline.app.browse.figures.FiguresViewModel;
import dev.sightline.app.browse.map.MapViewModel;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.settings.ThemeChoice;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.controlsfx.control.GridCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What the page of the library looks like without a video, with ten and with ten thousand. The
 * pictures lie in {@code target/looks} for people to look at.
 */
@ExtendWith(ToolkitCondition.class)
class LibraryLooksTest {
  private static final Path OUT = Path.of("target", "looks");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final FxRobot robot = new FxRobot();
  private final Shelf shelf = new Shelf();
  private final Coloured pictures = new Coloured();
  private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run);
  private final BrowseViewModel model =
      new BrowseViewModel(
          shelf,
          jobs,
          Runnable::run,
          Runnable::run,
          new FilterViewModel("", k -> {}),
          (video, ms, words) -> {});
  private Stage stage;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(OUT);
    stage = WindowFixture.stage();
    FxToolkit.setupFixture(
        () -> {
          Fonts.load();
          BrowseView view =
              new BrowseView(model, more(), new Posters(pictures, jobs), () -> {}, new Silent());
          scene = new Scene(view, WIDTH, HEIGHT);
          Theme.apply(scene, ThemeChoice.DARK);
          stage.setScene(scene);
          stage.setWidth(WIDTH);
          stage.setHeight(HEIGHT);
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.hide());
  }

  @Test
  void anEmptyLibrarySaysWhatToDo() throws Exception {
    robot.interact(model::load);
    assertThat(shoot("library-0")).as("colours: it is not blank").isGreaterThan(20);
    assertThat(visible("Your library is empty")).isTrue();
    assertThat(robot.lookup(".message-pane .button").queryAll().stream().filter(this::isSeen))
        .as("a button that begins one")
        .hasSize(1);
    assertThat(cells()).isEmpty();
  }

  @Test
  void tenVideosStandInRowsEachWithItsPicture() throws Exception {
    fill(10);
    robot.interact(model::load);
    shoot("library-10");
    assertThat(cells()).hasSize(10);
    assertPictures();
    assertThat(robot.lookup("#browse-summary").queryAs(Label.class).getText())
        .isEqualTo("10 videos");
    robot.interact(() -> model.form().modeProperty().set(BrowseMode.LIST));
    assertThat(colours(shoot("library-10-list", ThemeChoice.DARK, WIDTH, HEIGHT)))
        .isGreaterThan(20);
    robot.interact(() -> model.form().modeProperty().set(BrowseMode.MAP));
    assertThat(colours(shoot("library-10-map", ThemeChoice.DARK, WIDTH, HEIGHT))).isGreaterThan(20);
    Node umap = robot.lookup("#browse-map-umap").query();
    assertThat(isSeen(umap)).isTrue();
  }

  @Test
  void ofTenThousandThoseInViewHaveCellsAndPicturesAtOnce() throws Exception {
    fill(10_000);
    robot.interact(model::load);
    shoot("library-10000", ThemeChoice.LIGHT, WIDTH, HEIGHT);
    assertThat(cells()).hasSizeBetween(8, 60);
    assertPictures();
    assertThat(pictures.asked).as("pictures read").hasSizeLessThan(100);
    assertThat(robot.lookup("#browse-summary").queryAs(Label.class).getText())
        .isEqualTo("10,000 videos");

    robot.interact(() -> robot.lookup("#browse-grid").query().requestFocus());
    robot.push(KeyCode.END);
    assertThat(model.selection().leadProperty().get())
        .hasValueSatisfying(i -> assertThat(i).isEqualTo(model.items().getLast()));
    WaitForAsyncUtils.waitForFxEvents();
    shoot("library-10000-end", ThemeChoice.LIGHT, WIDTH, HEIGHT);
    assertPictures();
    assertThat(cells()).extracting(GridCell::getItem).contains(model.items().getLast());
    assertThat(pictures.asked).as("none of those between").hasSizeLessThan(200);
  }

  private void fill(int videos) {
    for (int i = 1; i <= videos; i++) {
      shelf.put(i, "video %d of the library".formatted(i), 1000L * (1 + i % 600));
    }
  }

  private BrowseView.More more() {
    return new BrowseView.More(
        new MapViewModel(shelf, model, jobs),
        new WatchViewModel(shelf, model, jobs),
        new FiguresViewModel(model, jobs),
        new SavedViewModel(shelf, model, jobs),
        new TypedTextViewModel(shelf, model, jobs),
        new UseListViewModel(shelf, jobs, model.selection().chosenProperty(), model::say),
        new ColourSettings());
  }

  /**
   * Takes a picture in each theme and at two sizes, in which nothing is cut off.
   *
   * @return how many colours the last one has
   */
  private int shoot(String name) throws Exception {
    shoot(name, ThemeChoice.LIGHT, 960, 640);
    return colours(shoot(name, ThemeChoice.DARK, WIDTH, HEIGHT));
  }

  private WritableImage shoot(String name, ThemeChoice theme, int width, int height)
      throws Exception {
    robot.interact(
        () -> {
          Theme.apply(scene, theme);
          stage.setWidth(width);
          stage.setHeight(height);
          scene.getRoot().applyCss();
          scene.getRoot().layout();
        });
    List<String> cut = new ArrayList<>();
    WritableImage[] image = new WritableImage[1];
    robot.interact(
        () -> {
          cutOff(scene.getRoot(), cut);
          image[0] = scene.snapshot(null);
        });
    assertThat(cut).as("%s, %s, %d wide", name, theme, width).isEmpty();
    String file = "%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT));
    ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", OUT.resolve(file).toFile());
    return image[0];
  }

  /** Words that end in dots although nobody may have written as many as they like there. */
  private void cutOff(Parent parent, List<String> cut) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (!isSeen(node)) {
        continue;
      }
      if (node instanceof Labeled label && label.getText() != null && !isFree(label)) {
        for (Node text : label.getChildrenUnmodifiable()) {
          if (text instanceof Text words && words.getText().endsWith("...")) {
            cut.add(label.getText());
          }
        }
        Bounds place = label.localToScene(label.getLayoutBounds());
        if (place.getMaxX() > scene.getWidth() + 1 || place.getMinX() < -1) {
          cut.add("outside: " + label.getText());
        }
      }
      if (node instanceof Parent inner) {
        cutOff(inner, cut);
      }
    }
  }

  /** Titles and what is said of a video can be longer than any room. */
  private static boolean isFree(Labeled label) {
    return label instanceof IndexedCell<?>
        || label.getStyleClass().contains("item-title")
        || label.getStyleClass().contains("item-detail")
        || "browse-summary".equals(label.getId());
  }

  private boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  private boolean visible(String words) {
    return robot.lookup(words).queryAll().stream().anyMatch(this::isSeen);
  }

  private List<GridCell<BrowseItem>> cells() {
    List<GridCell<BrowseItem>> cells = new ArrayList<>();
    for (Node node : robot.lookup(".grid-cell").queryAll()) {
      if (node instanceof GridCell<?> cell
          && cell.getItem() instanceof BrowseItem
          && isSeen(cell)) {
        @SuppressWarnings("unchecked")
        GridCell<BrowseItem> one = (GridCell<BrowseItem>) cell;
        cells.add(one);
      }
    }
    return cells;
  }

  /** In the middle of each picture in view is the colour of that video. */
  private void assertPictures() {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(null));
    int seen = 0;
    for (GridCell<BrowseItem> cell : cells()) {
      Node poster = cell.lookup(".poster");
      Bounds place = poster.localToScene(poster.getLayoutBounds());
      double x = place.getCenterX();
      double y = place.getCenterY();
      if (y > 60 && y < image[0].getHeight() - 1 && x < image[0].getWidth() - 1) {
        Color shown = image[0].getPixelReader().getColor((int) x, (int) y);
        Color wanted = Coloured.of(cell.getItem().file().orElseThrow());
        assertThat(distance(shown, wanted))
            .as("%s: %s for %s", cell.getItem().title(), shown, wanted)
            .isLessThan(0.05);
        seen++;
      }
    }
    assertThat(seen).as("pictures in view").isGreaterThan(7);
  }

  private static double distance(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed())
        + Math.abs(a.getGreen() - b.getGreen())
        + Math.abs(a.getBlue() - b.getBlue());
  }

  private static int colours(WritableImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 2) {
      for (int x = 0; x < image.getWidth(); x += 2) {
        colours.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return colours.size();
  }

  /** Each video is of one colour. */
  private static final class Coloured implements VideoFiles {
    private static final int SIDE = 16;

    private final Set<Path> asked = new HashSet<>();

    static Color of(Path video) {
      return Color.hsb(Math.floorMod(video.toString().hashCode(), 360), 0.6, 0.8);
    }

    @Override
    public VideoFrame poster(Path video, int maxSide, Progress progress) {
      asked.add(video);
      byte[] pixels = new byte[4 * SIDE * SIDE];
      Color colour = of(video);
      for (int i = 0; i < pixels.length; i += 4) {
        pixels[i] = (byte) Math.round(255 * colour.getBlue());
        pixels[i + 1] = (byte) Math.round(255 * colour.getGreen());
        pixels[i + 2] = (byte) Math.round(255 * colour.getRed());
        pixels[i + 3] = (byte) 255;
      }
      return new VideoFrame(
          Fraction.ZERO, Fraction.ONE, SIDE, SIDE, VideoFrame.PixelLayout.BGRA32, pixels);
    }

    @Override
    public VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress) {
      return poster(video, maxSide, progress);
    }

    @Override
    public VideoInfo probe(Path video) {
      return FakeAnalyzer.tenSeconds(video);
    }

    @Override
    public VideoText text(VideoInfo video, Progress progress) {
      return VideoText.NONE;
    }

    @Override
    public List<Path> find(List<Path> filesAndFolders) {
      return filesAndFolders;
    }
  }

  /** Nobody answers. */
  private static final class Silent implements BrowseView.Asking {
    @Override
    public void addFolder() {}

    @Override
    public void addFiles() {}

    @Override
    public Optional<Path> folderToWatch() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> exportTo() {
      return Optional.empty();
    }

    @Override
    public void reports(List<BrowseItem> videos) {}
  }
}
