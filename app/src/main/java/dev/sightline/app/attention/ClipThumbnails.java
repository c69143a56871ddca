package dev.sightline.app.attention;

import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The middle frame of each clip of the shown analysis, decoded in the background; pictures come in
 * as they are ready. Another video or another cut into clips stops the older request. FX thread
 * only.
 */
public final class ClipThumbnails implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClipThumbnails.class);

  private final ThumbnailReader reader;
  private final Executor background;
  private final Executor ui;
  private final ObservableMap<Integer, Image> images = FXCollections.observableHashMap();
  private final ObservableMap<Integer, Image> shown =
      FXCollections.unmodifiableObservableMap(images);
  private Path video;
  private List<Clip> clips = List.of();
  private Request request = new Request();

  /**
   * @param background where pictures are decoded
   * @param ui the FX thread
   */
  public ClipThumbnails(
      Selection selection, ThumbnailReader reader, Executor background, Executor ui) {
    this.reader = reader;
    this.background = background;
    this.ui = ui;
    selection.analysisProperty().subscribe(this::analysisChanged);
  }

  /** Thumbnails by clip, as far as they are ready. */
  public ObservableMap<Integer, Image> images() {
    return shown;
  }

  /** Stops decoding. */
  @Override
  public void close() {
    request.stopped = true;
  }

  private void analysisChanged(Analysis analysis) {
    if (analysis == null) {
      return;
    }
    VideoInfo info = analysis.video();
    if (info.path().equals(video) && analysis.clips().equals(clips)) {
      return;
    }
    request.stopped = true;
    images.clear();
    video = info.path();
    clips = analysis.clips();
    Request mine = new Request();
    request = mine;
    List<Fraction> middles =
        clips.stream().map(c -> c.start().plus(c.end()).times(Fraction.of(1, 2))).toList();
    background.execute(() -> decode(info, middles, mine));
  }

  private void decode(VideoInfo info, List<Fraction> middles, Request mine) {
    try {
      reader.read(
          info,
          middles,
          mine,
          (clip, frame) ->
              ui.execute(
                  () -> {
                    if (!mine.stopped) {
                      images.put(clip, image(frame));
                    }
                  }));
    } catch (SightlineException e) {
      if (!mine.stopped) {
        LOG.info("no thumbnails of {}: {}", info.path().getFileName(), e.getMessage());
      }
    }
  }

  private static Image image(VideoFrame frame) {
    return new WritableImage(
        new PixelBuffer<>(
            frame.width(),
            frame.height(),
            ByteBuffer.wrap(frame.pixels()),
            PixelFormat.getByteBgraPreInstance()));
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
