package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.StreamInfo;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * For tests only: answers at once, always the same to the same question, and says nothing true. Its
 * words are split at seven letters, so that there are word pieces.
 */
public final class FakeAnalyzer implements Analyzer {
  /** Clips of each video. */
  public static final int CLIPS = 16;

  /** Longest text that it reads, in tokens, without the two special ones. */
  public static final int MAX_TOKENS = 510;

  private static final Grid GRID = new Grid(2, 7, 7);
  private static final int CHANNELS = 2;
  private static final int PIECE = 7;
  private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+|[^\\s\\p{L}\\p{N}]");
  private static final List<String> TOPICS =
      List.of("vehicles/autos", "travel", "sports/actions", "news/events", "cooking", "music");
  private static final List<String> ACTIONS =
      List.of("Biking", "Diving", "HorseRiding", "PlayingGuitar", "PushUps");
  private static final List<String> OBJECTS =
      List.of("mountain bike", "traffic light", "trolleybus", "tabby cat", "espresso", "seashore");

  /** What is known of a video. */
  @FunctionalInterface
  public interface Probe {
    VideoInfo probe(Path video) throws SightlineException;
  }

  private final Probe probe;

  /** Takes every path for a video of ten seconds. */
  public FakeAnalyzer() {
    this(FakeAnalyzer::tenSeconds);
  }

  public FakeAnalyzer(Probe probe) {
    this.probe = probe;
  }

  /** A made-up video of ten seconds. */
  public static VideoInfo tenSeconds(Path path) {
    return new VideoInfo(
        path,
        "mp4",
        640,
        360,
        0,
        Fraction.ONE,
        Fraction.of(25),
        Fraction.ZERO,
        Fraction.of(10),
        false,
        List.of(new StreamInfo(0, StreamInfo.Kind.VIDEO, "h264", "", "640x360 yuv420p")));
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    VideoInfo info = probe.probe(video);
    for (int i = 0; i < CLIPS; i++) {
      progress.checkCancelled();
      progress.update((double) i / CLIPS, "Looking at clip " + (i + 1) + " of " + CLIPS);
    }
    return new VideoFeatures(
        info,
        "0".repeat(64),
        clips(info.duration()),
        GRID,
        CHANNELS,
        new float[CLIPS * GRID.cells() * CHANNELS],
        new float[CLIPS * OBJECTS.size()],
        List.of(new StageTiming("decode", 12, 20), new StageTiming("encode", 40, 78)));
  }

  @Override
  public VideoFeatures encode(Path video, Stretch stretch, Progress progress)
      throws SightlineException {
    VideoFeatures whole = encode(video, progress);
    return new VideoFeatures(
        whole.video(),
        whole.videoSha256(),
        clips(stretch.from(), stretch.length()),
        whole.grid(),
        whole.channels(),
        whole.cells(),
        whole.objects(),
        whole.timings());
  }

  @Override
  public Analysis analyze(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    TokenizedText tokenized = tokenize(text);
    Axis tokens = new Axis.Tokens(tokenized.tokens());
    Axis cells = new Axis.Cells(features.clips(), features.grid());
    String video = features.video().path().getFileName().toString();
    return new Analysis(
        features.video(),
        tokenized,
        features.clips(),
        features.grid(),
        List.of(
            head("topics", TOPICS, text + video),
            head("actions", ACTIONS, video),
            head("objects", OBJECTS, video)),
        tokenized.isBlank() ? 0 : (float) (0.1 + 0.5 * noise(text.hashCode(), 1)),
        tokenized.isBlank()
            ? List.of()
            : List.of(
                stack(AttentionStack.Kind.ALIGNMENT, 1, 1, tokens, cells),
                stack(AttentionStack.Kind.TEXT_TO_VIDEO, 2, 4, tokens, cells),
                stack(AttentionStack.Kind.VIDEO_TO_TEXT, 2, 4, cells, tokens),
                stack(AttentionStack.Kind.TEXT_SELF, 2, 4, tokens, tokens)),
        List.of(new StageTiming("text", 6, 6), new StageTiming("fusion", 3, 3)),
        new Provenance("test", "fake 0", "f".repeat(64), "0".repeat(64), Map.of(), Map.of()));
  }

  @Override
  public Analysis analyzeFirst(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    Analysis whole = analyze(features, text, progress);
    return new Analysis(
        whole.video(),
        whole.text(),
        whole.clips(),
        whole.grid(),
        whole.heads().stream()
            .map(
                h ->
                    h.head().equals("objects")
                        ? h
                        : new HeadResult(h.head(), h.labels(), h.probabilities(), List.of()))
            .toList(),
        whole.alignmentScore(),
        whole.attention(),
        whole.timings(),
        whole.provenance());
  }

  @Override
  public Analysis withCourses(Analysis analysis, VideoFeatures features, Progress progress)
      throws SightlineException {
    return analyze(features, analysis.text().text(), progress);
  }

  @Override
  public TokenizedText tokens(String text) {
    return tokenize(text);
  }

  @Override
  public VideoFeatures encode(VideoFeatures features, Sampling sampling, Progress progress) {
    return features;
  }

  @Override
  public List<ClipCells> encodeClips(
      VideoFeatures features, List<Integer> clips, ClipEdit edit, Progress progress) {
    ClipCells one = new ClipCells(new float[GRID.cells() * CHANNELS], new float[OBJECTS.size()]);
    return clips.stream().map(c -> one).toList();
  }

  /** Says of the visible words what it would say of them alone, and another topic for each clip. */
  @Override
  public Analysis analyzeHiding(
      VideoFeatures features, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    Analysis whole = analyzeFirst(features, text, progress);
    String seed = text + hiding.mask() + hiding.off().size();
    List<HeadResult> heads = new ArrayList<>(whole.heads());
    heads.set(0, head("topics", TOPICS, seed));
    return new Analysis(
        whole.video(),
        whole.text(),
        whole.clips(),
        whole.grid(),
        heads,
        whole.alignmentScore() / 2,
        whole.attention(),
        whole.timings(),
        whole.provenance());
  }

  @Override
  public dev.sightline.core.analysis.Probe probe(
      VideoFeatures features, String text, Set<CrossHead> off, Progress progress) {
    return new FakeProbe(
        new Axis.Tokens(tokenize(text).tokens()),
        new Axis.Cells(features.clips(), features.grid()),
        "topics",
        TOPICS.size());
  }

  @Override
  public ModelFacts model() {
    return new ModelFacts(
        "fake", "0", "f".repeat(64), "Apache-2.0", List.of("topics", "actions", "objects"), "");
  }

  @Override
  public void close() {}

  /** Clips of equal length. */
  public static List<Clip> clips(Fraction duration) {
    return clips(Fraction.ZERO, duration);
  }

  /** Each of two frames that are a 25th of a second apart: the rest is not looked at. */
  private static List<Clip> clips(Fraction begin, Fraction duration) {
    Fraction step = Fraction.of(1, 25).min(duration.times(Fraction.of(1, 4 * CLIPS)));
    return IntStream.range(0, CLIPS)
        .mapToObj(
            i -> {
              Fraction start = begin.plus(duration.times(Fraction.of(i, CLIPS)));
              Fraction end = begin.plus(duration.times(Fraction.of(i + 1, CLIPS)));
              return new Clip(i, start, end, List.of(start, start.plus(step)));
            })
        .toList();
  }

  /** Words, numbers and signs; long words in pieces. */
  public static TokenizedText tokenize(String text) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(new Token(101, "[CLS]", 0, 0, -1));
    Matcher m = WORD.matcher(text);
    int word = 0;
    boolean truncated = false;
    while (m.find() && !truncated) {
      for (int at = m.start(); at < m.end(); at += PIECE) {
        int end = Math.min(at + PIECE, m.end());
        String piece = text.substring(at, end).toLowerCase(Locale.ROOT);
        tokens.add(new Token(1, at == m.start() ? piece : "##" + piece, at, end, word));
      }
      word++;
      truncated = tokens.size() > MAX_TOKENS;
    }
    List<Token> kept = new ArrayList<>(tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS + 1)));
    kept.add(new Token(102, "[SEP]", 0, 0, -1));
    return new TokenizedText(text, kept, truncated);
  }

  // peaks at a clip and a cell that depend on the row's name: [layers, heads, query, key]
  private static AttentionStack stack(
      AttentionStack.Kind kind, int layers, int heads, Axis query, Axis key) {
    float[] values = new float[layers * heads * query.size() * key.size()];
    for (int m = 0; m < layers * heads; m++) {
      for (int q = 0; q < query.size(); q++) {
        row(values, (m * query.size() + q) * key.size(), key, query.label(q).hashCode() + 31 * m);
      }
    }
    return new AttentionStack(kind, layers, heads, query, key, values);
  }

  private static void row(float[] values, int at, Axis key, int seed) {
    int n = key.size();
    double centre = noise(seed, 2) * n;
    double width = n * (0.04 + 0.1 * noise(seed, 3));
    double sum = 0;
    double[] row = new double[n];
    for (int k = 0; k < n; k++) {
      double d = (k - centre) / width;
      row[k] = Math.exp(-d * d) + 0.05 + 0.3 * noise(seed, k + 7) * Math.exp(-Math.abs(d));
      sum += row[k];
    }
    for (int k = 0; k < n; k++) {
      values[at + k] = (float) (row[k] / sum);
    }
  }

  private static HeadResult head(String key, List<String> labels, String seed) {
    List<List<Float>> overTime =
        IntStream.range(0, CLIPS)
            .mapToObj(c -> distribution(labels.size(), seed.hashCode(), c / 4.0))
            .toList();
    return new HeadResult(key, labels, distribution(labels.size(), seed.hashCode(), 2), overTime);
  }

  private static List<Float> distribution(int n, int seed, double time) {
    double[] scores =
        IntStream.range(0, n)
            .mapToDouble(i -> Math.exp(3 * noise(seed, i) + Math.sin(time + i)))
            .toArray();
    double sum = IntStream.range(0, n).mapToDouble(i -> scores[i]).sum();
    return IntStream.range(0, n).mapToObj(i -> (float) (scores[i] / sum)).toList();
  }

  /** A number in 0..1 that depends on both arguments only. */
  static double noise(int seed, int index) {
    long h = seed * 0x9E3779B97F4A7C15L + index * 0xC2B2AE3D27D4EB4FL;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    h ^= h >>> 32;
    return (h >>> 11) * 0x1p-53;
  }
}
