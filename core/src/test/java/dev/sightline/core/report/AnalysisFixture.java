package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Provenance;
import dev.sightline.core.analysis.StageTiming;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.StreamInfo;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes whole analyses out of a text, a number of clips and a seed. */
public final class AnalysisFixture {
  private static final Grid GRID = new Grid(2, 7, 7);
  private static final int HEADS = 2;
  private static final int LAYERS = 2;

  private AnalysisFixture() {}

  /**
   * @param text words parted by blanks; words longer than six letters become two tokens
   * @param clips at least 1, of 1.28 s, the last of half a second
   */
  public static Analysis of(String file, String text, int clips, long seed) {
    Random random = new Random(seed);
    TokenizedText tokens = new TokenizedText(text, tokenize(text), false);
    List<Clip> tiles = IntStream.range(0, clips).mapToObj(i -> clip(i, clips)).toList();
    Axis.Tokens words = new Axis.Tokens(tokens.tokens());
    Axis.Cells cells = new Axis.Cells(tiles, GRID);
    return new Analysis(
        video(file, tiles.getLast().end()),
        tokens,
        tiles,
        GRID,
        List.of(
            head("topics", List.of("animals / pets", "travel", "food", "music"), clips, random),
            head("actions", List.of("Biking", "Diving", "Archery"), clips, random)),
        0.2125f,
        List.of(
            stack(AttentionStack.Kind.ALIGNMENT, 1, 1, words, cells, random),
            stack(AttentionStack.Kind.TEXT_TO_VIDEO, LAYERS, HEADS, words, cells, random),
            stack(AttentionStack.Kind.VIDEO_TO_TEXT, LAYERS, HEADS, cells, words, random),
            stack(AttentionStack.Kind.TEXT_SELF, LAYERS, HEADS, words, words, random)),
        List.of(new StageTiming("decode", 812.5, 1430.25), new StageTiming("text", 7.75, -1)),
        new Provenance(
            "Sightline 0.1.0",
            "everyday 1.0",
            "ab".repeat(32),
            "cd".repeat(32),
            Map.of("framesPerClip", "8", "stride", "4", "size", "224"),
            Map.of("ffmpeg", "8.0.1", "onnxruntime", "1.29.0")));
  }

  /** The same analysis beside a name of its own, for hostile names. */
  public static Analysis withLabel(Analysis a, String label) {
    HeadResult h = new HeadResult("topics", List.of(label), List.of(1f), perClip(a, List.of(1f)));
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        List.of(h),
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }

  private static List<List<Float>> perClip(Analysis a, List<Float> values) {
    return a.clips().stream().map(c -> values).toList();
  }

  private static VideoInfo video(String file, Fraction duration) {
    return new VideoInfo(
        Path.of("somewhere", "private", file),
        "mov",
        640,
        360,
        0,
        Fraction.ONE,
        Fraction.of(30_000, 1001),
        Fraction.ZERO,
        duration,
        false,
        List.of(
            new StreamInfo(0, StreamInfo.Kind.VIDEO, "h264", "", "640x360 yuv420p"),
            new StreamInfo(1, StreamInfo.Kind.AUDIO, "aac", "eng", "48000 Hz stereo")));
  }

  private static Clip clip(int i, int count) {
    Fraction length = Fraction.of(32, 25);
    Fraction start = length.times(i);
    Fraction end = i == count - 1 ? start.plus(Fraction.of(1, 2)) : start.plus(length);
    return new Clip(i, start, end, List.of(start, start.plus(Fraction.of(1, 25))));
  }

  private static List<Token> tokenize(String text) {
    List<Token> out = new ArrayList<>(List.of(new Token(101, "[CLS]", 0, 0, -1)));
    int at = 0;
    int word = 0;
    for (String w : text.split(" ", -1)) {
      if (w.length() > 6) {
        out.add(new Token(2000 + word, w.substring(0, 4), at, at + 4, word));
        out.add(new Token(3000 + word, "##" + w.substring(4), at + 4, at + w.length(), word));
        word++;
      } else if (!w.isEmpty()) {
        out.add(new Token(2000 + word, w, at, at + w.length(), word));
        word++;
      }
      at += w.length() + 1;
    }
    out.add(new Token(102, "[SEP]", 0, 0, -1));
    return out;
  }

  private static HeadResult head(String key, List<String> labels, int clips, Random random) {
    List<List<Float>> overTime =
        IntStream.range(0, clips).mapToObj(c -> distribution(labels.size(), 2, random)).toList();
    return new HeadResult(key, labels, distribution(labels.size(), 2, random), overTime);
  }

  private static AttentionStack stack(
      AttentionStack.Kind kind, int layers, int heads, Axis query, Axis key, Random random) {
    float[] values = new float[layers * heads * query.size() * key.size()];
    for (int row = 0; row < values.length; row += key.size()) {
      float[] p = key instanceof Axis.Cells cells ? bump(cells, random) : even(key.size(), random);
      System.arraycopy(p, 0, values, row, p.length);
    }
    return new AttentionStack(kind, layers, heads, query, key, values);
  }

  /** A bright place somewhere in time and picture on an even ground. */
  private static float[] bump(Axis.Cells cells, Random random) {
    int clips = cells.clips().size();
    double centre = random.nextDouble() * clips;
    double cy = random.nextDouble() * 7;
    double cx = random.nextDouble() * 7;
    double strength = random.nextDouble() * 4;
    double[] p = new double[cells.size()];
    for (int i = 0; i < p.length; i++) {
      double dt = (i / cells.grid().cells() - centre) / (1 + clips / 8.0);
      double dy = i / 7 % 7 - cy;
      double dx = i % 7 - cx;
      p[i] = Math.exp(strength * Math.exp(-dt * dt - (dy * dy + dx * dx) / 4));
    }
    return normalise(p);
  }

  private static float[] even(int n, Random random) {
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      p[i] = 0.1 + random.nextFloat();
    }
    return normalise(p);
  }

  private static List<Float> distribution(int n, double spread, Random random) {
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      p[i] = Math.exp(spread * random.nextGaussian());
    }
    List<Float> out = new ArrayList<>(n);
    for (float v : normalise(p)) {
      out.add(v);
    }
    return out;
  }

  private static float[] normalise(double[] p) {
    double sum = 0;
    for (double v : p) {
      sum += v;
    }
    float[] out = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      out[i] = (float) (p[i] / sum);
    }
    return out;
  }
}
