package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionView;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixPane;
import dev.sightline.app.attention.ThumbnailReader;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.attention.clips.ClipOrder;
import dev.sightline.app.attention.clips.ClipsPane;
import dev.sightline.app.attention.clips.ClipsViewModel;
import dev.sightline.app.attention.flow.FlowPane;
import dev.sightline.app.attention.flow.FlowViewModel;
import dev.sightline.app.attention.heads.HeadOrder;
import dev.sightline.app.attention.heads.HeadsPane;
import dev.sightline.app.attention.heads.HeadsViewModel;
import dev.sightline.app.attention.lanes.LanesPane;
import dev.sightline.app.attention.lanes.LanesViewModel;
import dev.sightline.app.attention.lanes.MarksLoader;
import dev.sightline.app.attention.lanes.MarksReader;
import dev.sightline.app.attention.statistics.StatisticsPane;
import dev.sightline.app.attention.statistics.StatisticsViewModel;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.export.Drawn;
import dev.sightline.app.export.ExportContent;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.player.PlayerMemory;
import dev.sightline.app.player.PlayerView;
import dev.sightline.app.player.PlayerViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.sentiment.SentimentPane;
import dev.sightline.app.sentiment.SentimentViewModel;
import dev.sightline.app.settings.Kept;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.app.summary.SummaryPane;
import dev.sightline.app.summary.SummaryViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** The player, the matrix and what they share. FX thread only. */
final class AttentionPart implements AutoCloseable {
  private final List<ExecutorService> threads = new ArrayList<>();
  private final CurrentMap current;
  private final ColourSettings colours = new ColourSettings();
  private final ClipThumbnails thumbnails;
  private final MarksLoader marks;
  private final PlayerViewModel playing;
  private final PlayerView player;
  private final AttentionView matrix;
  private final HeadsPane headsPane;
  private final AttentionTabs tabs = new AttentionTabs();
  private final OverlayViewModel overlay;
  private final AttentionViewModel cells;
  private final TimeZoom zoom;
  private final LanesViewModel lanes;
  private final FlowViewModel flow;
  private final SentimentPane felt;
  private final SummaryPane said;
  private ExplainViewModel explain;

  /**
   * @param summary the video in words
   * @param sentiment makes what its view shows, given the tabs that tell when it is looked at
   */
  AttentionPart(
      Selection selection,
      SettingsStore settings,
      Executor ui,
      SummaryViewModel summary,
      Function<AttentionTabs, SentimentViewModel> sentiment) {
    current = new CurrentMap(selection, thread("map"), ui);
    thumbnails = new ClipThumbnails(selection, ThumbnailReader.ffmpeg(), thread("thumbnails"), ui);
    playing = new PlayerViewModel(selection, new Volume(settings), this::thread, ui);
    overlay = new OverlayViewModel(selection, current, colours);
    player = new PlayerView(playing, overlay, selection);
    zoom = new TimeZoom(current);
    cells = new AttentionViewModel(selection, current, colours);
    Executor numbers = thread("attention");
    HeadsViewModel heads = new HeadsViewModel(selection, current, colours, tabs, numbers, ui);
    StatisticsViewModel statistics = new StatisticsViewModel(selection, current, tabs, numbers, ui);
    marks = new MarksLoader(selection, tabs, MarksReader.ffmpeg(), thread("marks"), ui);
    flow = new FlowViewModel(cells);
    lanes = new LanesViewModel(cells, selection, tabs, marks);
    ClipsViewModel clips = new ClipsViewModel(cells, selection);
    headsPane = new HeadsPane(heads);
    felt = new SentimentPane(sentiment.apply(tabs), selection, colours, zoom);
    said = new SummaryPane(summary);
    matrix =
        new AttentionView(
            cells,
            tabs,
            List.of(
                new MatrixPane(cells, selection, thumbnails, zoom),
                headsPane,
                new FlowPane(flow, cells, selection, thumbnails, zoom),
                new LanesPane(lanes, cells, selection, zoom),
                new StatisticsPane(statistics, colours),
                new ClipsPane(clips, cells, selection, thumbnails),
                felt,
                said));
    Kept kept = new Kept(settings);
    kept.choice("attention.tab", AttentionTab.class, tabs.chosenProperty());
    kept.choice("attention.map", ColourMap.class, colours.mapProperty());
    kept.choice("attention.scale", ScaleMode.class, colours.scaleProperty());
    kept.choice("attention.heads.order", HeadOrder.class, heads.orderProperty());
    kept.choice("attention.clips.order", ClipOrder.class, clips.orderProperty());
    kept.flag("overlay.outline", overlay.outlineProperty());
    kept.flag("attention.transposed", cells.transposedProperty());
  }

  /** Views that the model in use cannot fill offer one that can. */
  void onUse(Consumer<String> model) {
    felt.onUse(model);
    said.onUse(model);
  }

  /** Offers methods beside the maps. */
  void offer(ExplainViewModel methods) {
    explain = methods;
    matrix.offer(methods);
  }

  /** The methods that are offered; null before. */
  ExplainViewModel explain() {
    return explain;
  }

  /** The map that the views show. */
  CurrentMap current() {
    return current;
  }

  /** The colours that they share. */
  ColourSettings colours() {
    return colours;
  }

  /** Which way of looking is chosen. */
  AttentionTabs tabs() {
    return tabs;
  }

  /** What lies over the picture. */
  OverlayViewModel overlay() {
    return overlay;
  }

  /** What lanes and flow show of the map. */
  Drawn drawn() {
    return new Drawn(lanes.lanesProperty().get(), flow.countProperty().get());
  }

  /** The figure of the chosen way of looking. */
  ExportContent figure() {
    return switch (tabs.chosenProperty().get()) {
      case HEADS, STATISTICS -> ExportContent.HEADS;
      case FLOW -> ExportContent.FLOW;
      case LANES -> ExportContent.LANES;
      default -> ExportContent.MATRIX;
    };
  }

  /** What the pointer is on. */
  AttentionViewModel cells() {
    return cells;
  }

  /** The part of the time line that is seen. */
  TimeZoom zoom() {
    return zoom;
  }

  /** True while a video plays. */
  ReadOnlyBooleanProperty playingProperty() {
    return playing.state().playingProperty();
  }

  PlayerView player() {
    return player;
  }

  AttentionView matrix() {
    return matrix;
  }

  /** The grid of heads. */
  HeadsPane heads() {
    return headsPane;
  }

  @Override
  public void close() {
    playing.close();
    thumbnails.close();
    marks.close();
    threads.forEach(ExecutorService::shutdownNow);
  }

  private Executor thread(String name) {
    ExecutorService thread = DaemonThreads.single(name);
    threads.add(thread);
    return thread;
  }

  /** Keeps the loudness in the settings. */
  private record Volume(SettingsStore settings) implements PlayerMemory {
    @Override
    public double volume() {
      return settings.get().volume();
    }

    @Override
    public void keepVolume(double volume) {
      settings.update(s -> s.withVolume(volume));
    }

    @Override
    public boolean muted() {
      return settings.get().muted();
    }

    @Override
    public void keepMuted(boolean muted) {
      settings.update(s -> s.withMuted(muted));
    }
  }
}
