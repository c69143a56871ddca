package dev.sightline.core.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import java.nio.IntBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchedMapTest {
  private static final int SIDE = 2;
  private static final int WIDTH = 5;
  private static final int HEIGHT = 4;

  /** Against the formula of "over" (Porter and Duff, 1984), each colour by itself. */
  @Test
  void liesOverTheFrameAsTheFormulaSays() {
    Random random = new Random(3);
    for (int trial = 0; trial < 200; trial++) {
      int[] argb = random.ints(SIDE * SIDE).toArray();
      byte[] bgra = new byte[4 * WIDTH * HEIGHT];
      random.nextBytes(bgra);
      byte[] kept = bgra.clone();
      StretchedMap map = new StretchedMap(SIDE, WIDTH, HEIGHT);
      map.show(argb);
      int[] out = new int[WIDTH * HEIGHT];
      map.over(frame(bgra), IntBuffer.wrap(out));

      assertThat(bgra).isEqualTo(kept);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int over = argb[y * SIDE / HEIGHT * SIDE + x * SIDE / WIDTH];
          int at = y * WIDTH + x;
          for (int colour = 0; colour < 3; colour++) {
            double alpha = (over >>> 24) / 255.0;
            double above = over >>> 8 * colour & 0xFF;
            double below = bgra[4 * at + colour] & 0xFF;
            long wanted = Math.round(alpha * above + (1 - alpha) * below);
            assertThat((long) (out[at] >>> 8 * colour & 0xFF))
                .as("colour %d at %d, %d of %08x", colour, x, y, over)
                .isEqualTo(wanted);
          }
          assertThat((byte) (out[at] >>> 24)).isEqualTo(bgra[4 * at + 3]);
        }
      }
    }
  }

  private static VideoFrame frame(byte[] bgra) {
    return new VideoFrame(
        Fraction.ZERO, Fraction.of(1, 60), WIDTH, HEIGHT, PixelLayout.BGRA32, bgra);
  }
}
