package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.faithfulness.MapTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    methods(asked(facts), facts.analysis(), words);
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
    if (!facts.uses().isEmpty()) {
      words.add("--uses");
    }
    looks(plan, words);
    words.add("--out report");
    return String.join(" ", words);
  }

  /** What methods were asked: the maps that are shown, else the one that was tested. */
  private static List<Explanation> asked(ReportFacts facts) {
    return facts.maps().isEmpty()
        ? facts.tests().map(MapTests::map).stream().toList()
        : facts.maps().stream().map(ReportFacts.Explained::explanation).toList();
  }

  /** Every method is asked about every class. */
  private static void methods(List<Explanation> all, Analysis a, List<String> words) {
    all.stream().map(Explanation::method).distinct().forEach(m -> words.add("--method " + m));
    all.stream()
        .map(x -> quoted(PlainText.printable(x.target().key(a))))
        .distinct()
        .forEach(c -> words.add("--class " + c));
    if (!all.isEmpty() && all.getFirst().part().layer() >= 0) {
      words.add("--layer " + (all.getFirst().part().layer() + 1));
    }
    if (!all.isEmpty() && all.getFirst().part().head() >= 0) {
      words.add("--head " + (all.getFirst().part().head() + 1));
    }
  }

  /** What is not as usual: sections, words and looks. The logo is left out, as all paths are. */
  private static void looks(ReportPlan plan, List<String> words) {
    if (!plan.sections().equals(SectionKind.all())) {
      words.add(
          "--sections "
              + plan.sections().stream().map(SectionKind::key).collect(Collectors.joining(",")));
    }
    said("--title ", plan.title(), words);
    said("--author ", plan.author(), words);
    said("--notes ", plan.notes(), words);
    ReportStyle style = plan.style();
    ReportStyle usual = ReportStyle.USUAL;
    if (style.language() != usual.language()) {
      words.add("--language " + style.language().key());
    }
    if (style.sheet() != usual.sheet()) {
      words.add("--paper " + style.sheet().key());
    }
    if (style.colours() != usual.colours()) {
      words.add("--colours " + style.colours().key());
    }
    if (style.theme() != usual.theme()) {
      words.add("--theme " + style.theme().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void said(String option, String text, List<String> words) {
    String plain = PlainText.printable(text.strip());
    if (!plain.isEmpty()) {
      words.add(option + quoted(plain));
    }
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
