package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.ToolkitCondition;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In both languages every word of every view can be read, and Tab goes as one reads. */
@ExtendWith(ToolkitCondition.class)
class LanguagesTest {
  private static final long PATIENCE_MINUTES = 10;

  /** Pages, ways of looking, sheets: fewer would mean that some are not looked at. */
  private static final int VIEWS = 23;

  @TempDir Path folder;

  @Test
  void inEnglishNothingIsCutOffAndTabGoesAsOneReads() throws Exception {
    List<String> cut = new ArrayList<>();
    List<String> backwards = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    try (EveryView views = EveryView.open(folder)) {
      views.each(
          name -> {
            seen.add(name);
            Cut.in(views.root()).forEach(line -> cut.add(name + ": " + line));
            TabOrder.backwards(views.root()).forEach(line -> backwards.add(name + ": " + line));
          });
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(VIEWS);
    assertThat(cut).isEmpty();
    assertThat(backwards).isEmpty();
  }

  /** In a process of its own: one speaks one language. */
  @Test
  void inChineseNothingIsCutOff() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-javaagent") && !a.startsWith("-Duser."))
        .forEach(command::add);
    // short-lived: what optimises takes longer than it saves
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=zh"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            EveryView.class.getName()));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(said);
    assertThat(lines).as("it has seen all").contains(EveryView.SEEN + VIEWS + " 下一步");
    assertThat(lines).noneMatch(line -> line.startsWith(EveryView.CUT));
  }
}
