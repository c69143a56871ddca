package dev.sightline.core.model.video;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxInitializers;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The bundled image network: EfficientNet-Lite0 trained on ImageNet, as one ONNX model that also
 * holds its classifier and gives its inner tensors out. Immutable.
 *
 * <p>Input {@code frames [n, 3, 224, 224]}: RGB, {@code (x − 127) / 128}. Outputs: see {@link
 * NetworkOutput}.
 */
public final class ImageNetwork {
  /** Side of an input frame, px. */
  public static final int SIDE = 224;

  /** Channels of block 14, the uppermost frozen layer. */
  public static final int LOWER_CHANNELS = 192;

  /** Channels of the head convolution. */
  public static final int FEATURE_CHANNELS = 1280;

  /** Cells along each side of the output grid. */
  public static final int GRID = 7;

  /** Classes of the network's own classifier. */
  public static final int CLASSES = 1000;

  private static final String FOLDER = "/dev/sightline/resources/models/efficientnet-lite0/";

  private final byte[] model;
  private final Map<NetworkOutput, String> outputs;
  private final Map<String, FloatTensor> weights;
  private final List<String> labels;
  private final String sha256;

  private ImageNetwork(
      byte[] model,
      Map<NetworkOutput, String> outputs,
      Map<String, FloatTensor> weights,
      List<String> labels,
      String sha256) {
    this.model = model;
    this.outputs = Map.copyOf(outputs);
    this.weights = Map.copyOf(weights);
    this.labels = List.copyOf(labels);
    this.sha256 = sha256;
  }

  /**
   * Reads the network that ships with the product.
   *
   * @throws SightlineException if the installation is damaged
   */
  public static ImageNetwork bundled() throws SightlineException {
    try {
      byte[] graph = resource("graph.onnx");
      byte[] classifier = resource("classifier.safetensors");
      TensorFile weights = Safetensors.read(classifier, "classifier.safetensors");
      TensorFile frozen = OnnxInitializers.read(graph, "graph.onnx");
      String lower = OnnxNodes.inputOfConvolution(graph, "blocks.15.expand.weight");
      byte[] model = withClassifier(weights).output(lower).output("objects").appendTo(graph);
      List<String> labels =
          new String(resource("imagenet-labels.txt"), StandardCharsets.UTF_8).lines().toList();
      return new ImageNetwork(
          model,
          Map.of(
              NetworkOutput.LOWER, lower,
              NetworkOutput.FEATURES, "features",
              NetworkOutput.OBJECTS, "objects"),
          merged(frozen.tensors(), weights.tensors()),
          labels,
          sha256(graph, classifier));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL, "The bundled image network is damaged; install Sightline again.", e);
    }
  }

  /** The names of the classes, in the order of {@link NetworkOutput#OBJECTS}. */
  public List<String> labels() {
    return labels;
  }

  /** SHA-256 over the network's files, lower-case hex: names the encoder in caches. */
  public String sha256() {
    return sha256;
  }

  /**
   * All weights: {@code stem}, {@code blocks.N.expand|depthwise|project}, {@code head}, {@code
   * classifier}, each {@code .weight} and {@code .bias}; batch norm is folded in.
   */
  public Map<String, FloatTensor> weights() {
    return weights;
  }

  /** The ONNX model; not to be written to. */
  byte[] model() {
    return model;
  }

  /** The tensor's name in the model. */
  String tensor(NetworkOutput output) {
    return outputs.get(output);
  }

  /** features → mean over the grid → linear → softmax. */
  private static OnnxFragment withClassifier(TensorFile classifier) {
    OnnxFragment fragment = new OnnxFragment();
    classifier.tensors().forEach(fragment::weights);
    return fragment
        .node("GlobalAveragePool", List.of("features"), "pooled", Map.of())
        .node("Flatten", List.of("pooled"), "pooled.flat", Map.of("axis", 1L))
        .node(
            "Gemm",
            List.of("pooled.flat", "classifier.weight", "classifier.bias"),
            "logits",
            Map.of("transB", 1L))
        .node("Softmax", List.of("logits"), "objects", Map.of("axis", 1L));
  }

  private static Map<String, FloatTensor> merged(
      Map<String, FloatTensor> a, Map<String, FloatTensor> b) {
    Map<String, FloatTensor> both = new HashMap<>(a);
    both.putAll(b);
    return both;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ImageNetwork.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + FOLDER + name);
      }
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[]... files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : files) {
        digest.update(file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
