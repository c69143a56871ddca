package dev.sightline.core.laboratory;

import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the frames of one clip. What is behind the objects is computed once; a frame depends on
 * nothing but the clip and its own number. Thread-safe.
 */
public final class ShotRenderer {
  private static final double TAU = 2 * Math.PI;

  /** Coarse grid that smooth noise is interpolated from, cells a side. */
  private static final int NOISE_CELLS = 5;

  /** Colour of the dark stripes as a share of the object's. */
  private static final double STRIPE = 0.3;

  private static final double STRIPE_PERIOD = 0.62;
  private static final double CUE_SIDE = 0.11;

  private final Shot shot;
  private final int frames;
  private final int side;
  private final float[] behind;

  /**
   * @param frames frames of the clip
   * @param side width and height of a frame, px
   * @throws SightlineException if the photograph behind it cannot be read
   */
  public ShotRenderer(Shot shot, int frames, int side) throws SightlineException {
    this.shot = shot;
    this.frames = frames;
    this.side = side;
    this.behind = background();
  }

  /**
   * The frame as the camera sees it.
   *
   * @param k 0 to frames − 1
   * @return {@code side × side × 3} bytes, row by row, red first
   */
  public byte[] frame(int k) {
    float[] light = behind.clone();
    cue(light);
    owners(k, light);
    byte[] rgb = new byte[light.length];
    double sigma = shot.noise() * 255;
    long state = shot.noiseSeed() * 31 + k;
    for (int i = 0; i < light.length; i++) {
      double v = light[i];
      if (sigma > 0) {
        // Marsaglia's xorshift; four of its bytes together are close to a normal distribution
        state = state == 0 ? 1 : state;
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        int sum = 0;
        for (int b = 0; b < 32; b += 8) {
          sum += (int) (state >>> b & 255);
        }
        v += sigma * (sum - 510) / 147.8;
      }
      rgb[i] = (byte) Math.clamp(Math.round(v), 0, 255);
    }
    return rgb;
  }

  /**
   * Which actor every pixel of a frame shows.
   *
   * @return {@code side × side} numbers of actors, −1 for none
   */
  public int[] owners(int k) {
    return owners(k, null);
  }

  private int[] owners(int k, float[] light) {
    int[] owner = new int[side * side];
    Arrays.fill(owner, -1);
    double p = (k + 0.5) / frames;
    for (int a = 0; a < shot.actors().size(); a++) {
      Actor actor = shot.actors().get(a);
      Pose pose = actor.pose(p);
      if (pose.visible()) {
        draw(actor.look(), pose, a, owner, light);
      }
    }
    return owner;
  }

  private void draw(Look look, Pose pose, int number, int[] owner, float[] light) {
    double r = look.size().radius() * side;
    double cx = pose.x() * side;
    double cy = pose.y() * side;
    double cos = Math.cos(pose.angle()) / r;
    double sin = Math.sin(pose.angle()) / r;
    int top = Math.max(0, (int) Math.floor(cy - 1.2 * r));
    int bottom = Math.min(side - 1, (int) Math.ceil(cy + 1.2 * r));
    int left = Math.max(0, (int) Math.floor(cx - 1.2 * r));
    int right = Math.min(side - 1, (int) Math.ceil(cx + 1.2 * r));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double dx = x + 0.5 - cx;
        double dy = y + 0.5 - cy;
        double u = cos * dx + sin * dy;
        double v = cos * dy - sin * dx;
        if (look.shape().holds(u, v)) {
          int i = y * side + x;
          owner[i] = number;
          if (light != null) {
            paint(light, i, look, u + v);
          }
        }
      }
    }
  }

  private static void paint(float[] light, int pixel, Look look, double diagonal) {
    boolean dark =
        look.texture() == Texture.STRIPED
            && Math.floorMod((int) Math.floor(diagonal / STRIPE_PERIOD * 2), 2) == 1;
    double share = dark ? STRIPE : 1;
    int rgb = look.colour().rgb();
    light[3 * pixel] = (float) ((rgb >> 16 & 255) * share);
    light[3 * pixel + 1] = (float) ((rgb >> 8 & 255) * share);
    light[3 * pixel + 2] = (float) ((rgb & 255) * share);
  }

  private void cue(float[] light) {
    if (shot.cue() == Shot.Cue.NONE) {
      return;
    }
    int n = (int) Math.round(CUE_SIDE * side);
    int from = shot.cue() == Shot.Cue.UPPER_LEFT ? 0 : side - n;
    for (int y = 0; y < n; y++) {
      Arrays.fill(light, 3 * (y * side + from), 3 * (y * side + from + n), 255);
    }
  }

  private float[] background() throws SightlineException {
    Background b = shot.background();
    float[] light = new float[3 * side * side];
    if (b.photo().isPresent()) {
      byte[] photo = ImageReader.read(b.photo().get(), side, side, PixelLayout.RGB24).pixels();
      for (int i = 0; i < light.length; i++) {
        light[i] = photo[i] & 255;
      }
      return light;
    }
    Arrays.fill(light, b.grey());
    if (b.contrast() > 0) {
      addSmoothNoise(light, b);
    }
    return light;
  }

  /** Random values on a coarse grid, interpolated with a raised cosine. */
  private void addSmoothNoise(float[] light, Background b) {
    SplittableRandom random = new SplittableRandom(b.seed());
    int n = NOISE_CELLS + 1;
    double[] coarse = new double[n * n * 3];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (random.nextDouble() * 2 - 1) * b.contrast() * 255;
    }
    for (int y = 0; y < side; y++) {
      double gy = (double) y / side * NOISE_CELLS;
      int y0 = (int) gy;
      double fy = 0.5 - 0.5 * Math.cos(TAU / 2 * (gy - y0));
      for (int x = 0; x < side; x++) {
        double gx = (double) x / side * NOISE_CELLS;
        int x0 = (int) gx;
        double fx = 0.5 - 0.5 * Math.cos(TAU / 2 * (gx - x0));
        for (int c = 0; c < 3; c++) {
          double upper =
              (1 - fx) * coarse[(y0 * n + x0) * 3 + c] + fx * coarse[(y0 * n + x0 + 1) * 3 + c];
          double lower =
              (1 - fx) * coarse[((y0 + 1) * n + x0) * 3 + c]
                  + fx * coarse[((y0 + 1) * n + x0 + 1) * 3 + c];
          light[3 * (y * side + x) + c] += (float) ((1 - fy) * upper + fy * lower);
        }
      }
    }
  }
}
