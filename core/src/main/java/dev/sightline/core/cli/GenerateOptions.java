package dev.sightline.core.cli;

import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What clips are to be generated, and how. */
final class GenerateOptions {
  /** Steps of a way from one sentence to another, at least both ends. */
  private static final int LEAST_WAY = 2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the first clip; the others follow. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description = "Clips, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "16",
      description = "Of a clip: 16, 20, 24, 28 or 32. Default: ${DEFAULT-VALUE}.")
  private int frames;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "" + GenerationRequest.Settings.USUAL_STEPS,
      description = "Of the flow, 1 to 200. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--guidance",
      paramLabel = "G",
      defaultValue = "" + GenerationRequest.Settings.USUAL_GUIDANCE,
      description = {
        "How much more than learned the sentence counts, 0 to 10; 1: as learned.",
        "Default: ${DEFAULT-VALUE}."
      })
  private double guidance;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "flow",
      description = "flow or adversarial. Default: ${DEFAULT-VALUE}.")
  private GenerationMethod method;

  @Option(
      names = "--towards",
      paramLabel = "SENTENCE",
      description = "Go from the sentence to this one, with the same seed.")
  private String towards;

  @Option(
      names = "--way",
      paramLabel = "N",
      defaultValue = "5",
      description = "Clips on that way, both ends included. Default: ${DEFAULT-VALUE}.")
  private int way;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  /** Settings of the flow or the adversarial network. */
  GenerationRequest.Settings settings() {
    try {
      return new GenerationRequest.Settings(method, frames, steps, guidance);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  /** One request for all clips, or one for each step of a way. */
  List<GenerationRequest> requests(String sentence) {
    try {
      if (samples < 1 || samples > GenerationRequest.MOST_SAMPLES) {
        throw new IllegalArgumentException(
            "samples must lie between 1 and "
                + GenerationRequest.MOST_SAMPLES
                + ", not "
                + samples);
      }
      List<Long> seeds = LongStream.range(seed, seed + samples).boxed().toList();
      GenerationRequest.Settings settings = settings();
      if (towards == null) {
        return List.of(new GenerationRequest(sentence, Optional.empty(), seeds, settings));
      }
      if (way < LEAST_WAY || way > GenerationRequest.MOST_SAMPLES) {
        throw new IllegalArgumentException("way must lie between 2 and 16, not " + way);
      }
      return java.util.stream.IntStream.range(0, way)
          .mapToObj(
              i ->
                  new GenerationRequest(
                      sentence,
                      Optional.of(new GenerationRequest.Blend(towards, (double) i / (way - 1))),
                      seeds,
                      settings))
          .toList();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  /** The second sentence, if there is one. */
  Optional<String> other() {
    return Optional.ofNullable(towards);
  }

  private CommandLine.ParameterException usage(IllegalArgumentException e) {
    return new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
  }
}
