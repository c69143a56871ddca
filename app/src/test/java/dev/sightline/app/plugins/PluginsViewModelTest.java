package dev.sightline.app.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.plugin.PluginJars;
import dev.sightline.core.plugin.PluginState;
import dev.sightline.core.plugin.PluginState.Permission;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.VideoTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsViewModelTest {
  private final List<String> heard = new ArrayList<>();
  @TempDir private Path folder;
  private PluginsViewModel model;

  @BeforeEach
  void open() {
    Plugins plugins = new Plugins(folder.resolve("jars"), folder.resolve("config/plugins.json"));
    JobRunner jobs = new JobRunner(Runnable::run, Runnable::run);
    model = new PluginsViewModel(plugins, jobs, () -> heard.add("changed"));
  }

  private Path jar(String name) throws Exception {
    Path jar = folder.resolve("jars").resolve(name);
    PluginJars.hollow(jar, "1", "dev.sightline.core.task.VideoTask", "org.example.Gone");
    return jar;
  }

  @Test
  void aNewPluginIsAskedAboutAndTheAnswerHolds() throws Exception {
    jar("a.jar");
    model.look(() -> heard.add("looked"));
    assertThat(model.isAsked()).isTrue();
    assertThat(heard).containsExactly("looked");
    model.decide(model.all().getFirst(), false);
    assertThat(model.all().getFirst().permission()).isEqualTo(Permission.DENIED);
    assertThat(model.isAsked()).isFalse();
    assertThat(heard).containsExactly("looked", "changed");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void oneThatFailsAtItsStartSaysWhyAndTheRestGoesOn() throws Exception {
    jar("a.jar");
    model.look(() -> {});
    model.decide(model.all().getFirst(), true);
    PluginState plugin = model.all().getFirst();
    assertThat(plugin.problem().orElseThrow().english()).contains("org.example.Gone");
    assertThat(model.tasks()).isEmpty();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void whatWentAwayMeanwhileIsTold() throws Exception {
    Path jar = jar("a.jar");
    model.look(() -> {});
    Files.delete(jar);
    model.decide(model.all().getFirst(), true);
    assertThat(model.problemProperty().get()).contains("no plug-in");
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void theFolderIsMadeBeforeItIsShown() {
    model.openFolder(f -> heard.add(f.getFileName().toString() + Files.isDirectory(f)));
    assertThat(heard).containsExactly("jarstrue");
  }

  @Test
  void aTaskAnswersOrSaysWhyNot() {
    List<VideoTask.Line> lines = new ArrayList<>();
    model.run(new Said(false), null, lines::addAll);
    model.run(new Said(true), null, lines::addAll);
    assertThat(lines).extracting(VideoTask.Line::value).containsExactly("42", "Not today.");
  }

  /** Answers, or does not. */
  private record Said(boolean broken) implements VideoTask {
    @Override
    public String key() {
      return "said";
    }

    @Override
    public String title() {
      return "Said";
    }

    @Override
    public List<Line> answer(
        dev.sightline.core.analysis.Analysis analysis, dev.sightline.core.job.Progress progress)
        throws SightlineException {
      if (broken) {
        throw new SightlineException(Problem.DATA, "Not today.");
      }
      return List.of(new Line("n", "42"));
    }
  }
}
