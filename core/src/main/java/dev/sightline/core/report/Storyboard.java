package dev.sightline.core.report;

import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.figure.StoryboardFigure;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.Skim;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The key frames of a video on paper, each with its time and what the model says of it. */
public final class Storyboard {
  /** Longer side of a picture, px: sharp at some 50 mm. */
  private static final int SIDE = 480;

  private Storyboard() {}

  /**
   * Writes the file, whole or not at all.
   *
   * @param speaks says a sentence about each picture; empty: they have none
   * @param out its ending says what is written: {@code .pdf}, {@code .svg} or {@code .png}
   * @throws SightlineException if the ending is another one, the video cannot be read, the file
   *     cannot be written, or the user cancelled
   */
  public static void write(
      VideoFeatures features, Skim skim, Optional<Captioner> speaks, Path out, Progress progress)
      throws SightlineException {
    FigureFormat format = format(out);
    VideoInfo video = features.video();
    double scale = (double) SIDE / Math.max(video.displayWidth(), video.displayHeight());
    FrameRequest request =
        new FrameRequest(
            (int) Math.max(1, Math.round(video.displayWidth() * scale)),
            (int) Math.max(1, Math.round(video.displayHeight() * scale)),
            VideoFrame.PixelLayout.RGB24,
            1);
    List<StoryboardFigure.Frame> frames = new ArrayList<>();
    try (FrameReader reader = FrameReader.open(video.path(), request)) {
      for (Fraction moment : skim.keyMoments()) {
        progress.update(
            (double) frames.size() / skim.keyMoments().size(), Phrase.of("Drawing the storyboard"));
        VideoFrame frame = reader.frameAt(moment, progress);
        frames.add(
            new StoryboardFigure.Frame(
                raster(frame), clock(moment), words(features, moment, speaks, progress)));
      }
    }
    StoryboardFigure figure =
        new StoryboardFigure(
            video.path().getFileName().toString(),
            frames,
            String.format(
                Locale.ROOT,
                "%d key frames that stand for %.0f %% of what was asked for (evenly spaced ones:"
                    + " %.0f %%). Sentences are generated and can be wrong.",
                frames.size(),
                100 * skim.coverage(),
                100 * skim.uniform()),
            Paper.LIGHT);
    WholeFile.write(out, FigureWriter.write(figure, format, FigureSize.PAGE));
  }

  private static String words(
      VideoFeatures features, Fraction moment, Optional<Captioner> speaks, Progress progress)
      throws SightlineException {
    if (speaks.isEmpty()) {
      return "";
    }
    int clip = 0;
    while (clip + 1 < features.clips().size() && !features.clips().get(clip).holds(moment)) {
      clip++;
    }
    return speaks.get().caption(features, List.of(clip), progress).text();
  }

  static Raster raster(VideoFrame frame) {
    byte[] rgb = frame.pixels();
    int[] argb = new int[frame.width() * frame.height()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          0xFF << 24
              | (rgb[3 * i] & 0xFF) << 16
              | (rgb[3 * i + 1] & 0xFF) << 8
              | rgb[3 * i + 2] & 0xFF;
    }
    return new Raster(frame.width(), frame.height(), argb);
  }

  private static FigureFormat format(Path out) throws SightlineException {
    String name = out.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(FigureFormat.values())
        .filter(f -> name.endsWith(f.ending()))
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.UNSUPPORTED,
                    Phrase.of(
                        "A storyboard is written as PDF, SVG or PNG: choose such an ending.")));
  }

  private static String clock(Fraction time) {
    long tenths = time.times(10).floor();
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
