package dev.sightline.core.model.video;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxInitializers;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.words.Phrase;
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
 * The bundled image network: EfficientNet-Lite0 trained on ImageNet, with its classifier.
 * Immutable.
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

  /** Raised when the same weights begin to give other bits. */
  private static final byte REVISION = 2;

  private static final String FOLDER = "/dev/sightline/resources/models/efficientnet-lite0/";

  private final Map<String, FloatTensor> weights;
  private final List<String> labels;
  private final String sha256;

  private ImageNetwork(Map<String, FloatTensor> weights, List<String> labels, String sha256) {
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
      Map<String, FloatTensor> weights =
          new HashMap<>(OnnxInitializers.read(graph, "graph.onnx").tensors());
      weights.putAll(Safetensors.read(classifier, "classifier.safetensors").tensors());
      List<String> labels =
          new String(resource("imagenet-labels.txt"), StandardCharsets.UTF_8).lines().toList();
      return new ImageNetwork(weights, labels, sha256(graph, classifier));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL,
          Phrase.of("The bundled image network is damaged; install Sightline again."),
          e);
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

  /** The network as an ONNX model, written anew at each call; see {@link NetworkGraph}. */
  byte[] model() {
    return NetworkGraph.write(weights);
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
      digest.update(REVISION);
      for (byte[] file : files) {
        digest.update(file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
