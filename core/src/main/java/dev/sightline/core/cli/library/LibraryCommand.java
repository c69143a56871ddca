package dev.sightline.core.cli.library;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks after the library of videos, without a window. */
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps a library of videos: what they are, where they lie, what is said of them.",
      "Exit codes: 0 done, 2 wrong usage, 3 file or disk, 4 broken videos with --strict,",
      "7 a newer Sightline wrote the library, 8 library damaged or findings of verify,",
      "9 another Sightline has it open, 130 stopped."
    },
    subcommands = {
      ImportCommand.class,
      ListCommand.class,
      SearchCommand.class,
      UsesCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      GcCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class LibraryCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "What to do with the library? One of: "
            + String.join(", ", spec.subcommands().keySet())
            + ".");
  }
}
