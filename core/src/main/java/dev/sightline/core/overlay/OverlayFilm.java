package dev.sightline.core.overlay;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.media.FilmFormat;
import dev.sightline.core.media.FilmJoiner;
import dev.sightline.core.media.FilmPart;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Burns a map of places into a film, with the sound: the same frames at the same times, upright,
 * H.264 in MP4. The film is encoded in parts that are kept until all stand, so an export that was
 * stopped or killed goes on where it was; the file appears whole or not at all. Thread-safe;
 * blocks.
 */
public final class OverlayFilm {
  /** What the name of a film ends with. */
  public static final String ENDING = ".mp4";

  /** Frames of a part: what is lost at most when an export is killed. */
  static final int PART_FRAMES = 480;

  /** Share of the work that painting and encoding has. */
  private static final double ENCODED = 0.95;

  private final Path folder;
  private final String product;
  private final int partFrames;

  /**
   * @param folder for unfinished exports; made when needed
   * @param product name and version of the program: parts of another one are not continued
   */
  public OverlayFilm(Path folder, String product) {
    this(folder, product, PART_FRAMES);
  }

  OverlayFilm(Path folder, String product, int partFrames) {
    this.folder = folder;
    this.product = product;
    this.partFrames = partFrames;
  }

  /**
   * Writes the film.
   *
   * @param out replaced if it is there
   * @throws SightlineException if the video cannot be read, the film cannot be written, or {@code
   *     progress} was cancelled: then the finished parts are kept for the next time
   */
  public void write(OverlayPlan plan, Path out, Progress progress) throws SightlineException {
    checkTarget(plan.video(), out);
    VideoInfo video = MediaProbe.probe(plan.video());
    try (WholeFile whole = WholeFile.open(out);
        FilmWork work = FilmWork.open(folder, plan, product)) {
      Fraction timeBase = encode(plan, video, work, progress);
      List<FilmJoiner.Placed> parts = work.parts().stream().map(FilmWork.Part::placed).toList();
      FilmJoiner.join(parts, timeBase, video, whole.stage(), part(progress, ENCODED, 1));
      whole.commit();
      work.done();
    }
    progress.update(1, Phrase.of("Film written"));
  }

  /** Encodes what is missing, and gives the seconds of a tick. */
  private Fraction encode(OverlayPlan plan, VideoInfo video, FilmWork work, Progress progress)
      throws SightlineException {
    int threads = Runtime.getRuntime().availableProcessors();
    FilmFormat size = FilmFormat.of(video, Fraction.ONE);
    FrameRequest request =
        new FrameRequest(
            size.width(), size.height(), VideoFrame.PixelLayout.RGB24, Math.min(threads, 8));
    try (FrameReader reader = FrameReader.open(plan.video(), request)) {
      FilmFormat format = FilmFormat.of(video, reader.timeBase());
      FramePainter painter = new FramePainter(plan, format.width(), format.height());
      Optional<VideoFrame> next = first(reader, work, progress);
      while (next.isPresent()) {
        next = encodePart(reader, next.get(), work, format, painter, video, progress);
      }
      return format.timeBase();
    }
  }

  /** The first frame that no part holds. */
  private static Optional<VideoFrame> first(FrameReader reader, FilmWork work, Progress progress)
      throws SightlineException {
    if (work.parts().isEmpty()) {
      return reader.next();
    }
    Fraction end = work.parts().getLast().end();
    VideoFrame frame = reader.frameAt(end, progress);
    // the frame before it, if there is none after the last part
    return frame.time().compareTo(end) >= 0 ? Optional.of(frame) : Optional.empty();
  }

  private Optional<VideoFrame> encodePart(
      FrameReader reader,
      VideoFrame first,
      FilmWork work,
      FilmFormat format,
      FramePainter painter,
      VideoInfo video,
      Progress progress)
      throws SightlineException {
    Optional<VideoFrame> frame = Optional.of(first);
    Fraction end = first.time();
    double length = video.duration().toDouble();
    try (FilmPart part = FilmPart.create(work.open(), format)) {
      for (int i = 0; i < partFrames && frame.isPresent(); i++) {
        progress.checkCancelled();
        VideoFrame f = frame.get();
        part.write(painter.paint(f.pixels(), f.time()), f.time().minus(first.time()), f.duration());
        end = f.time().plus(f.duration());
        progress.update(
            ENCODED * Math.clamp(end.toDouble() / length, 0, 1),
            Phrase.of(
                "Painting {0} of {1} s",
                String.format(Locale.ROOT, "%.1f", Math.min(end.toDouble(), length)),
                String.format(Locale.ROOT, "%.1f", length)));
        frame = reader.next();
      }
      part.finish();
    }
    work.add(first.time(), end);
    return frame;
  }

  private static void checkTarget(Path video, Path out) throws SightlineException {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(ENDING)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("A film is written as MP4: choose a name that ends with .mp4."));
    }
    try {
      if (Files.exists(out) && Files.isSameFile(video, out)) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of("The film would replace the video itself: choose another name."));
      }
    } catch (IOException e) {
      throw WholeFile.failure(out, e);
    }
  }

  private static Progress part(Progress whole, double from, double to) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {
        whole.update(fraction < 0 ? fraction : from + (to - from) * fraction, message);
      }

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }
}
