package dev.sightline.core.task.summary;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.media.FilmFormat;
import dev.sightline.core.media.FilmJoiner;
import dev.sightline.core.media.FilmPart;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.Stretch;
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
 * Writes stretches of a video one after another, with their sound, as MP4 (H.264, AAC). The file
 * appears whole or not at all. Stateless; blocks.
 */
public final class SkimFilm {
  private static final double ENCODED = 0.9;
  private static final int THREADS = 8;

  private SkimFilm() {}

  /**
   * @param stretches in order, at least one
   * @param out an MP4 file, replaced if it is there
   * @throws SightlineException if the video cannot be read, the film cannot be written, or {@code
   *     progress} was cancelled
   */
  public static void write(Path video, List<Stretch> stretches, Path out, Progress progress)
      throws SightlineException {
    check(video, out);
    VideoInfo info = MediaProbe.probe(video);
    try (WholeFile whole = WholeFile.open(out)) {
      Path pictures = whole.stage().resolveSibling(whole.stage().getFileName() + ".pictures.mp4");
      try {
        Fraction timeBase = pictures(info, stretches, pictures, progress);
        FilmJoiner.join(
            List.of(new FilmJoiner.Placed(pictures, Fraction.ZERO)),
            timeBase,
            info,
            stretches,
            whole.stage(),
            progress);
      } finally {
        delete(pictures);
      }
      whole.commit();
    }
    progress.update(1, Phrase.of("Skim written"));
  }

  private static Fraction pictures(
      VideoInfo info, List<Stretch> stretches, Path to, Progress progress)
      throws SightlineException {
    FilmFormat size = FilmFormat.of(info, Fraction.ONE);
    FrameRequest request =
        new FrameRequest(
            size.width(),
            size.height(),
            VideoFrame.PixelLayout.RGB24,
            Math.min(Runtime.getRuntime().availableProcessors(), THREADS));
    double whole = stretches.stream().mapToDouble(s -> s.length().toDouble()).sum();
    try (FrameReader reader = FrameReader.open(info.path(), request);
        FilmPart film = FilmPart.create(to, FilmFormat.of(info, reader.timeBase()))) {
      Fraction before = Fraction.ZERO;
      for (Stretch stretch : stretches) {
        Optional<VideoFrame> frame = Optional.of(reader.frameAt(stretch.from(), progress));
        while (frame.isPresent() && frame.get().time().compareTo(stretch.to()) < 0) {
          progress.checkCancelled();
          VideoFrame f = frame.get();
          // the first frame may have begun before the stretch
          Fraction from = later(f.time(), stretch.from());
          Fraction until = earlier(f.time().plus(f.duration()), stretch.to());
          film.write(f.pixels(), before.plus(from.minus(stretch.from())), until.minus(from));
          progress.update(
              ENCODED * (before.plus(from.minus(stretch.from())).toDouble() / whole),
              Phrase.of(
                  "Writing {0} of {1} s",
                  String.format(Locale.ROOT, "%.1f", before.toDouble()),
                  String.format(Locale.ROOT, "%.1f", whole)));
          frame = reader.next();
        }
        before = before.plus(stretch.length());
      }
      film.finish();
      return reader.timeBase();
    }
  }

  private static Fraction later(Fraction a, Fraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Fraction earlier(Fraction a, Fraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static void check(Path video, Path out) throws SightlineException {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".mp4")) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("A skim is written as MP4: choose a name that ends with .mp4."));
    }
    try {
      if (Files.exists(out) && Files.isSameFile(video, out)) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of("The skim would replace the video itself: choose another name."));
      }
    } catch (IOException e) {
      throw WholeFile.failure(out, e);
    }
  }

  private static void delete(Path file) throws SightlineException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
  }
}
