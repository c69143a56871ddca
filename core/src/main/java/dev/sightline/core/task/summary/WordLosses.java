package dev.sightline.core.task.summary;

import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.CellWindows;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.caption.WordScores;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;

/**
 * What the words of a caption lose when a part of the picture is hidden: occlusion (Zeiler &amp;
 * Fergus, 2014) of log-probabilities, with the words before as they were said. Unlike attention it
 * has a sign: positive where the word needs what is there. Arrays are not to be written to.
 *
 * @param cells {@code [words][clips · t · h · w]}: mean over the windows that cover a cell
 * @param clips {@code [words][clips]}: without the whole clip
 */
public record WordLosses(float[][] cells, float[][] clips) {
  /**
   * @param progress told what is going on; cancelling stops within one window
   * @throws SightlineException if the user cancelled
   */
  public static WordLosses of(
      Captioner captioner, VideoFeatures features, ShotCaption shot, Progress progress)
      throws SightlineException {
    WordScores scores = captioner.scores(features, shot.clips(), shot.caption());
    Grid grid = features.grid();
    int clips = shot.clips().size();
    int words = shot.caption().words().size();
    boolean[] nothing = new boolean[scores.cells()];
    double[] whole = scores.of(nothing);
    float[][] ofClips = new float[words][clips];
    for (int c = 0; c < clips; c++) {
      progress.checkCancelled();
      boolean[] hidden = nothing.clone();
      Arrays.fill(hidden, c * grid.cells(), (c + 1) * grid.cells(), true);
      double[] without = scores.of(hidden);
      for (int w = 0; w < words; w++) {
        ofClips[w][c] = (float) (whole[w] - without[w]);
      }
    }
    List<int[]> windows = CellWindows.of(grid, clips);
    double[][] without = new double[words][windows.size()];
    for (int i = 0; i < windows.size(); i++) {
      progress.checkCancelled();
      progress.update((double) i / windows.size(), Phrase.of("Hiding one part after another"));
      boolean[] hidden = nothing.clone();
      for (int cell : windows.get(i)) {
        hidden[cell] = true;
      }
      double[] left = scores.of(hidden);
      for (int w = 0; w < words; w++) {
        without[w][i] = left[w];
      }
    }
    float[][] ofCells = new float[words][];
    for (int w = 0; w < words; w++) {
      ofCells[w] = CellWindows.spread(nothing.length, windows, whole[w], without[w]);
    }
    return new WordLosses(ofCells, ofClips);
  }

  /**
   * The losses of a word in one clip, {@code [t, h, w]}.
   *
   * @param at place of the clip among those of the shot
   */
  public float[] map(int word, int at) {
    int length = cells[word].length / clips[word].length;
    return Arrays.copyOfRange(cells[word], at * length, (at + 1) * length);
  }

  /** Place, among those of the shot, of the clip that a word needs most. */
  public int neediest(int word) {
    int best = 0;
    for (int c = 1; c < clips[word].length; c++) {
      best = clips[word][c] > clips[word][best] ? c : best;
    }
    return best;
  }
}
