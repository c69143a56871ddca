package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that writes a report of the same numbers. Paths are left out: they are private. */
final class ReportCommandLine {
  private ReportCommandLine() {}

  static String of(ReportFacts facts, ReportPlan plan) {
    Analysis original = facts.changes().map(c -> c.original()).orElse(facts.analysis());
    List<String> words = new ArrayList<>();
    words.add("./sightline report");
    words.add(quoted(facts.videoName()));
    words.add("--text " + quoted(PlainText.printable(original.text().text())));
    words.add("--bundle " + quoted(bundle(original.provenance().bundleName())));
    facts.map().ifPresent(m -> words.add(method(m.explanation(), facts.analysis())));
    facts
        .changes()
        .ifPresent(
            c ->
                c.changes().entries().stream()
                    .filter(ChangeList.Entry::on)
                    .forEach(
                        e ->
                            words.add(
                                "--change "
                                    + quoted(
                                        PlainText.printable(ChangeSyntax.format(e.change()))))));
    if (facts.tests().isPresent()) {
      words.add("--test");
    }
    if (!plan.sections().equals(SectionKind.all())) {
      words.add(
          "--sections "
              + plan.sections().stream().map(SectionKind::key).collect(Collectors.joining(",")));
    }
    if (plan.style().language() != ReportLanguage.ENGLISH) {
      words.add("--language " + plan.style().language().key());
    }
    words.add("--out report");
    return String.join(" ", words);
  }

  private static String method(Explanation x, Analysis a) {
    return "--method "
        + x.method()
        + " --class "
        + quoted(PlainText.printable(x.target().key(a)))
        + (x.part().layer() >= 0 ? " --layer " + (x.part().layer() + 1) : "")
        + (x.part().head() >= 0 ? " --head " + (x.part().head() + 1) : "");
  }

  /** The name without the version. */
  private static String bundle(String title) {
    int blank = title.lastIndexOf(' ');
    return blank > 0 ? title.substring(0, blank) : title;
  }

  /** As a POSIX shell takes it. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
