package dev.sightline.core.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which set is attacked, and how much of it. */
final class SetOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Attack a labelled set: its folder, or the one that holds all sets.")
  private Path data;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = {
        "The set and its head: actions (the default, if the model has it), topics, sentiment, qa;",
        "without --data, which are drawn: laboratory-questions, match, direction, count, order,",
        "relation, shortcut."
      })
  private String task;

  @Option(names = "--split", paramLabel = "SPLIT", description = "Default: dev.")
  private String split = "dev";

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = {
        "video or both: whether the text stands beside the video;",
        "default: both, but video for actions unless words change."
      })
  private String side;

  @Option(
      names = "--strengths",
      paramLabel = "S",
      split = ",",
      description = {
        "Strengths of the curve, with commas between: of epsilon, of words, of the share of frames,",
        "or of the corruption. Default: a fitting range."
      })
  private List<String> strengths = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take so many videos, evenly from all classes; default: all.")
  private Integer limit;

  @Option(
      names = "--checks",
      description = {
        "Also look for masked gradients at --epsilon: more steps, random changes, transfer, and a",
        "change without limits."
      })
  private boolean checks;

  @Option(
      names = "--surrogate",
      paramLabel = "BUNDLE",
      description = "Another model over the same video encoder, for transfer.")
  private Path surrogate;

  Path data() {
    return data;
  }

  Optional<String> task() {
    return Optional.ofNullable(task);
  }

  String split() {
    return split;
  }

  Optional<String> side() {
    return Optional.ofNullable(side);
  }

  List<String> strengths() {
    return strengths;
  }

  Optional<Integer> limit() {
    return Optional.ofNullable(limit);
  }

  boolean checks() {
    return checks;
  }

  Optional<Path> surrogate() {
    return Optional.ofNullable(surrogate);
  }
}
