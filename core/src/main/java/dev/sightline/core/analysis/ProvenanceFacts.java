package dev.sightline.core.analysis;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Engines;
import java.util.Map;

/** What of an analysis' provenance depends on the program and the model only. */
final class ProvenanceFacts {
  private final ModelBundle bundle;
  private final String product;
  private final Map<String, String> versions;

  ProvenanceFacts(ModelBundle bundle, String product) throws SightlineException {
    this.bundle = bundle;
    this.product = product;
    this.versions =
        Map.of(
            "java",
            Runtime.version().toString(),
            "os",
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "onnxruntime",
            Engines.onnxRuntime());
  }

  Provenance of(VideoFeatures features) {
    ModelConfig c = bundle.manifest().config();
    return new Provenance(
        product,
        bundle.title(),
        bundle.sha256(),
        features.videoSha256(),
        Map.of(
            "framesPerClip", Integer.toString(c.framesPerClip()),
            "frameStride", c.frameStride() + " frames at " + c.nominalRateHz() + " Hz",
            "clips", features.clips().size() + " of at most " + c.maxClips()),
        versions);
  }
}
