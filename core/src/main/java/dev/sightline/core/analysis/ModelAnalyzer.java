package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The analyzer of native bundles, whatever the family of their video encoder. All that it runs, it
 * runs on ONNX Runtime.
 */
public final class ModelAnalyzer implements Analyzer {
  /** Head of the image network's own classes. */
  public static final String OBJECTS = "objects";

  private final ModelBundle bundle;
  private final VideoEncoder encoder;
  private final MultimodalModel model;
  private final VideoEncodingPipeline pipeline;
  private final ProvenanceFacts provenance;
  private final LatestVideo latest;
  private final HeadConfidence confidence;
  private final LabelScorer labels;
  private final GradientSource gradients;
  private final ChangedRuns changed;
  private final Optional<Captioner> captioner;
  private final Optional<ModelWordGuesser> guesser;

  private ModelAnalyzer(
      ModelBundle bundle,
      VideoEncoder encoder,
      MultimodalModel model,
      VideoEncodingPipeline pipeline,
      ProvenanceFacts provenance,
      GradientSource gradients,
      Optional<ModelWordGuesser> guesser) {
    this.bundle = bundle;
    this.encoder = encoder;
    this.model = model;
    this.pipeline = pipeline;
    this.provenance = provenance;
    this.gradients = gradients;
    this.guesser = guesser;
    this.latest =
        new LatestVideo(f -> model.prepare(f.cells(), f.clips().size()), encoder.objects());
    this.labels =
        new LabelScorer(model, encoder.objects(), bundle.manifest().textEncoder().language());
    this.confidence = new HeadConfidence(bundle.confidence(), model.config().heads());
    this.captioner = bundle.captions().map(ModelCaptioner::new);
    this.changed = new ChangedRuns(model, encoder, pipeline, confidence, provenance);
  }

  /**
   * Loads a model; takes seconds.
   *
   * @param cache where encoded videos are kept
   * @param threads clips encoded at the same time, and threads of one text, at least 1
   * @param product name and version of the program, for provenance
   * @throws SightlineException if the bundle does not fit or an engine cannot start
   */
  public static ModelAnalyzer open(
      ModelBundle bundle, AnalysisCache cache, int threads, String product)
      throws SightlineException {
    try (Opened opened = new Opened()) {
      // first the weights' shapes are checked, then networks are made of them
      MultimodalModel model = opened.keep(MultimodalModel.load(bundle, threads));
      ModelConfig config = model.config();
      VideoEncoder encoder =
          opened.keep(
              switch (bundle.manifest().family()) {
                case TOP_HEAVY_I3D -> InflatedVideoEncoder.open(bundle, threads);
                case C3D -> new C3dVideoEncoder(bundle, threads);
                case TORCHSCRIPT -> throw new IllegalArgumentException("not a native model");
              });
      VideoEncodingPipeline pipeline =
          new VideoEncodingPipeline(encoder.clips(), cache, config.clipPlan(), threads);
      ModelAnalyzer analyzer =
          new ModelAnalyzer(
              bundle,
              encoder,
              model,
              pipeline,
              new ProvenanceFacts(bundle, product),
              new GradientSource(bundle, pipeline, threads),
              bundle.words().map(w -> new ModelWordGuesser(bundle, model, threads)));
      opened.handOver();
      return analyzer;
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
      CellCollector cells = new CellCollector(model.config(), encoder, encoded.clips());
      long started = System.nanoTime();
      for (int clip = 0; clip < encoded.clips().size(); clip++) {
        progress.checkCancelled();
        cells.add(encoded.features().lower(clip), encoded.features().objects(clip));
      }
      List<StageTiming> timings = new ArrayList<>(encoded.timings());
      timings.add(StageTiming.since("upper", started));
      return cells.features(encoded.video(), encoded.sha256(), timings);
    }
  }

  @Override
  public Analysis analyze(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    Read read = read(text, progress);
    Analysis first = first(features, read, progress);
    return withCourses(first, features, read.states(), progress);
  }

  @Override
  public Analysis analyzeFirst(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return first(features, read(text, progress), progress);
  }

  @Override
  public Analysis withCourses(Analysis analysis, VideoFeatures features, Progress progress)
      throws SightlineException {
    TextStates states = analysis.text().isBlank() ? null : model.encodeText(analysis.text());
    return withCourses(analysis, features, states, progress);
  }

  @Override
  public HeadResult labels(
      VideoFeatures features,
      List<String> words,
      LabelRoute route,
      boolean clips,
      Progress progress)
      throws SightlineException {
    return labels.score(
        features,
        use -> latest.with(features, video -> use.with(video.network())),
        words,
        route,
        clips,
        progress);
  }

  @Override
  public Probe probe(VideoFeatures features, String text, Set<CrossHead> off, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    return ModelProbe.open(model, confidence, features, text, off, progress);
  }

  @Override
  public TokenizedText tokens(String text) {
    return model.tokenize(text);
  }

  @Override
  public VideoFeatures encode(VideoFeatures features, Sampling sampling, Progress progress)
      throws SightlineException {
    return changed.encode(features, sampling, progress);
  }

  @Override
  public List<ClipCells> encodeClips(
      VideoFeatures features, List<Integer> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    return changed.encodeClips(features, clips, edit, progress);
  }

  @Override
  public VideoFeatures compose(VideoFeatures features, List<ClipSource> sources) {
    return changed.compose(features, sources);
  }

  @Override
  public Analysis analyzeHiding(
      VideoFeatures features, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    return changed.analyze(features, text, hiding, progress);
  }

  /**
   * A text and what the text encoder makes of it.
   *
   * @param states null if there is no word
   */
  private record Read(TokenizedText words, TextStates states, StageTiming timing) {}

  private Read read(String text, Progress progress) throws SightlineException {
    progress.checkCancelled();
    long started = System.nanoTime();
    TokenizedText words = model.tokenize(text);
    TextStates states = words.isBlank() ? null : model.encodeText(words);
    return new Read(words, states, StageTiming.since("text", started));
  }

  /**
   * What the text encoder makes of a text, for whoever trains upon this model.
   *
   * @return {@code [tokens, textDim]}; empty if there is no word
   * @throws SightlineException if the native engine fails
   */
  public Optional<FloatTensor> hidden(String text) throws SightlineException {
    TokenizedText words = model.tokenize(text);
    return words.isBlank() ? Optional.empty() : Optional.of(model.encodeText(words).last());
  }

  private Analysis first(VideoFeatures features, Read read, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    checkFits(features, read);
    long started = System.nanoTime();
    return latest.with(
        features,
        video -> {
          ModelOutput output = model.run(read.words(), read.states(), video.network());
          List<StageTiming> timings = new ArrayList<>(features.timings());
          timings.add(read.timing());
          timings.add(StageTiming.since("fusion", started));
          List<HeadResult> heads = new ArrayList<>();
          for (HeadSpec head : model.config().heads()) {
            heads.add(confidence.result(head, output, side(read.states())));
          }
          video.objects().ifPresent(heads::add);
          return new Analysis(
              features.video(),
              read.words(),
              features.clips(),
              features.grid(),
              heads,
              output.lateScore(),
              read.states() == null
                  ? List.of()
                  : AttentionStacks.of(
                      model.config(), features, read.words(), read.states(), output),
              timings,
              provenance.of(features));
        });
  }

  private Analysis withCourses(
      Analysis analysis, VideoFeatures features, TextStates states, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    long started = System.nanoTime();
    Map<String, float[]> courses =
        confidence.courses(
            latest.with(features, video -> model.courses(states, video.network())), side(states));
    progress.checkCancelled();
    List<HeadResult> heads =
        analysis.heads().stream()
            .map(h -> HeadResults.withCourse(h, courses.getOrDefault(h.head(), new float[0])))
            .toList();
    return analysis.with(heads, StageTiming.since("courses", started));
  }

  /** Better a sentence before than no memory afterwards. */
  private void checkFits(VideoFeatures features, Read read) throws SightlineException {
    if (read.states() != null) {
      int tokens = read.words().tokens().size();
      int clips = features.clips().size();
      AttentionCost.of(
              tokens,
              clips,
              features.grid().cells(),
              model.config().fusionLayers(),
              model.config().fusionHeads(),
              read.states().attention().size(0) * read.states().attention().size(1))
          .check(tokens, clips, Runtime.getRuntime().maxMemory());
    }
  }

  private static Side side(TextStates states) {
    return states == null ? Side.VIDEO : Side.BOTH;
  }

  @Override
  public Gradients gradients(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return new ModelGradients(gradients, features, model.tokenize(text), progress);
  }

  @Override
  public WordNeighbours nearWords() throws SightlineException {
    return gradients.nearWords();
  }

  @Override
  public Optional<Embedder> embedder() {
    return Optional.of(
        new ModelEmbedder(
            model, encoder, bundle.sha256(), bundle.manifest().textEncoder().language()));
  }

  @Override
  public Optional<Captioner> captioner() {
    return captioner;
  }

  @Override
  public Optional<WordGuesser> wordGuesser() {
    return guesser.map(g -> g);
  }

  @Override
  public ModelAbilities abilities() {
    EnumSet<Ability> all = EnumSet.allOf(Ability.class);
    if (model.config().fusionLayers() == 0) {
      all.remove(Ability.CROSS_ATTENTION);
    }
    return new ModelAbilities(
        all, model.config().heads().stream().map(HeadSpec::key).toList(), gradients.convolutions());
  }

  @Override
  public ModelFacts model() {
    List<String> heads = new ArrayList<>();
    model.config().heads().forEach(h -> heads.add(h.key()));
    if (!encoder.objects().isEmpty()) {
      heads.add(OBJECTS);
    }
    return new ModelFacts(
        bundle.manifest().name(),
        bundle.manifest().version(),
        bundle.sha256(),
        bundle.manifest().licence(),
        heads,
        bundle.card(),
        AnsweringFacts.of(bundle.confidence().thresholds(), bundle.manifest().metrics()));
  }

  @Override
  public void close() {
    gradients.close();
    guesser.ifPresent(ModelWordGuesser::close);
    latest.close();
    changed.close();
    model.close();
    encoder.close();
  }

  /** What was opened so far: closed if opening the rest fails. */
  private static final class Opened implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();

    <T extends AutoCloseable> T keep(T part) {
      parts.addFirst(part);
      return part;
    }

    void handOver() {
      parts.clear();
    }

    @Override
    public void close() throws SightlineException {
      for (AutoCloseable part : parts) {
        try {
          part.close();
        } catch (Exception e) {
          throw new SightlineException(
              Problem.INTERNAL, Phrase.of("The model could not be closed; see the log."), e);
        }
      }
    }
  }
}
