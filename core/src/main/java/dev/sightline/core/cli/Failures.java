package dev.sightline.core.cli;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what a command throws into one sentence on stderr and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** A {@link SightlineException} has a sentence for the user; everything else is a defect. */
  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof SightlineException known) {
      LOG.debug("{}", known.getMessage(), known);
      err.println("sightline: " + known.userMessage());
      err.flush();
      return known.problem().exitCode();
    }
    LOG.error("Unexpected failure", e);
    err.println("sightline: An internal error stopped the command: " + e);
    err.flush();
    return Problem.INTERNAL.exitCode();
  }
}
