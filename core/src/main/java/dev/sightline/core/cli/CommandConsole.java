package dev.sightline.core.cli;

import dev.sightline.core.job.Progress;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a running command has of its console: a place to show progress, and Ctrl-C as a request to
 * stop. Close it before the result is printed.
 */
public final class CommandConsole implements AutoCloseable {
  /** Set by the launch script if stderr is a terminal. */
  private static final String TERMINAL_PROPERTY = "sightline.terminal";

  private final Interruption interruption;
  private final ConsoleProgress progress;

  private CommandConsole(Interruption interruption, ConsoleProgress progress) {
    this.interruption = interruption;
    this.progress = progress;
  }

  /** Starts listening to Ctrl-C. */
  public static CommandConsole open(CommandSpec spec) {
    Interruption interruption = Interruption.listen();
    return new CommandConsole(
        interruption,
        new ConsoleProgress(
            spec.commandLine().getErr(),
            Boolean.getBoolean(TERMINAL_PROPERTY),
            System::nanoTime,
            interruption::wanted));
  }

  /** Shows progress on stderr. */
  public Progress progress() {
    return progress;
  }

  @Override
  public void close() {
    progress.close();
    interruption.close();
  }
}
