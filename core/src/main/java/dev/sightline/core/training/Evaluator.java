package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledPosts;
import dev.sightline.core.training.data.LabelledQuestions;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measures a model on a labelled set: what {@code sightline evaluate} does. */
public final class Evaluator {
  private static final String QA = "qa";

  /** Tasks whose texts are English alone. */
  private static final Set<String> NEED_TEXTS =
      Set.of("labels", "splice", "recommendation", "skim");

  /** Tasks that measure the head of their name. */
  private static final Set<String> NEED_HEADS = Set.of("topics", "actions", "sentiment", QA);

  private static final int RESAMPLES = 1000;

  /** Clips taken of each video file, spread evenly. */
  static final int CLIPS = 8;

  private final TorchEngine engine;
  private final Path work;

  /**
   * @param work where features are kept between runs
   */
  public Evaluator(TorchEngine engine, Path work) {
    this.engine = engine;
    this.work = work;
  }

  /** Tasks that can be asked for. */
  public static List<String> tasks() {
    return List.of(
        "retrieval",
        "topics",
        "actions",
        "sentiment",
        QA,
        "rejection",
        "labels",
        "mosaic",
        "splice",
        "search",
        "recommendation",
        "skim");
  }

  /**
   * Those of them for which the model has the head, and the sets at hand have texts in the
   * encoder's language or need none. A model that answers questions and nothing else is measured by
   * its answers: all else of it is as in the bundle that it builds upon.
   */
  public static List<String> tasks(BuiltInText encoder, ModelConfig config) {
    Set<String> heads = config.heads().stream().map(HeadSpec::key).collect(Collectors.toSet());
    if (heads.equals(Set.of(QA))) {
      return List.of(QA, "rejection");
    }
    return tasks().stream()
        .filter(t -> !NEED_TEXTS.contains(t) || encoder.language().equals(LabelledVideos.LANGUAGE))
        .filter(t -> !NEED_HEADS.contains(t) || heads.contains(t))
        .toList();
  }

  /**
   * What to measure.
   *
   * @param task one of {@link #tasks()}
   * @param data the folder that holds the sets
   * @param split such as {@code dev}
   * @param language of the captions: {@code en} or {@code zh}
   * @param seed of the bootstrap
   */
  public record Request(String task, Path data, String split, String language, long seed) {}

  /**
   * @throws SightlineException if the data is missing or malformed, the model has no such head, or
   *     the user cancelled
   */
  public Evaluation run(ModelBundle bundle, Request request, Progress progress)
      throws SightlineException {
    if (bundle.script().isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "{0} is an imported model: its answers can be looked at in the window and by "
                  + "“analyze”, but not be measured here.",
              bundle.title()));
    }
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        FrozenEncoders frozen = new FrozenEncoders(bundle, work)) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      Run run =
          new Run(
              bundle,
              manager,
              parameters,
              new MultimodalNet(bundle.manifest().config(), parameters, false),
              frozen,
              bundle.manifest().textEncoder(),
              request,
              progress);
      Measured measured =
          switch (request.task()) {
            case "retrieval" -> retrieval(run);
            case "topics" ->
                head(run, "topics", LabelledVideos.topics(request.data(), request.split()));
            case "actions" ->
                head(run, "actions", LabelledVideos.actions(request.data(), request.split()));
            case "sentiment" ->
                head(run, "sentiment", LabelledPosts.sentiment(request.data(), request.split()));
            case QA -> answers(run);
            case "rejection" -> rejection(run);
            case "labels" -> labels(run);
            case "mosaic" -> mosaic(run);
            case "splice" -> splice(run);
            case "search" -> search(run);
            case "recommendation" -> recommendation(run);
            case "skim" -> skim(run);
            default ->
                throw new SightlineException(
                    Problem.UNSUPPORTED,
                    Phrase.of(
                        "There is no task “{0}”; choose one of {1}.",
                        request.task(), String.join(", ", tasks())));
          };
      return new Evaluation(
          request.task(),
          bundle.title(),
          request.split(),
          measured.n(),
          measured.metrics(),
          Map.of(request.task(), measured.byClass()),
          measured.parts());
    }
  }

  private record Measured(
      int n, Map<String, Interval> metrics, ByClass byClass, Map<String, Integer> parts) {
    Measured(int n, Map<String, Interval> metrics) {
      this(n, metrics, ByClass.NONE, Map.of());
    }
  }

  /** All that a measurement works with. */
  private record Run(
      ModelBundle bundle,
      NDManager manager,
      ParameterSet parameters,
      MultimodalNet net,
      FrozenEncoders frozen,
      BuiltInText encoder,
      Request request,
      Progress progress) {
    /** False where the texts of the labelled sets are in another language than the model's. */
    boolean readsLabelledTexts() {
      return encoder.language().equals(LabelledVideos.LANGUAGE);
    }
  }

  private Measured retrieval(Run run) throws SightlineException {
    Request r = run.request();
    List<CaptionedImages.Item> items = CaptionedImages.read(r.data(), r.split(), r.language());
    CaptionedFeatures features =
        run.frozen().captioned("flickr8k-" + r.split(), items, 1, run.progress());
    VideoSide videos =
        VideoSide.of(
            run.manager(), run.net(), run.parameters(), features.lower(), features.firstRows());
    int[] texts = new int[features.tokens().texts()];
    int[] videoOf = new int[texts.length];
    for (int v = 0; v < features.size(); v++) {
      for (int t : features.captionsOf().get(v)) {
        texts[t] = t;
        videoOf[t] = v;
      }
    }
    float[][] scores =
        RetrievalScores.of(
            run.manager(), run.net().alignment(), features.tokens(), texts, videos, run.progress());
    int[] toVideo = RetrievalMetrics.textToVideo(scores, t -> videoOf[t]);
    int[] toText = RetrievalMetrics.videoToText(scores, t -> videoOf[t]);
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, r.seed());
    Map<String, Interval> metrics = new LinkedHashMap<>();
    for (int k : new int[] {1, 5, 10}) {
      metrics.put("text_to_image.r@" + k, bootstrap.mean(RetrievalMetrics.hits(toVideo, k)));
    }
    for (int k : new int[] {1, 5, 10}) {
      metrics.put("image_to_text.r@" + k, bootstrap.mean(RetrievalMetrics.hits(toText, k)));
    }
    return new Measured(features.size(), metrics);
  }

  private static HeadSpec head(Run run, String key) throws SightlineException {
    return run.net().config().heads().stream()
        .filter(h -> h.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.UNSUPPORTED, Phrase.of("This model has no head “{0}”.", key)));
  }

  private Measured answers(Run run) throws SightlineException {
    List<LabelledVideo> questions =
        LabelledQuestions.read(run.request().data(), run.request().split());
    HeadSpec head = head(run, QA);
    LabelledFeatures features = features(run, head, questions);
    AnswerMeasures measures = new AnswerMeasures(run.bundle().confidence(), QA, bootstrap(run));
    AnswerWups wups =
        new AnswerWups(
            head.labels(), questions.stream().map(LabelledVideo::label).toList(), bootstrap(run));
    Map<String, Interval> near = new LinkedHashMap<>();
    for (Side side : features.sides()) {
      float[][] p =
          Predictions.probabilities(run.manager(), run.net(), features, side, run.progress());
      measures.add(side, p, features.labels());
      near.putAll(wups.of(side, p));
    }
    Map<String, Interval> metrics = new LinkedHashMap<>(measures.metrics());
    metrics.putAll(near);
    return new Measured(questions.size(), metrics);
  }

  private Measured head(Run run, String key, List<LabelledVideo> videos) throws SightlineException {
    HeadSpec head = head(run, key);
    LabelledFeatures features = features(run, head, videos);
    HeadMeasures measures =
        new HeadMeasures(run.bundle(), key, run.request().split(), bootstrap(run));
    for (Side side : features.sides()) {
      measures.add(
          side,
          Predictions.probabilities(run.manager(), run.net(), features, side, run.progress()),
          features.labels());
    }
    return new Measured(
        videos.size(), measures.metrics(), new ByClass(head.labels(), measures.sides()), Map.of());
  }

  private Measured rejection(Run run) throws SightlineException {
    RejectionMeasures measures = new RejectionMeasures(run.bundle().confidence(), bootstrap(run));
    Map<String, Interval> metrics =
        measures.run(
            new SetFeatures(
                run.manager(), run.parameters(), run.net(), run.frozen(), run.readsLabelledTexts()),
            run.request().data(),
            run.request().split(),
            run.progress());
    return new Measured(measures.items(), metrics);
  }

  private Measured labels(Run run) throws SightlineException {
    if (!run.readsLabelledTexts()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("The labels are English, which this model does not read."));
    }
    List<LabelledVideo> videos =
        LabelledVideos.actions(run.request().data(), run.request().split());
    return new Measured(
        videos.size(),
        new LabelMeasures(work, bootstrap(run)).run(run.bundle(), videos, run.progress()));
  }

  private static Bootstrap bootstrap(Run run) {
    return new Bootstrap(RESAMPLES, run.request().seed());
  }

  private static LabelledFeatures features(Run run, HeadSpec head, List<LabelledVideo> videos)
      throws SightlineException {
    return run.frozen()
        .labelled(
            new LabelledFeatureLoader.Request(
                head.key() + "-" + run.request().split(), 1, CLIPS, run.net().config().clipPlan()),
            head,
            videos,
            new CellFeatureBuilder(run.manager(), run.net().config(), run.parameters()),
            run.readsLabelledTexts() ? 1 : 0,
            run.progress());
  }

  private Measured mosaic(Run run) throws SightlineException {
    Request r = run.request();
    List<CaptionedImages.Item> items = CaptionedImages.read(r.data(), r.split(), r.language());
    return pointing(
        run,
        items.size(),
        new MosaicPointing(run.manager(), run.net(), run.parameters(), run.frozen())
            .run(items, r.split(), run.progress()));
  }

  /** Joins the stills that the topics set has of four videos. */
  private Measured splice(Run run) throws SightlineException {
    Request r = run.request();
    if (!run.readsLabelledTexts()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The captions of the spliced videos are English, which this model does not "
                  + "read; the task mosaic asks the same of pictures."));
    }
    List<LabelledVideo> videos = LabelledVideos.topics(r.data(), r.split());
    List<String> labels = videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
    LabelledFeatures features = features(run, new HeadSpec("topics", labels), videos);
    return pointing(
        run,
        videos.size(),
        new SplicePointing(run.manager(), run.net())
            .run(features, videos.stream().map(LabelledVideo::name).toList(), run.progress()));
  }

  private Measured search(Run run) throws SightlineException {
    Request r = run.request();
    SearchSets sets = sets(run);
    Map<String, List<SearchSets.Item>> items = new LinkedHashMap<>();
    items.put("flickr8k", sets.photographs(r.data(), r.split(), r.language(), run.progress()));
    if (run.readsLabelledTexts()) {
      items.put("msrvtt", sets.videos(r.data(), r.split(), run.progress()));
    }
    SearchMeasures measures = new SearchMeasures(work, bootstrap(run));
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<String, Integer> parts = new LinkedHashMap<>();
    for (Map.Entry<String, List<SearchSets.Item>> set : items.entrySet()) {
      measures
          .run(set.getValue(), run.progress())
          .forEach((name, value) -> metrics.put(set.getKey() + "." + name, value));
      parts.put(set.getKey(), set.getValue().size());
    }
    int n = parts.values().stream().mapToInt(Integer::intValue).sum();
    return new Measured(n, metrics, ByClass.NONE, parts);
  }

  private Measured skim(Run run) throws SightlineException {
    List<SearchSets.Item> items = captionedVideos(run);
    return new Measured(
        items.size(), new SkimMeasures(bootstrap(run), run.request().seed()).run(items));
  }

  private static List<SearchSets.Item> captionedVideos(Run run) throws SightlineException {
    if (!run.readsLabelledTexts()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("The captions are English, which this model does not read."));
    }
    return sets(run).videos(run.request().data(), run.request().split(), run.progress());
  }

  private Measured recommendation(Run run) throws SightlineException {
    Request r = run.request();
    List<SearchSets.Item> items = captionedVideos(run);
    RecommendationMeasures measures =
        new RecommendationMeasures(work, bootstrap(run), items, r.seed());
    return new Measured(measures.users(), measures.run(run.progress()));
  }

  private static SearchSets sets(Run run) {
    return new SearchSets(run.manager(), run.net(), run.parameters(), run.frozen());
  }

  private static Measured pointing(Run run, int n, Map<String, double[][]> scores) {
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, run.request().seed());
    Map<String, Interval> metrics = new TreeMap<>();
    scores.forEach(
        (map, rows) -> {
          metrics.put(map + ".top1", bootstrap.mean(rows[0]));
          metrics.put(map + ".mass", bootstrap.mean(rows[1]));
        });
    return new Measured(n, metrics);
  }
}
