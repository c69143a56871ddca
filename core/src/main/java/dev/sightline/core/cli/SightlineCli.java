package dev.sightline.core.cli;

import dev.sightline.core.cli.bench.BenchCommand;
import dev.sightline.core.cli.doctor.DoctorCommand;
import dev.sightline.core.cli.library.LibraryCommand;
import dev.sightline.core.job.UserFolders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line of the product. Never starts JavaFX. Output is UTF-8 whatever the locale says.
 */
@Command(
    name = "sightline",
    mixinStandardHelpOptions = true,
    versionProvider = SightlineCli.Version.class,
    description = "Shows what a video-text model looks at. Without a subcommand, opens the window.",
    subcommands = {
      DoctorCommand.class,
      BundleCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      HardenCommand.class,
      PretrainCommand.class,
      FaithfulnessCommand.class,
      DatasetCommand.class,
      LaboratoryCommand.class,
      GenerateCommand.class,
      LibraryCommand.class,
      CommandLine.HelpCommand.class
    })
public final class SightlineCli implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private SightlineCli() {}

  /**
   * Runs one command to its end on the calling thread.
   *
   * @param args what stands after {@code ./sightline}
   * @return the exit code: 0 if all went well, 2 for wrong usage, else that of the problem
   */
  public static int run(String[] args) {
    try (PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err)) {
      return run(args, new InstalledModels(UserFolders.current()), out, err);
    }
  }

  /** As {@link #run(String[])}, with other models and writers. */
  static int run(String[] args, ModelSource models, PrintWriter out, PrintWriter err) {
    return commandLine(models)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures())
        .execute(args);
  }

  /** All commands, with models from there. */
  static CommandLine commandLine(ModelSource models) {
    return new CommandLine(new SightlineCli())
        .addSubcommand(new AnalyzeCommand(models))
        .addSubcommand(new ReportCommand(models))
        .addSubcommand(new ClassifyCommand(models))
        .addSubcommand(new AskCommand(models))
        .addSubcommand(new SentimentCommand(models))
        .addSubcommand(new OverlayCommand(models))
        .addSubcommand(new SummarizeCommand(models))
        .addSubcommand(new ExplainCommand(models))
        .addSubcommand(new WhatIfCommand(models))
        .addSubcommand(new AttackCommand(models))
        .addSubcommand(new PluginsCommand(models, InstalledPlugins.all()))
        .addSubcommand(new BenchCommand(models));
  }

  /**
   * True if {@code args} ask for the command line. The window opens without arguments, or if the
   * first one is a file or folder that exists and no subcommand.
   */
  public static boolean handles(String[] args) {
    return args.length > 0
        && (args[0].startsWith("-")
            || commandLine(new InstalledModels(UserFolders.current()))
                .getSubcommands()
                .containsKey(args[0])
            || !Files.exists(Path.of(args[0])));
  }

  /** Without a subcommand there is nothing to do on the command line. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    OutputStream raw = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(raw, StandardCharsets.UTF_8), true);
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Sightline " + Product.load().version()};
    }
  }
}
