package dev.sightline.core.model.generation;

import java.util.List;
import java.util.Optional;

/**
 * What is to be generated.
 *
 * @param sentence what the clips show
 * @param blend another sentence to go towards, if any
 * @param seeds one for each clip; the same seed gives the same clip
 * @param settings how
 */
public record GenerationRequest(
    String sentence, Optional<Blend> blend, List<Long> seeds, Settings settings) {
  /** Most clips at once. */
  public static final int MOST_SAMPLES = 16;

  /**
   * @throws IllegalArgumentException if there are no seeds, or too many
   */
  public GenerationRequest {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || seeds.size() > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "samples must lie between 1 and " + MOST_SAMPLES + ", not " + seeds.size());
    }
    if (blend.isPresent() && settings.method() == GenerationMethod.ADVERSARIAL) {
      throw new IllegalArgumentException("only the flow goes from one sentence to another");
    }
  }

  /**
   * A second sentence.
   *
   * @param sentence the other sentence
   * @param share how far to go towards it, 0 to 1
   */
  public record Blend(String sentence, double share) {
    /**
     * @throws IllegalArgumentException if the share is out of range
     */
    public Blend {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("the share must lie between 0 and 1, not " + share);
      }
    }
  }

  /**
   * How clips are generated.
   *
   * @param method flow or adversarial network
   * @param frames of a clip, 16 to 32, a multiple of 4; the adversarial network makes 16
   * @param steps of the flow, 1 to 200
   * @param guidance how much more than learned the sentence counts, 0 to 10; 1: as learned
   */
  public record Settings(GenerationMethod method, int frames, int steps, double guidance) {
    /** Steps where none are named. */
    public static final int USUAL_STEPS = 12;

    /** Guidance where none is named; a usual value, not tuned. */
    public static final double USUAL_GUIDANCE = 2;

    /** Most guidance. */
    public static final double MOST_GUIDANCE = 10;

    /** What is used where nothing is said. */
    public static final Settings USUAL =
        new Settings(GenerationMethod.FLOW, GeneratorConfig.FRAMES, USUAL_STEPS, USUAL_GUIDANCE);

    /**
     * @throws IllegalArgumentException if a value is out of its range; the message names it
     */
    public Settings {
      if (frames < GeneratorConfig.FRAMES
          || frames > GeneratorConfig.MOST_FRAMES
          || frames % GeneratorConfig.STEP != 0) {
        throw new IllegalArgumentException(
            "frames must be a multiple of "
                + GeneratorConfig.STEP
                + " from "
                + GeneratorConfig.FRAMES
                + " to "
                + GeneratorConfig.MOST_FRAMES
                + ", not "
                + frames);
      }
      if (method == GenerationMethod.ADVERSARIAL && frames != GeneratorConfig.FRAMES) {
        throw new IllegalArgumentException(
            "the adversarial network makes clips of " + GeneratorConfig.FRAMES + " frames only");
      }
      if (!(guidance >= 0 && guidance <= MOST_GUIDANCE)) {
        throw new IllegalArgumentException("guidance must lie between 0 and 10, not " + guidance);
      }
      new FlowSampler(steps);
    }

    /** The same by another method. */
    public Settings with(GenerationMethod other) {
      return new Settings(other, frames, steps, guidance);
    }
  }
}
