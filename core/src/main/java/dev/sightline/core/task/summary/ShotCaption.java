package dev.sightline.core.task.summary;

import dev.sightline.core.model.caption.SpokenCaption;
import java.util.Arrays;
import java.util.List;

/**
 * What is said of a shot.
 *
 * @param shot the shot
 * @param clips the clips that were looked at, ascending
 * @param caption one sentence; the maps of its words are {@code [clips, h, w]}
 */
public record ShotCaption(Shot shot, List<Integer> clips, SpokenCaption caption) {
  public ShotCaption {
    clips = List.copyOf(clips);
  }

  /** Share of a word's attention that each clip gets, in the order of {@link #clips}; sums to 1. */
  public double[] shares(int word) {
    float[] map = caption.words().get(word).map();
    int cells = map.length / clips.size();
    double[] shares = new double[clips.size()];
    for (int i = 0; i < map.length; i++) {
      shares[i / cells] += map[i];
    }
    return shares;
  }

  /** The clip that a word looks at most. */
  public int clip(int word) {
    double[] shares = shares(word);
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    return clips.get(best);
  }

  /** The map of a word in one of the clips, {@code [h, w]}; empty if that one was not looked at. */
  public float[] map(int word, int clip) {
    int at = clips.indexOf(clip);
    float[] map = caption.words().get(word).map();
    int cells = map.length / clips.size();
    return at < 0 ? new float[0] : Arrays.copyOfRange(map, at * cells, (at + 1) * cells);
  }
}
