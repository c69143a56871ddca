package dev.sightline.core.laboratory;

import dev.sightline.core.laboratory.Statement.Form;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer rests on.
 *
 * @param words words of the sentence that matter
 * @param targets objects that matter; empty where nothing in the video does, as when a sentence
 *     does not fit
 */
public record Truth(List<WordSpan> words, List<Target> targets) {
  /** Share of an object's visible pixels that makes a cell matter. */
  private static final double TOUCHED = 0.1;

  public Truth {
    words = List.copyOf(words);
    targets = List.copyOf(targets);
  }

  /**
   * An object in a clip.
   *
   * @param clip number of the clip
   * @param actor number of the object in it
   */
  public record Target(int clip, int actor) {}

  /** Looks up in a video what a sentence is about. */
  public static Truth of(Scene scene, Sentence sentence) {
    Statement s = sentence.statement();
    List<Target> targets = new ArrayList<>();
    boolean byLook = s.form() == Form.WHICH_WAY || s.form() == Form.HOW_OFTEN;
    for (int c = 0; c < scene.shots().size(); c++) {
      Shot shot = scene.shots().get(c);
      for (int a = 0; a < shot.actors().size(); a++) {
        Actor actor = shot.actors().get(a);
        boolean first =
            byLook ? s.claim().subject().fits(actor.look()) : s.claim().fits(shot, actor);
        boolean second = s.other().isPresent() && s.other().get().fits(shot, actor);
        if (first || second) {
          targets.add(new Target(c, a));
          if (actor.act().motion() == Motion.HIT) {
            targets.add(new Target(c, actor.act().partner()));
          }
        }
      }
    }
    return new Truth(sentence.words(), targets);
  }

  /** Numbers of the clips that matter, ascending. */
  public List<Integer> clips() {
    return targets.stream().map(Target::clip).distinct().sorted().toList();
  }

  /**
   * Cells that matter in a frame: those that hold a tenth or more of a target's visible pixels.
   *
   * @param clip number of the clip
   * @param renderer of that clip, with frames of {@code side} px
   * @param k frame of the clip
   * @param grid cells a side
   * @return {@code [grid, grid]}, row by row
   */
  public boolean[] cells(int clip, ShotRenderer renderer, int k, int side, int grid) {
    boolean[] cells = new boolean[grid * grid];
    int[] owners = renderer.owners(k);
    for (Target t : targets) {
      if (t.clip() != clip) {
        continue;
      }
      int[] count = new int[grid * grid];
      int all = 0;
      for (int i = 0; i < owners.length; i++) {
        if (owners[i] == t.actor()) {
          count[i / side * grid / side * grid + i % side * grid / side]++;
          all++;
        }
      }
      for (int c = 0; c < cells.length; c++) {
        cells[c] |= count[c] > 0 && count[c] >= TOUCHED * all;
      }
    }
    return cells;
  }

  /**
   * Cells that matter in any frame of a clip.
   *
   * @return {@code [grid, grid]}
   * @throws SightlineException if a photograph behind the objects cannot be read
   */
  public boolean[] cellsOfClip(Scene scene, int clip, int side, int grid)
      throws SightlineException {
    boolean[] any = new boolean[grid * grid];
    ShotRenderer renderer = new ShotRenderer(scene.shots().get(clip), scene.framesPerShot(), side);
    for (int k = 0; k < scene.framesPerShot(); k++) {
      boolean[] cells = cells(clip, renderer, k, side, grid);
      for (int c = 0; c < any.length; c++) {
        any[c] |= cells[c];
      }
    }
    return any;
  }
}
