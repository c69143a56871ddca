package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ClipCells;
import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A video encoded once more, the frames of each clip changed before.
 *
 * @param features what the video encoder makes of it
 * @param pictures the middle frame of clips before and after, {@link #MOST} at most
 */
record ChangedVideo(VideoFeatures features, List<AttackOutcome.Pictures> pictures) {
  /** Pictures that are kept: 300 KB each. */
  private static final int MOST = 32;

  /**
   * @param edits one for each clip
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; if the file cannot
   *     be read any more; or the user cancelled
   */
  static ChangedVideo of(
      Analyzer analyzer, VideoFeatures f, IntFunction<ClipEdit> edits, Progress progress)
      throws SightlineException {
    int clips = f.clips().size();
    int every = (clips + MOST - 1) / MOST;
    float[] cells = f.cells().clone();
    float[] objects = f.objects().clone();
    List<AttackOutcome.Pictures> pictures = new ArrayList<>();
    Progress quiet = new QuietProgress(progress);
    for (int clip = 0; clip < clips; clip++) {
      progress.checkCancelled();
      progress.update((double) clip / clips, Phrase.of("Clip {0} of {1}", clip + 1, clips));
      ClipEdit edit = edits.apply(clip);
      List<List<VideoFrame>> seen = new ArrayList<>();
      ClipEdit watched =
          frames -> {
            List<VideoFrame> after = edit.apply(frames);
            seen.add(frames);
            seen.add(after);
            return after;
          };
      ClipCells c = analyzer.encodeClips(f, List.of(clip), watched, quiet).getFirst();
      System.arraycopy(c.cells(), 0, cells, clip * c.cells().length, c.cells().length);
      System.arraycopy(c.objects(), 0, objects, clip * c.objects().length, c.objects().length);
      if (clip % every == 0 && seen.size() == 2) {
        int middle = seen.getFirst().size() / 2;
        pictures.add(
            new AttackOutcome.Pictures(
                clip, seen.getFirst().get(middle), seen.getLast().get(middle)));
      }
    }
    return new ChangedVideo(with(f, cells, objects), pictures);
  }

  /** The same video with other cells. */
  static VideoFeatures with(VideoFeatures f, float[] cells, float[] objects) {
    return new VideoFeatures(
        f.video(), f.videoSha256(), f.clips(), f.grid(), f.channels(), cells, objects, f.timings());
  }
}
