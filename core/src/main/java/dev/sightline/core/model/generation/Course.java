package dev.sightline.core.model.generation;

import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Pose;
import dev.sightline.core.laboratory.Shot;

/**
 * Where the object of a clip is in each frame, how large it is and how bright it is behind it: what
 * a clip is made along. Immutable.
 *
 * @param frames {@code [frames][3]}: across, down, each a share of the side; 1 where it is seen,
 *     else 0
 * @param size 1 for large, −1 for small, or between
 * @param grey brightness behind it, 0 to 1
 */
public record Course(float[][] frames, float size, float grey) {
  /** Numbers that a frame has: across, down, seen. */
  private static final int FRAME = 3;

  /** Numbers of the whole clip, said again in every token: size and grey. */
  private static final int WHOLE = 2;

  /** Numbers of a frame beside a token of cells. */
  private static final int BESIDE = 8;

  /** Spreads places and brightness to about one standard deviation. */
  private static final float SPREAD = 5f;

  private static final float GREY_MIDDLE = 0.37f;
  private static final float GREY_SPREAD = 12f;

  /** Beyond so many cells the exact distance does not matter. */
  private static final float FAR = 2f;

  /** The course of a clip of the laboratory with one object. */
  public static Course of(Shot shot, int frames) {
    Actor actor = shot.actors().getFirst();
    float[][] course = new float[frames][];
    for (int k = 0; k < frames; k++) {
      Pose pose = actor.pose((k + 0.5) / frames);
      course[k] = new float[] {(float) pose.x(), (float) pose.y(), pose.visible() ? 1 : 0};
    }
    return new Course(
        course, actor.look().size() == ObjectSize.LARGE ? 1 : -1, shot.background().grey() / 255f);
  }

  /** Numbers of a token that holds so many frames. */
  static int tokenValues(int pair) {
    return FRAME * pair + WHOLE;
  }

  /** Numbers beside a token of cells that holds so many frames. */
  static int besideValues(int pair) {
    return BESIDE * pair + WHOLE;
  }

  /**
   * As a flow makes it.
   *
   * @param pair frames of a token
   * @return {@code [frames / pair, tokenValues]}, each with mean about 0 and deviation about 1
   */
  public float[] tokens(int pair) {
    int width = tokenValues(pair);
    float[] tokens = new float[frames.length / pair * width];
    for (int k = 0; k < frames.length; k++) {
      int at = k / pair * width + k % pair * FRAME;
      tokens[at] = (frames[k][0] - 0.5f) * SPREAD;
      tokens[at + 1] = (frames[k][1] - 0.5f) * SPREAD;
      tokens[at + 2] = 2 * frames[k][2] - 1;
      int whole = k / pair * width + pair * FRAME;
      tokens[whole] = size;
      tokens[whole + 1] = (grey - GREY_MIDDLE) * GREY_SPREAD;
    }
    return tokens;
  }

  /** The inverse of {@link #tokens}; what was made is rounded to seen or not. */
  public static Course of(float[] tokens, int pair) {
    int width = tokenValues(pair);
    int moments = tokens.length / width;
    float[][] frames = new float[moments * pair][];
    float size = 0;
    float grey = 0;
    for (int m = 0; m < moments; m++) {
      for (int k = 0; k < pair; k++) {
        int at = m * width + k * FRAME;
        frames[m * pair + k] =
            new float[] {
              tokens[at] / SPREAD + 0.5f, tokens[at + 1] / SPREAD + 0.5f, tokens[at + 2] > 0 ? 1 : 0
            };
      }
      size += tokens[m * width + pair * FRAME] / moments;
      grey += tokens[m * width + pair * FRAME + 1] / moments;
    }
    return new Course(frames, size > 0 ? 1 : -1, grey / GREY_SPREAD + GREY_MIDDLE);
  }

  /**
   * What each token of cells knows of it: for each of its frames where the object is from here, in
   * cells.
   *
   * @param pair frames of a token
   * @return {@code [frames / pair · cells, besideValues]}
   */
  public float[] beside(int pair) {
    int grid = FrameCoder.GRID;
    int cells = grid * grid;
    int width = besideValues(pair);
    float[] beside = new float[frames.length / pair * cells * width];
    for (int k = 0; k < frames.length; k++) {
      for (int c = 0; c < cells; c++) {
        int token = (k / pair * cells + c) * width;
        float dx = frames[k][0] * grid - (c % grid + 0.5f);
        float dy = frames[k][1] * grid - (c / grid + 0.5f);
        from(dx, dy, frames[k][2], beside, token + k % pair * BESIDE);
        beside[token + pair * BESIDE] = size;
        beside[token + pair * BESIDE + 1] = (grey - GREY_MIDDLE) * GREY_SPREAD;
      }
    }
    return beside;
  }

  private static void from(float dx, float dy, float seen, float[] into, int at) {
    boolean near = Math.abs(dx) < FAR && Math.abs(dy) < FAR;
    float here = near ? seen : 0;
    into[at] = seen;
    into[at + 1] = seen * (float) Math.exp(-dx * dx - dy * dy);
    into[at + 2] = here * dx;
    into[at + 3] = here * dy;
    into[at + 4] = here * (float) Math.sin(Math.PI * dx);
    into[at + 5] = here * (float) Math.cos(Math.PI * dx);
    into[at + 6] = here * (float) Math.sin(Math.PI * dy);
    into[at + 7] = here * (float) Math.cos(Math.PI * dy);
  }
}
