package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSink;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Random versions of a native bundle, made in memory. Parts from the top: the heads, each layer of
 * the fusion from the last, what leads into the fusion, the alignment. What the video encoder made
 * of a video stays as it is, and so does the text encoder, which is frozen: a map that hangs on
 * nothing else is not tested, see {@link dev.sightline.core.explain.Explainer#ofTextAlone}.
 */
public final class NativeRandomModels implements RandomModels {
  private static final String HEADS = "heads";
  private static final String FUSION = "fusion";
  private static final String LAYER = "fusion.layer.";
  private static final String ALIGNMENT = "alignment";

  private final ModelBundle bundle;
  private final int threads;

  /**
   * @param bundle of a native model
   * @param threads processor threads of one call, at least 1
   */
  public NativeRandomModels(ModelBundle bundle, int threads) {
    this.bundle = bundle;
    this.threads = threads;
  }

  @Override
  public List<String> parts() {
    List<String> parts = new ArrayList<>(List.of(HEADS));
    for (int l = bundle.manifest().config().fusionLayers() - 1; l >= 0; l--) {
      parts.add(LAYER + l);
    }
    parts.add(FUSION);
    parts.add(ALIGNMENT);
    return parts;
  }

  @Override
  public Analyzer open(Set<String> random, long seed) throws SightlineException {
    return ModelAnalyzer.open(
        randomised(random, seed),
        // nothing is encoded: the folder is never made
        new AnalysisCache(Path.of(System.getProperty("java.io.tmpdir"), "sightline-none"), 0),
        threads,
        "random weights");
  }

  /** The bundle with new weights in some parts. */
  ModelBundle randomised(Set<String> random, long seed) {
    Map<String, FloatTensor> weights = new HashMap<>(bundle.weights().tensors());
    ParameterSink sink =
        (name, values, shape) -> {
          if (random.contains(part(name))) {
            int[] sizes = LongStream.of(shape).mapToInt(Math::toIntExact).toArray();
            weights.put(name, FloatTensor.of(values, sizes));
          }
        };
    MultimodalNet.init(bundle.manifest().config(), sink, seed);
    // training starts with heads that are blind to the fusion: they would hide its part of any map
    for (HeadSpec head : bundle.manifest().heads()) {
      String name = "head." + head.key();
      int width = bundle.weights().get(name + ".weight").size(1);
      new ParameterInit(sink, seed).linear(name, width, head.labels().size());
      if (bundle.weights().has(TaskHeads.alone(head.key(), Side.TEXT) + ".weight")) {
        TaskHeads.initAlone(bundle.manifest().config(), head, sink, seed);
      }
    }
    return new ModelBundle(
        bundle.manifest(),
        TensorFile.of(weights, bundle.weights().metadata()),
        bundle.script(),
        bundle.card(),
        bundle.tokenizerJson(),
        bundle.record(),
        bundle.confidence(),
        bundle.captions(),
        bundle.words(),
        bundle.sha256());
  }

  /** The part that a weight belongs to. */
  private static String part(String weight) {
    if (weight.startsWith("head.")) {
      return HEADS;
    }
    if (weight.startsWith(LAYER)) {
      return weight.substring(0, weight.indexOf('.', LAYER.length()));
    }
    return weight.startsWith("fusion.") ? FUSION : ALIGNMENT;
  }
}
