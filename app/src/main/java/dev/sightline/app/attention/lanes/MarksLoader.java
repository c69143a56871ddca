package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shots and subtitles of the open video, read in the background when somebody first looks at the
 * lanes, and remembered for the last videos. Another video stops the older request. FX thread only.
 */
public final class MarksLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarksLoader.class);
  private static final int REMEMBERED = 16;

  private final Selection selection;
  private final AttentionTabs tabs;
  private final MarksReader reader;
  private final Executor background;
  private final Executor ui;
  private final Map<Path, VideoMarks> known = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<VideoMarks> marks =
      new ReadOnlyObjectWrapper<>(this, "marks", VideoMarks.UNKNOWN);
  private Request request = new Request();
  private Path reading;

  /**
   * @param background where files are read
   * @param ui the FX thread
   */
  public MarksLoader(
      Selection selection,
      AttentionTabs tabs,
      MarksReader reader,
      Executor background,
      Executor ui) {
    this.selection = selection;
    this.tabs = tabs;
    this.reader = reader;
    this.background = background;
    this.ui = ui;
    selection.analysisProperty().subscribe(a -> refresh());
    tabs.chosenProperty().subscribe(t -> refresh());
  }

  /** What is known of the open video. */
  public ReadOnlyObjectProperty<VideoMarks> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /** Stops reading. */
  @Override
  public void close() {
    request.stopped = true;
  }

  private void refresh() {
    Analysis analysis = selection.analysisProperty().get();
    Path path = analysis == null ? null : analysis.video().path();
    marks.set(path == null ? VideoMarks.UNKNOWN : known.getOrDefault(path, VideoMarks.UNKNOWN));
    if (path != null && path.equals(reading)) {
      return;
    }
    request.stopped = true;
    reading = null;
    boolean wanted = path != null && tabs.chosenProperty().get() == AttentionTab.LANES;
    if (wanted && !known.containsKey(path)) {
      Request mine = new Request();
      request = mine;
      reading = path;
      VideoInfo info = analysis.video();
      background.execute(() -> read(info, mine));
    }
  }

  private void read(VideoInfo info, Request mine) {
    VideoMarks found;
    try {
      found = reader.read(info, mine);
    } catch (SightlineException e) {
      if (mine.stopped) {
        return;
      }
      LOG.info("no shots of {}: {}", info.path().getFileName(), e.getMessage());
      found = VideoMarks.UNKNOWN;
    }
    VideoMarks answer = found;
    ui.execute(() -> keep(info.path(), answer, mine));
  }

  private void keep(Path path, VideoMarks answer, Request mine) {
    if (mine.stopped) {
      return;
    }
    reading = null;
    known.put(path, answer);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    marks.set(answer);
  }

  private static final class Request implements Progress {
    private volatile boolean stopped;

    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return stopped;
    }
  }
}
