package dev.sightline.core.cli;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.PhotoFolder;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes videos of a world whose answers are known. */
@Command(
    name = "laboratory",
    mixinStandardHelpOptions = true,
    description = {
      "Writes short videos of moving shapes with sentences, labels and the truth about which words,",
      "clips and cells matter. The same options give the same videos."
    })
final class LaboratoryCommand implements Callable<Integer> {
  private static final long SEED = 20_261_123;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = SEED;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "${COMPLETION-CANDIDATES}; they have nothing in common. Default: dev.")
  private Split split = Split.DEV;

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      description = "${COMPLETION-CANDIDATES}; several with commas. Default: all.")
  private List<LabTask> tasks = List.of(LabTask.values());

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Videos of each task. Default: ${DEFAULT-VALUE}.")
  private long count = 10;

  @Option(names = "--size", paramLabel = "PX", description = "Default: ${DEFAULT-VALUE}.")
  private int side = WorldOptions.STANDARD.side();

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames of a clip. Default: ${DEFAULT-VALUE}.")
  private int frames = WorldOptions.STANDARD.framesPerClip();

  @Option(
      names = "--clips",
      paramLabel = "N",
      description = "Clips of a video where a task has several. Default: ${DEFAULT-VALUE}.")
  private int clips = WorldOptions.STANDARD.clips();

  @Option(names = "--rate", paramLabel = "HZ", description = "Default: ${DEFAULT-VALUE}.")
  private int rate = WorldOptions.STANDARD.rateHz();

  @Option(
      names = "--distractors",
      paramLabel = "N",
      description = "Most objects that nobody asks about. Default: ${DEFAULT-VALUE}.")
  private int distractors = WorldOptions.STANDARD.distractors();

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "Standard deviation of the camera's noise. Default: ${DEFAULT-VALUE}.")
  private double noise = WorldOptions.STANDARD.noise();

  @Option(
      names = "--contrast",
      paramLabel = "SHARE",
      description = "Of the coloured noise behind the objects. Default: ${DEFAULT-VALUE}.")
  private double contrast = WorldOptions.STANDARD.contrast();

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Pictures to put behind the objects instead of noise.")
  private Path photos;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if (count < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "count must be at least 1, not " + count);
    }
    WorldOptions options = options();
    try (CommandConsole console = CommandConsole.open(spec)) {
      new LaboratoryWriter(new Laboratory(seed, options), out)
          .write(tasks, split, count, console.progress());
    }
    spec.commandLine().getOut().println(out.resolve(LaboratoryWriter.INDEX));
    return 0;
  }

  private WorldOptions options() throws SightlineException {
    List<Path> pictures = photos == null ? List.of() : PhotoFolder.list(photos);
    try {
      return new WorldOptions(side, frames, clips, rate, distractors, noise, contrast, pictures);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
