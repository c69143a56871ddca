package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.report.output.TemplateFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the user guide and the tutorial run as they stand there, in their order, in a
 * folder like a reader's, with a model that only tests have. Those that need a large model, a
 * training or data sets are parsed alone ({@link DocumentedCommandsTest}).
 */
class DocumentedRunsTest {
  /** Why a command is not run here. */
  private static final Set<String> PARSED_ALONE =
      Set.of(
          // a head or a gradient that the model of tests has not; each has tests of its own
          "ask",
          "attack",
          "classify",
          "sentiment",
          "summarize",
          "explain",
          "whatif",
          // trainings, data sets, a model that draws
          "train",
          "pretrain",
          "evaluate",
          "harden",
          "faithfulness",
          "generate",
          "dataset",
          "bench",
          // what this machine has, not what a folder has
          "doctor",
          "plugins",
          "laboratory",
          "bundle",
          "library gc",
          "library search");

  @TempDir private Path folder;

  @Test
  void whatTheGuideSaysCanBeDone() throws Exception {
    TestVideos.write(folder.resolve("holiday.mp4"), VideoSpec.lossless(10, Fraction.of(10)));
    for (String copy : List.of("clip.mp4", "holiday/beach.mp4", "classes/run/a.mp4")) {
      Path file = folder.resolve(copy);
      Files.createDirectories(file.getParent());
      Files.copy(folder.resolve("holiday.mp4"), file);
    }
    Files.writeString(folder.resolve("list.csv"), "path,label\nholiday/beach.mp4,beach\n");
    TemplateFile.write(
        ReportTemplate.USUAL.withWords("", "Ada Lovelace", ""), folder.resolve("course.json"));
    Set<String> ran = new TreeSet<>();
    List<String> failed = new ArrayList<>();
    for (String page : List.of("docs/user-guide.md", "docs/tutorial.md")) {
      for (DocumentedCommands.Quoted quoted :
          DocumentedCommands.of(Files.readString(DocumentedCommands.ROOT.resolve(page)))) {
        String[] words = quoted.arguments();
        String name = words[0] + (words[0].equals("library") ? " " + words[1] : "");
        if (!quoted.whole() || PARSED_ALONE.contains(name)) {
          continue;
        }
        StringWriter said = new StringWriter();
        int exit =
            SightlineCli.run(
                inFolder(words),
                (bundle, keep) -> new FakeAnalyzer(MediaProbe::probe),
                new PrintWriter(new StringWriter()),
                new PrintWriter(said, true));
        ran.add(name);
        if (exit != 0) {
          failed.add(quoted.words() + " ended with " + exit + ": " + said);
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(ran).contains("analyze", "report", "library import", "library restore");
    assertThat(folder.resolve("holiday-reports/index.html")).exists();
    assertThat(folder.resolve("holiday-report/report.docx")).exists();
  }

  /** Files and folders lie in the reader's folder, and the library too. */
  private String[] inFolder(String[] words) {
    List<String> all = new ArrayList<>();
    boolean path = false;
    for (String word : words) {
      all.add(
          path || word.matches("[\\w-]+\\.(mp4|csv|db|json|srt)") || word.matches("[\\w-]+/")
              ? folder.resolve(word).toString()
              : word);
      path = word.equals("--out");
    }
    if (words[0].equals("library")) {
      all.addAll(2, List.of("--library", folder.resolve("library.db").toString()));
    }
    if (Arrays.asList(words).contains("--uses")) {
      all.addAll(List.of("--library", folder.resolve("library.db").toString()));
    }
    return all.toArray(String[]::new);
  }
}
