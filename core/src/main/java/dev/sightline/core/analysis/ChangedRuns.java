package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.model.onnx.MaskedNetwork;
import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a native model on changed input: clips encoded anew, parts hidden, heads turned off. Owns
 * native memory, of one video at most, until it is closed. Thread-safe.
 */
final class ChangedRuns implements AutoCloseable {
  private static final float[] NONE = {};

  private final MultimodalModel model;
  private final VideoEncoder encoder;
  private final VideoEncodingPipeline pipeline;
  private final HeadConfidence confidence;
  private final ProvenanceFacts provenance;
  private final ComposedVideo composed;
  private final LatestVideo latest;

  ChangedRuns(
      MultimodalModel model,
      VideoEncoder encoder,
      VideoEncodingPipeline pipeline,
      HeadConfidence confidence,
      ProvenanceFacts provenance) {
    this.model = model;
    this.encoder = encoder;
    this.pipeline = pipeline;
    this.confidence = confidence;
    this.provenance = provenance;
    this.composed = new ComposedVideo(model);
    this.latest = new LatestVideo(composed::prepare, encoder.objects());
  }

  VideoFeatures compose(VideoFeatures features, List<ClipSource> sources) {
    return composed.compose(features, sources);
  }

  VideoFeatures encode(VideoFeatures features, Sampling sampling, Progress progress)
      throws SightlineException {
    long started = System.nanoTime();
    List<Clip> clips = sampling.clips(features.video().duration(), model.config().clipPlan());
    CellCollector cells = new CellCollector(model.config(), encoder, clips);
    for (EncodedClip clip :
        pipeline.encode(features.video().path(), clips, frames -> frames, progress)) {
      progress.checkCancelled();
      cells.add(clip.lower(), clip.objects());
    }
    return cells.features(
        features.video(), features.videoSha256(), List.of(StageTiming.since("encode", started)));
  }

  List<ClipCells> encodeClips(
      VideoFeatures features, List<Integer> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    List<ClipCells> all = new ArrayList<>();
    List<Clip> wanted = clips.stream().map(features.clips()::get).toList();
    for (EncodedClip clip : pipeline.encode(features.video().path(), wanted, edit, progress)) {
      progress.checkCancelled();
      all.add(CellCollector.cells(model.config(), encoder, clip.lower(), clip.objects()));
    }
    return all;
  }

  Analysis analyze(VideoFeatures features, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    long started = System.nanoTime();
    ModelConfig config = model.config();
    TokenizedText words = model.tokenize(text);
    Mask mask = hiding.mask();
    Axis.Cells cells = new Axis.Cells(features.clips(), features.grid());
    Sides sides = Sides.of(mask, words, cells.size());
    TextStates states = sides.text() ? model.encodeHiding(words, mask.tokens()) : null;
    List<StageTiming> timings = new ArrayList<>(features.timings());
    timings.add(StageTiming.since("text", started));
    progress.checkCancelled();
    long fusion = System.nanoTime();
    ModelOutput output =
        sides.video()
            ? latest.with(features, v -> run(words, states, v.network(), hiding, true))
            : withoutVideo(words, states, hiding);
    timings.add(StageTiming.since("fusion", fusion));
    List<HeadResult> heads = new ArrayList<>();
    for (HeadSpec head : config.heads()) {
      heads.add(
          sides.isSomething()
              ? confidence.result(head, output, sides.side())
              : confidence.unknown(head, output));
    }
    if (sides.video() && !encoder.objects().isEmpty()) {
      heads.add(objects(features, mask));
    }
    return new Analysis(
        features.video(),
        words,
        features.clips(),
        features.grid(),
        heads,
        output.lateScore(),
        maps(features, words, states, output, sides),
        timings,
        provenance.of(features));
  }

  private List<AttentionStack> maps(
      VideoFeatures features,
      TokenizedText words,
      TextStates states,
      ModelOutput output,
      Sides sides) {
    if (!sides.text()) {
      return List.of();
    }
    return sides.video()
        ? AttentionStacks.of(model.config(), features, words, states, output)
        : List.of(AttentionStacks.self(new Axis.Tokens(words.tokens()), states));
  }

  private ModelOutput withoutVideo(TokenizedText words, TextStates states, Hiding hiding)
      throws SightlineException {
    try (PreparedVideo absent = model.prepareAbsentVideo()) {
      ModelOutput o = run(words, states, absent, hiding, false);
      return new ModelOutput(
          o.alignment(),
          o.importance(),
          o.lateScore(),
          o.probabilities(),
          o.textToVideo(),
          o.videoToText(),
          o.plainText(),
          NONE);
    }
  }

  private ModelOutput run(
      TokenizedText words, TextStates states, PreparedVideo video, Hiding hiding, boolean present)
      throws SightlineException {
    MaskedNetwork.Text text = null;
    if (states != null) {
      FloatTensor last = states.last();
      text =
          new MaskedNetwork.Text(
              FloatTensor.of(last.values(), 1, last.size(0), last.size(1)),
              MultimodalModel.content(words),
              List.of(hiding.mask().tokens()));
    }
    boolean[] hidden = present ? hiding.mask().cells() : new boolean[model.config().cellsPerClip()];
    MaskedNetwork.Video seen = new MaskedNetwork.Video(video, List.of(hidden), present);
    return model.masked().run(text, seen, hiding.off(), true).getFirst().output();
  }

  /** The image network's own classes: the mean over clips of which something is visible. */
  private HeadResult objects(VideoFeatures features, Mask mask) {
    int clips = features.clips().size();
    int each = features.grid().cells();
    int classes = encoder.objects().size();
    float[] mean = new float[classes];
    int visible = 0;
    for (int clip = 0; clip < clips; clip++) {
      boolean seen = false;
      for (int i = clip * each; i < (clip + 1) * each; i++) {
        seen |= !mask.isCellHidden(i);
      }
      for (int k = 0; seen && k < classes; k++) {
        mean[k] += features.objects()[clip * classes + k];
      }
      visible += seen ? 1 : 0;
    }
    for (int k = 0; k < classes; k++) {
      mean[k] /= visible;
    }
    return HeadResults.of(
        ModelAnalyzer.OBJECTS,
        encoder.objects(),
        mean,
        Arrays.copyOf(features.objects(), clips * classes));
  }

  @Override
  public void close() {
    latest.close();
    composed.close();
  }
}
