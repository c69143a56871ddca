package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all methods. */
class ExplainersTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/sightline/core/explain/method");
  private static final Path TESTS = Path.of("src/test/java/dev/sightline/core/explain/method");

  /** A file in the folder is all that a new method needs, and a test beside it is asked for. */
  @Test
  void everyFileOfThePackageIsFoundAndHasATest() throws Exception {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> names =
          files
              .map(p -> p.getFileName().toString().replace(".java", ""))
              .filter(n -> !n.equals("package-info"))
              .sorted()
              .toList();
      assertThat(Explainers.builtIn().all())
          .extracting(e -> e.getClass().getSimpleName())
          .containsExactlyInAnyOrderElementsOf(names);
      assertThat(names).allMatch(n -> Files.exists(TESTS.resolve(n + "Test.java")));
    }
  }

  @Test
  void methodsAreListedByFamilyAndFoundByKey() throws Exception {
    Explainers all = Explainers.builtIn();
    assertThat(all.all()).extracting(e -> e.facts().family()).isSorted();
    for (Explainer e : all.all()) {
      assertThat(all.require(e.facts().key())).isSameAs(e);
      assertThat(e.facts().title()).isNotBlank();
      assertThat(e.facts().citation()).containsPattern("[12][09]\\d\\d");
      assertThat(e.facts().reading()).endsWith(".");
    }
    assertThatThrownBy(() -> all.require("magic"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("relevancy");
  }

  @Test
  void twoMethodsOfOneKeyAreRefused() {
    Explainer one = Explainers.builtIn().all().getFirst();
    assertThatThrownBy(() -> new Explainers(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** On a model that can do everything, each method gives what its facts promise, and no more. */
  @Test
  void whatIsGivenIsWhatWasPromised() throws Exception {
    for (Explainer e : Explainers.builtIn().all()) {
      LinearModel model = new LinearModel("two small words");
      Explanation x = e.explain(model.request(), Progress.NONE);
      Set<Gives> gives = EnumSet.noneOf(Gives.class);
      add(gives, x.hasTokens(), Gives.TOKENS);
      add(gives, x.hasClips(), Gives.CLIPS);
      add(gives, x.hasCells(), Gives.CELLS);
      add(gives, x.hasMatrix(), Gives.TOKENS_BY_CELLS);
      assertThat(gives).as(e.facts().key()).isEqualTo(e.facts().gives());
      assertThat(x.method()).isEqualTo(e.facts().key());
      assertThat(x.signed()).isEqualTo(e.facts().signed());
    }
  }

  private static void add(Set<Gives> set, boolean is, Gives what) {
    if (is) {
      set.add(what);
    }
  }

  @Test
  void aVideoAloneIsExplainedWhereNoTextIsNeeded() throws Exception {
    for (Explainer e : Explainers.builtIn().all()) {
      LinearModel model = new LinearModel("");
      Optional<Obstacle> obstacle = e.obstacle(model.abilities(), LinearModel.TARGET, false);
      if (obstacle.isEmpty()) {
        Explanation x = e.explain(model.request(), Progress.NONE);
        assertThat(x.hasTokens()).as(e.facts().key()).isFalse();
        assertThat(x.hasClips()).as(e.facts().key()).isTrue();
      } else {
        assertThat(obstacle).contains(Obstacle.NO_TEXT);
      }
    }
  }

  @Test
  void whatAModelLacksIsNamed() {
    Explainers all = Explainers.builtIn();
    ModelAbilities without =
        new ModelAbilities(
            EnumSet.complementOf(EnumSet.of(Ability.CROSS_ATTENTION)), List.of("topics"));
    Explainer relevancy = all.find("relevancy").orElseThrow();
    assertThat(relevancy.obstacle(without, LinearModel.TARGET, true))
        .contains(Obstacle.NO_CROSS_ATTENTION);
    assertThat(relevancy.obstacle(without, new Target.Score(), true)).isEmpty();
    assertThat(relevancy.obstacle(without, new Target.Score(), false)).contains(Obstacle.NO_TEXT);
    Explainer saliency = all.find("saliency").orElseThrow();
    assertThat(saliency.obstacle(ModelAbilities.none(), new Target.Score(), true))
        .contains(Obstacle.NO_GRADIENTS);
    assertThat(saliency.obstacle(without, new Target.OfClass("objects", 1), true))
        .contains(Obstacle.NO_SUCH_HEAD);
    for (Obstacle o : Obstacle.values()) {
      assertThat(o.sentence()).endsWith(".");
    }
  }
}
