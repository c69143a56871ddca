package dev.sightline.core.cli;

import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Changes to text, video or model, as {@code whatif} lists them. */
final class ChangeOptions {
  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description = "A change, see whatif --help; may be given several times.")
  private List<String> changes = List.of();

  /** True if none is asked for. */
  boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * @param line to which wrong usage is told
   */
  ChangeList read(ChangeSyntax syntax, CommandLine line) {
    List<Change> all = new ArrayList<>();
    for (String change : changes) {
      try {
        all.add(syntax.parse(change));
      } catch (IllegalArgumentException e) {
        throw new CommandLine.ParameterException(line, e.getMessage() + ".", e);
      }
    }
    return ChangeList.of(all);
  }
}
