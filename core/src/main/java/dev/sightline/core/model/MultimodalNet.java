package dev.sightline.core.model;

/** The trainable networks of one model over one set of parameters. */
public final class MultimodalNet {
  private final ModelConfig config;
  private final AlignmentNet alignment;
  private final FusionNet fusion;
  private final TaskHeads heads;

  /**
   * @param training true: dropout drops
   */
  public MultimodalNet(ModelConfig config, ParameterSet parameters, boolean training) {
    this(config, new Layers(parameters, training, AttentionTap.NONE));
  }

  /** Without dropout, each attention map going through a tap. */
  public MultimodalNet(ModelConfig config, ParameterSet parameters, AttentionTap tap) {
    this(config, new Layers(parameters, false, tap));
  }

  private MultimodalNet(ModelConfig config, Layers layers) {
    this.config = config;
    this.alignment = new AlignmentNet(layers);
    this.fusion = new FusionNet(config, layers);
    this.heads = new TaskHeads(config, layers);
  }

  /** Fills {@code into} with the first values of every trainable parameter but the video top's. */
  public static void init(ModelConfig config, ParameterSink into, long seed) {
    ParameterInit init = new ParameterInit(into, seed);
    AlignmentNet.init(config, init);
    FusionNet.init(config, init);
    TaskHeads.init(config, init);
  }

  public ModelConfig config() {
    return config;
  }

  public AlignmentNet alignment() {
    return alignment;
  }

  public FusionNet fusion() {
    return fusion;
  }

  public TaskHeads heads() {
    return heads;
  }
}
