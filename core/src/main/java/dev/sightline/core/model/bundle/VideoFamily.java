package dev.sightline.core.model.bundle;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.BertTokenizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of video encoder. Which one a bundle has follows from the image encoder that it builds
 * upon; the rest of the model starts from the grid of cells and does not know.
 */
public enum VideoFamily {
  /** A frozen image network with a trained top that is inflated in time. */
  TOP_HEAVY_I3D(BuiltInPart.IMAGE_ENCODER, Preprocessing.STANDARD) {
    @Override
    Map<String, FloatTensor> parameters(ModelConfig config) throws SightlineException {
      return TopHeavyI3d.initial(ImageNetwork.bundled());
    }

    @Override
    boolean fits(ModelConfig config) {
      return true; // the shapes of its weights say whether they fit
    }
  },
  /** C3D, trained as a whole. */
  C3D(BuiltInPart.NO_IMAGE_ENCODER, Preprocessing.SMALL) {
    @Override
    Map<String, FloatTensor> parameters(ModelConfig config) {
      return C3d.initial(C3d.width(config.videoChannels()), 0);
    }

    @Override
    boolean fits(ModelConfig c) {
      return c.framesPerClip() == C3d.FRAMES
          && c.gridHeight() == C3d.GRID
          && c.gridWidth() == C3d.GRID
          && C3d.width(c.videoChannels()) >= 1
          && C3d.channels(C3d.width(c.videoChannels())) == c.videoChannels();
    }
  },
  /** A whole model that came as TorchScript and runs as it is; it prepares frames its own way. */
  TORCHSCRIPT(BuiltInPart.TORCHSCRIPT, Preprocessing.STANDARD) {
    @Override
    Map<String, FloatTensor> parameters(ModelConfig config) {
      return Map.of();
    }

    @Override
    boolean fits(ModelConfig config) {
      return true; // it is tried out when it is loaded
    }

    @Override
    boolean prepares(Preprocessing p) {
      return p.side() >= MIN_SIDE
          && p.side() <= MAX_SIDE
          && p.colours().equals("RGB")
          && Float.isFinite(p.offset())
          && Float.isFinite(p.divisor())
          && p.divisor() != 0
          && p.maxTokens() >= MIN_TOKENS
          && p.maxTokens() <= BertTokenizer.MAX_TOKENS;
    }
  };

  private static final int MIN_SIDE = 16;
  private static final int MAX_SIDE = 1024;
  private static final int MIN_TOKENS = 8;

  private final BuiltInPart imageEncoder;
  private final Preprocessing preprocessing;

  VideoFamily(BuiltInPart imageEncoder, Preprocessing preprocessing) {
    this.imageEncoder = imageEncoder;
    this.preprocessing = preprocessing;
  }

  /** The family of a bundle; empty if it builds upon an image encoder that is not known. */
  static Optional<VideoFamily> of(PartReference imageEncoder) {
    return Arrays.stream(values())
        .filter(f -> f.imageEncoder.reference().id().equals(imageEncoder.id()))
        .findFirst();
  }

  /** What happens to its frames. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /** The frozen part that it builds upon. */
  PartReference imageEncoder() {
    return imageEncoder.reference();
  }

  /**
   * Names and shapes of the encoder's own weights in a bundle.
   *
   * @throws SightlineException if the installation is damaged
   */
  public Map<String, List<Integer>> shapes(ModelConfig config) throws SightlineException {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    parameters(config).forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }

  /** True if frames and texts can be prepared that way. */
  boolean prepares(Preprocessing asked) {
    return asked.equals(preprocessing);
  }

  abstract Map<String, FloatTensor> parameters(ModelConfig config) throws SightlineException;

  /** True if the network can have these sizes. */
  abstract boolean fits(ModelConfig config);
}
