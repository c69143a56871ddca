package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixPane;
import dev.sightline.app.attention.ThumbnailReader;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.compare.CompareSide;
import dev.sightline.app.compare.CompareView;
import dev.sightline.app.compare.CompareViewModel;
import dev.sightline.app.compare.Offered;
import dev.sightline.app.compare.SideAnalyzer;
import dev.sightline.app.compare.SideChoice;
import dev.sightline.app.compare.SideModel;
import dev.sightline.app.compare.SideView;
import dev.sightline.app.compare.Synchroniser;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.player.PlayerMemory;
import dev.sightline.app.player.PlayerView;
import dev.sightline.app.player.PlayerViewModel;
import dev.sightline.app.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The page on which two sides are compared, made when it is shown first. FX thread only. */
final class ComparePage implements AutoCloseable {
  private final List<ExecutorService> threads = new ArrayList<>();
  private final AttentionPart parts;
  private final Executor ui;
  private final Half left;
  private final Half right;
  private final CompareViewModel comparison;
  private final CompareView view;

  /** What one side consists of. */
  private record Half(
      CompareSide side,
      TimeZoom zoom,
      PlayerViewModel playing,
      PlayerView player,
      ClipThumbnails thumbnails,
      SideView.Parts parts) {}

  /**
   * What the page takes from the window.
   *
   * @param methods of the window, which are offered here too
   * @param jobs runs analyses
   * @param ui the FX thread
   */
  record Needs(
      AttentionPart parts,
      SideAnalyzer analyzer,
      ExplainViewModel methods,
      JobRunner jobs,
      Offered offered,
      Executor ui) {}

  ComparePage(Needs needs, CompareView.Exits exits) {
    parts = needs.parts();
    ui = needs.ui();
    left = half("left", needs);
    right = half("right", needs);
    comparison = new CompareViewModel(left.side(), right.side(), needs.analyzer(), needs.jobs());
    Synchroniser together = new Synchroniser(comparison, left.zoom(), right.zoom());
    together.players(player(left), player(right));
    SideView first = new SideView(comparison, left.side(), "left", left.parts(), needs.offered());
    SideView second =
        new SideView(comparison, right.side(), "right", right.parts(), needs.offered());
    lead(first, together, left, true);
    lead(second, together, right, false);
    view = new CompareView(comparison, parts.colours(), first, second, exits);
  }

  private Half half(String name, Needs needs) {
    Selection selection = new Selection();
    CurrentMap current = new CurrentMap(selection, thread(name + "-map"), ui);
    ClipThumbnails thumbnails =
        new ClipThumbnails(selection, ThumbnailReader.ffmpeg(), thread(name + "-thumbnails"), ui);
    PlayerViewModel playing =
        new PlayerViewModel(selection, new Quiet(name.equals("right")), this::thread, ui);
    OverlayViewModel overlay = new OverlayViewModel(selection, current, parts.colours());
    PlayerView player = new PlayerView(playing, overlay, selection);
    AttentionViewModel cells = new AttentionViewModel(selection, current, parts.colours());
    TimeZoom zoom = new TimeZoom(current);
    SideModel model = new SideModel(needs.analyzer());
    MatrixPane matrix = new MatrixPane(cells, selection, thumbnails, zoom);
    return new Half(
        new CompareSide(
            selection, current, model, needs.methods().beside(selection, model, needs.jobs())),
        zoom,
        playing,
        player,
        thumbnails,
        new SideView.Parts(player, matrix.body(), cells));
  }

  /** Whatever the user does on a side makes it the leading one. */
  private static void lead(Node node, Synchroniser together, Half half, boolean isLeft) {
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> together.lead(isLeft));
    node.addEventFilter(KeyEvent.KEY_PRESSED, e -> together.lead(isLeft));
    half.playing().state().playingProperty().subscribe(on -> together.playing(isLeft, on));
  }

  private static Synchroniser.Player player(Half half) {
    return new Synchroniser.Player() {
      @Override
      public boolean isPlaying() {
        return half.playing().state().playingProperty().get();
      }

      @Override
      public void play(boolean on) {
        if (on != isPlaying()) {
          half.playing().toggle();
        }
      }
    };
  }

  /** Shows the page; begins with what the window shows. */
  void begin(SideChoice now) {
    comparison.begin(now);
  }

  /** The page is left: nothing plays or runs on. */
  void leave() {
    left.playing().pause();
    right.playing().pause();
    comparison.leave();
  }

  CompareViewModel model() {
    return comparison;
  }

  Node view() {
    return view;
  }

  @Override
  public void close() {
    for (Half half : List.of(left, right)) {
      half.playing().close();
      half.thumbnails().close();
    }
    threads.forEach(ExecutorService::shutdownNow);
  }

  private Executor thread(String name) {
    ExecutorService thread = DaemonThreads.single("compare-" + name);
    threads.add(thread);
    return thread;
  }

  /** The players of this page begin with sound on the left alone, and nothing of it is kept. */
  private record Quiet(boolean muted) implements PlayerMemory {
    @Override
    public double volume() {
      return 1;
    }

    @Override
    public void keepVolume(double volume) {}

    @Override
    public void keepMuted(boolean on) {}
  }
}
