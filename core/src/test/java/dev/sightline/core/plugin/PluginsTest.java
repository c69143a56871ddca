package dev.sightline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.plugin.PluginState.Permission;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.AnalysisFixture;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportFixture;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportOutput;
import dev.sightline.core.task.VideoTask;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real jars: compiled, packed, asked about, loaded, and failing. */
class PluginsTest {
  private static final String TASK = "dev.sightline.core.task.VideoTask";
  private static final String SOURCE =
"""
      import dev.sightline.core.analysis.Analysis;
      import dev.sightline.core.job.Progress;
      import dev.sightline.core.task.VideoTask;
      import java.util.List;
import java.util.Map;

      public final class %s implements VideoTask {
        %s
        public String key() { return "bad"; }
        public String title() { return "Bad"; }
        public List<Line> answer(Analysis a, Progress p) { %s }
      }
""";

  @TempDir private static Path work;
  private static Map<String, byte[]> classes;

  @BeforeAll
  static void compile() throws IOException {
    String link = "static { if (true) throw new NoSuchMethodError(\"of another version\"); }";
    classes =
        PluginJars.compile(
            Map.of(
                "Still", SOURCE.formatted("Still", "", "return List.of();"),
                "Null", SOURCE.formatted("Null", "", "return null;"),
                "Thrower",
                    SOURCE.formatted(
                        "Thrower", "", "throw new IllegalStateException(\"no disk\");"),
                "Linker", SOURCE.formatted("Linker", link, "return List.of();")),
            work);
  }

  @TempDir private Path temp;

  private Path folder() {
    return temp.resolve("plugins");
  }

  private Plugins open() {
    return new Plugins(folder(), temp.resolve("config/plugins.json"));
  }

  @Test
  void theExampleIsAskedAboutThenAllFourOfItsProvidersWork() throws Exception {
    PluginJars.example(folder().resolve("example.jar"), classes);
    Plugins plugins = open();
    PluginState asked = plugins.all().getFirst();
    assertThat(asked.isWaiting()).isTrue();
    assertThat(asked.name()).isEqualTo("Example plug-in");
    assertThat(asked.sha256()).hasSize(64);
    assertThat(asked.offers().stream().map(PluginJar.Offer::kind))
        .containsExactly(PluginKind.values());
    assertThat(plugins.tasks()).as("nothing runs unasked").isEmpty();
    assertThat(plugins.explainers().find("clip-pairs")).isEmpty();

    assertThat(plugins.decide(asked.sha256(), true).problem()).isEmpty();

    Explainer pairs = open().explainers().require("clip-pairs");
    Explanation x = pairs.explain(new LinearModel("a b").request(), Progress.NONE);
    assertThat(x.clipScores()).hasSize(LinearModel.CLIPS);
    VideoTask doubt = plugins.tasks().getFirst();
    assertThat(doubt.answer(AnalysisFixture.of("v.mp4", "a dog", 3, 1), Progress.NONE))
        .extracting(VideoTask.Line::name)
        .containsExactly("topics", "actions");
    ReportFacts facts = ReportFixture.facts("v.mp4", "a dog", 3);
    List<Path> files =
        ReportOutput.write(
            facts,
            ReportPlan.ALL,
            Set.of(ReportFormat.MARKDOWN),
            plugins.writers(),
            temp.resolve("out"),
            Progress.NONE);
    assertThat(files.getLast()).hasFileName("report.txt");
    assertThat(Files.readString(files.getLast())).contains("What this does not prove");
    imports(plugins);
  }

  private void imports(Plugins plugins) throws Exception {
    LibraryFixture fixture = new LibraryFixture(temp.resolve("videos"));
    Path video = fixture.file("a.mp4", "one");
    Path list = video.resolveSibling("all.lst");
    Files.writeString(list, "a.mp4 | Diving | a dog jumps\n");
    try (Catalogue catalogue = Catalogue.open(temp.resolve("library.db"))) {
      LibraryFixture.Imported done =
          fixture.run(catalogue, ImportSource.of(list, plugins.listers()));
      assertThat(done.outcomes()).singleElement().asString().contains("ADDED");
    }
  }

  @Test
  void aDeniedOrChangedJarDoesNotRun() throws Exception {
    Path jar = folder().resolve("bad.jar");
    PluginJars.of(jar, classes, "Still", TASK);
    Plugins plugins = open();
    plugins.decide("bad.jar", true);
    assertThat(plugins.tasks()).hasSize(1);
    plugins.decide("bad.jar", false);
    assertThat(plugins.tasks()).isEmpty();
    assertThat(open().all().getFirst().permission()).isEqualTo(Permission.DENIED);
    plugins.decide("bad.jar", true);
    PluginJars.of(jar, classes, "Null", TASK);
    assertThat(plugins.all().getFirst().isWaiting()).as("other bytes, asked anew").isTrue();
    assertThat(plugins.tasks()).isEmpty();
  }

  @Test
  void oneThatThrowsIsSwitchedOffAndSaysWhy() throws Exception {
    PluginJars.of(folder().resolve("bad.jar"), classes, "Thrower", TASK);
    Plugins plugins = open();
    plugins.decide("bad.jar", true);
    VideoTask task = plugins.tasks().getFirst();
    assertThatThrownBy(() -> task.answer(null, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .extracting(e -> ((SightlineException) e).userMessage())
        .asString()
        .contains("Example plug-in", "switched off", "no disk");
    assertThatThrownBy(() -> task.answer(null, Progress.NONE))
        .as("not asked again")
        .hasNoCause()
        .isInstanceOf(SightlineException.class);
    assertThat(plugins.tasks()).isEmpty();
    assertThat(plugins.all().getFirst().problem().orElseThrow().english()).contains("no disk");
    assertThat(open().tasks()).as("tried again in the next session").hasSize(1);
  }

  @Test
  void oneThatDoesNotLinkOrLacksItsClassesIsSwitchedOff() throws Exception {
    PluginJars.hollow(folder().resolve("hollow.jar"), "1", TASK, "org.example.Gone");
    PluginJars.of(folder().resolve("bad.jar"), classes, "Linker", TASK);
    Plugins plugins = open();
    assertThat(plugins.decide("hollow.jar", true).problem()).isPresent();
    assertThat(plugins.decide("bad.jar", true).problem().orElseThrow().english())
        .contains("does not fit", "of another version");
    assertThat(plugins.tasks()).isEmpty();
    assertThat(plugins.explainers().all()).isNotEmpty();
  }

  @Test
  void whatCannotBeAPluginSaysWhy() throws Exception {
    PluginJars.hollow(folder().resolve("a-new.jar"), "2", TASK, "x.Y");
    PluginJars.hollow(folder().resolve("b-old.jar"), "", TASK, "x.Y");
    PluginJars.hollow(folder().resolve("c-other.jar"), "1", "java.util.spi.Z", "x.Y");
    Files.writeString(folder().resolve("d-text.jar"), "no jar");
    List<PluginState> all = open().all();
    assertThat(all).noneMatch(PluginState::isWaiting).hasSize(4);
    assertThat(all.get(0).problem().orElseThrow().english()).contains("version 2");
    assertThat(all.get(1).problem().orElseThrow().english()).contains(PluginJar.API_ATTRIBUTE);
    assertThat(all.get(2).problem().orElseThrow().english()).contains("provides nothing");
    assertThat(all.get(3).problem().orElseThrow().english()).contains("damaged");
    assertThatThrownBy(() -> open().decide("gone.jar", true)).hasMessageContaining("gone.jar");
  }

  @Test
  void aMethodOfAPluginThatIsOffIsListedWithTheReason() throws Exception {
    Guard guard = new Guard("x");
    guard.switchOff(Phrase.plain("it failed"));
    Explainer inner = dev.sightline.core.explain.Explainers.builtIn().all().getFirst();
    Explainer guarded = new GuardedExplainer(inner, inner.facts(), guard);
    assertThat(guarded.obstacle(new LinearModel("a").abilities(), null, true))
        .contains(Obstacle.SWITCHED_OFF);
  }
}
