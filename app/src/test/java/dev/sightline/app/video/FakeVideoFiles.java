package dev.sightline.app.video;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes every name for a video of ten seconds, but those that begin with {@code bad}. */
public final class FakeVideoFiles implements VideoFiles {
  /** What it says of a bad file. */
  public static final String SENTENCE = "This is not a video.";

  /** What it says of a text that cannot be read. */
  public static final String BAD_TEXT = "The text is in no known encoding.";

  private final Map<Path, VideoText> texts = new HashMap<>();

  /** From now on that text lies beside that video. */
  public FakeVideoFiles with(Path video, String text) {
    texts.put(video, new VideoText(text, VideoText.Source.SIDECAR, "name.txt"));
    return this;
  }

  @Override
  public VideoInfo probe(Path video) throws SightlineException {
    if (video.getFileName().toString().startsWith("bad")) {
      throw new SightlineException(Problem.MEDIA, SENTENCE);
    }
    return FakeAnalyzer.tenSeconds(video);
  }

  @Override
  public VideoFrame poster(Path video, int maxSide, Progress progress) {
    byte[] grey = new byte[maxSide * 4];
    return new VideoFrame(
        Fraction.ZERO, Fraction.ONE, maxSide, 1, VideoFrame.PixelLayout.BGRA32, grey);
  }

  @Override
  public VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress)
      throws SightlineException {
    return poster(video, maxSide, progress);
  }

  @Override
  public VideoText text(VideoInfo video, Progress progress) throws SightlineException {
    if (video.path().getFileName().toString().contains("bad-text")) {
      throw new SightlineException(Problem.TEXT, BAD_TEXT);
    }
    return texts.getOrDefault(video.path(), VideoText.NONE);
  }

  @Override
  public List<Path> find(List<Path> filesAndFolders) {
    return filesAndFolders;
  }
}
