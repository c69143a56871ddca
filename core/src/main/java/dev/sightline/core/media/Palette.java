package dev.sightline.core.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The few colours that stand for all colours of some pictures. Stateless. */
final class Palette {
  private static final int COLOURS = 256;

  private Palette() {}

  /** A colour and how often it is there. */
  private record Count(int rgb, int times) {
    int part(int shift) {
      return rgb >> shift & 255;
    }
  }

  /**
   * Median cut: the box of colours with the largest side times number is cut in two at its median,
   * until there are 256.
   *
   * @return at most 256 colours, {@code 0xRRGGBB}
   */
  static int[] of(List<byte[]> frames) {
    Map<Integer, Integer> times = new TreeMap<>();
    for (byte[] frame : frames) {
      for (int i = 0; i < frame.length; i += 3) {
        times.merge(rgb(frame, i), 1, Integer::sum);
      }
    }
    List<Count> all = new ArrayList<>();
    times.forEach((rgb, n) -> all.add(new Count(rgb, n)));
    List<List<Count>> boxes = new ArrayList<>(List.of(all));
    while (boxes.size() < COLOURS) {
      int best = -1;
      long most = 0;
      for (int b = 0; b < boxes.size(); b++) {
        long worth = (long) spread(boxes.get(b), widest(boxes.get(b))) * number(boxes.get(b));
        if (worth > most) {
          most = worth;
          best = b;
        }
      }
      if (best < 0) {
        break; // every box is one colour
      }
      List<Count> box = boxes.remove(best);
      int cut = cut(box, widest(box));
      List<Count> sorted = sorted(box, widest(box));
      boxes.add(sorted.subList(0, cut));
      boxes.add(sorted.subList(cut, sorted.size()));
    }
    return boxes.stream().mapToInt(Palette::mean).toArray();
  }

  private static List<Count> sorted(List<Count> box, int shift) {
    return box.stream()
        .sorted(
            java.util.Comparator.<Count>comparingInt(c -> c.part(shift))
                .thenComparingInt(Count::rgb))
        .toList();
  }

  /** Where half of the pixels are before, with at least one colour on each side. */
  private static int cut(List<Count> box, int shift) {
    List<Count> sorted = sorted(box, shift);
    long half = number(box) / 2;
    long before = 0;
    int cut = 0;
    while (cut < sorted.size() - 1 && (before < half || cut == 0)) {
      before += sorted.get(cut++).times();
    }
    return cut;
  }

  private static int widest(List<Count> box) {
    int best = 0;
    for (int shift : new int[] {8, 16}) {
      best = spread(box, shift) > spread(box, best) ? shift : best;
    }
    return best;
  }

  private static int spread(List<Count> box, int shift) {
    int low = box.stream().mapToInt(c -> c.part(shift)).min().orElse(0);
    int high = box.stream().mapToInt(c -> c.part(shift)).max().orElse(0);
    return high - low;
  }

  private static long number(List<Count> box) {
    return box.stream().mapToLong(Count::times).sum();
  }

  private static int mean(List<Count> box) {
    int rgb = 0;
    for (int shift : new int[] {16, 8, 0}) {
      long sum = 0;
      for (Count c : box) {
        sum += (long) c.part(shift) * c.times();
      }
      rgb |= (int) Math.round((double) sum / number(box)) << shift;
    }
    return rgb;
  }

  /** The nearest colour of a palette, by squared distance. */
  static int nearest(int[] palette, int rgb) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int distance = 0;
      for (int shift : new int[] {16, 8, 0}) {
        int d = (palette[i] >> shift & 255) - (rgb >> shift & 255);
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  static int rgb(byte[] frame, int at) {
    return (frame[at] & 255) << 16 | (frame[at + 1] & 255) << 8 | frame[at + 2] & 255;
  }
}
