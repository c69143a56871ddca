package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Softmax;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.script.ScriptMap;
import dev.sightline.core.model.script.ScriptOutput;
import dev.sightline.core.model.script.TorchScriptModel;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The analyzer of models that came as TorchScript. It offers what the model gives: a map that the
 * model does not give is not there, and without a text there is no answer, since an imported model
 * has not learned what "no text" means.
 */
public final class ScriptAnalyzer implements Analyzer {
  private final ModelBundle bundle;
  private final TorchScriptModel model;
  private final VideoEncodingPipeline pipeline;
  private final ProvenanceFacts provenance;

  private ScriptAnalyzer(
      ModelBundle bundle,
      TorchScriptModel model,
      VideoEncodingPipeline pipeline,
      ProvenanceFacts provenance) {
    this.bundle = bundle;
    this.model = model;
    this.pipeline = pipeline;
    this.provenance = provenance;
  }

  /**
   * Loads a model; takes seconds.
   *
   * @param bundle of the family TorchScript
   * @param cache where encoded videos are kept
   * @param threads clips encoded at the same time, at least 1
   * @param product name and version of the program, for provenance
   * @throws SightlineException if the model is not what its manifest says
   */
  static ScriptAnalyzer open(ModelBundle bundle, AnalysisCache cache, int threads, String product)
      throws SightlineException {
    TorchScriptModel model = TorchScriptModel.open(bundle, new TorchEngine(threads));
    try {
      return new ScriptAnalyzer(
          bundle,
          model,
          new VideoEncodingPipeline(
              new Clips(model, bundle), cache, model.config().clipPlan(), threads),
          new ProvenanceFacts(bundle, product));
    } catch (SightlineException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    return encode(video, Optional.empty(), progress);
  }

  @Override
  public VideoFeatures encode(Path video, Stretch stretch, Progress progress)
      throws SightlineException {
    return encode(video, Optional.of(stretch), progress);
  }

  private VideoFeatures encode(Path video, Optional<Stretch> stretch, Progress progress)
      throws SightlineException {
    try (EncodedVideo encoded = pipeline.encode(video, stretch, progress)) {
      int clips = encoded.clips().size();
      int values = model.valuesPerClip();
      float[] grid = new float[clips * values];
      for (int clip = 0; clip < clips; clip++) {
        progress.checkCancelled();
        System.arraycopy(encoded.features().lower(clip), 0, grid, clip * values, values);
      }
      ModelConfig config = model.config();
      return new VideoFeatures(
          encoded.video(),
          encoded.sha256(),
          encoded.clips(),
          new Grid(1, config.gridHeight(), config.gridWidth()),
          config.videoChannels(),
          grid,
          new float[0],
          encoded.timings());
    }
  }

  @Override
  public Analysis analyze(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return withCourses(analyzeFirst(features, text, progress), features, progress);
  }

  @Override
  public Analysis analyzeFirst(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    long started = System.nanoTime();
    TokenizedText words = model.tokenize(text);
    List<HeadResult> heads = new ArrayList<>();
    List<AttentionStack> attention = List.of();
    float score = Float.NaN;
    if (!words.isBlank()) {
      ScriptOutput out = model.run(words, features.cells(), features.clips().size());
      for (HeadSpec head : model.config().heads()) {
        float[] whole = Softmax.of(out.logits().get(head.key()));
        heads.add(HeadResults.of(head.key(), head.labels(), whole, new float[0]));
      }
      attention = attention(features, words, out);
      score = out.score();
    }
    List<StageTiming> timings = new ArrayList<>(features.timings());
    timings.add(timing("model", started));
    return new Analysis(
        features.video(),
        words,
        features.clips(),
        features.grid(),
        heads,
        score,
        attention,
        timings,
        provenance.of(features));
  }

  @Override
  public Analysis withCourses(Analysis analysis, VideoFeatures features, Progress progress)
      throws SightlineException {
    if (analysis.heads().isEmpty()) {
      return analysis;
    }
    long started = System.nanoTime();
    int clips = features.clips().size();
    int values = model.valuesPerClip();
    List<ScriptOutput> each = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      progress.checkCancelled();
      float[] grid = Arrays.copyOfRange(features.cells(), clip * values, (clip + 1) * values);
      each.add(model.run(analysis.text(), grid, 1));
    }
    List<HeadResult> heads = new ArrayList<>();
    for (HeadResult head : analysis.heads()) {
      int labels = head.labels().size();
      float[] course = new float[clips * labels];
      for (int clip = 0; clip < clips; clip++) {
        float[] p = Softmax.of(each.get(clip).logits().get(head.head()));
        System.arraycopy(p, 0, course, clip * labels, labels);
      }
      heads.add(HeadResults.withCourse(head, course));
    }
    return analysis.with(heads, timing("courses", started));
  }

  private static List<AttentionStack> attention(
      VideoFeatures features, TokenizedText words, ScriptOutput out) {
    Axis tokens = new Axis.Tokens(words.tokens());
    Axis cells = new Axis.Cells(features.clips(), features.grid());
    List<AttentionStack> stacks = new ArrayList<>();
    for (ScriptMap map : ScriptMap.values()) {
      FloatTensor values = out.map(map).orElse(null);
      if (values != null) {
        AttentionStack.Kind kind = AttentionStack.Kind.valueOf(map.name());
        boolean fromCells = kind == AttentionStack.Kind.VIDEO_TO_TEXT;
        boolean toTokens = fromCells || kind == AttentionStack.Kind.TEXT_SELF;
        stacks.add(
            new AttentionStack(
                kind,
                values.size(0),
                values.size(1),
                fromCells ? cells : tokens,
                toTokens ? tokens : cells,
                values.values()));
      }
    }
    return stacks;
  }

  private static StageTiming timing(String stage, long startedNanos) {
    return new StageTiming(stage, (System.nanoTime() - startedNanos) / 1e6, -1);
  }

  /** Only its maps can be read: neither its gradients nor its inputs are in reach. */
  @Override
  public ModelAbilities abilities() {
    EnumSet<Ability> abilities = EnumSet.noneOf(Ability.class);
    if (model.maps().contains(ScriptMap.TEXT_SELF)) {
      abilities.add(Ability.TEXT_SELF_ATTENTION);
    }
    if (model.maps().contains(ScriptMap.ALIGNMENT)) {
      abilities.add(Ability.ALIGNMENT);
    }
    if (model.maps().containsAll(List.of(ScriptMap.TEXT_TO_VIDEO, ScriptMap.VIDEO_TO_TEXT))) {
      abilities.add(Ability.CROSS_ATTENTION);
    }
    return new ModelAbilities(
        abilities, bundle.manifest().heads().stream().map(HeadSpec::key).toList());
  }

  @Override
  public ModelFacts model() {
    BundleManifest m = bundle.manifest();
    return new ModelFacts(
        m.name(),
        m.version(),
        bundle.sha256(),
        m.licence(),
        m.heads().stream().map(HeadSpec::key).toList(),
        bundle.card());
  }

  @Override
  public void close() {
    model.close();
  }

  /** The model's own video encoder, clip by clip; the grid itself is what is kept. */
  private record Clips(TorchScriptModel model, ModelBundle bundle) implements ClipEncoder {
    @Override
    public EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException {
      stop.checkCancelled();
      return new EncodedClip(
          model.grid(frames.stream().map(VideoFrame::pixels).toList()), new float[0]);
    }

    @Override
    public FeatureLayout layout(int clips, int framesPerClip) {
      return new FeatureLayout(clips, framesPerClip, model.valuesPerClip(), 0);
    }

    @Override
    public int side() {
      return bundle.manifest().preprocessing().side();
    }

    @Override
    public String sha256() {
      return bundle.manifest().file(BundleManifest.SCRIPT).orElseThrow().sha256();
    }
  }
}
