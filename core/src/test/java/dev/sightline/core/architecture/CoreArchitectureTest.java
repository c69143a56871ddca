package dev.sightline.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules of the core: no window, and data flows one way. */
class CoreArchitectureTest extends CommonArchitectureTest {
  private static final String ROOT = "dev.sightline.core";

  /** In the order in which data flows; a package depends only on those before it. */
  private static final List<String> ORDER =
      List.of(
          "words",
          "problem",
          "job",
          "colour",
          "media",
          "text",
          "laboratory",
          "digits",
          "tensor",
          "model",
          "analysis",
          "explain",
          "robustness",
          "task",
          "search",
          "training",
          "library",
          "overlay",
          "numbers",
          "comparison",
          "figure",
          "viewstate",
          "report",
          "plugin",
          "cli");

  CoreArchitectureTest() {
    super(ROOT);
  }

  @Test
  void coreHasNoWindow() {
    noWindow().check(classes());
  }

  @Test
  void aWindowWouldBeSeen() {
    JavaClasses windowed = new ClassFileImporter().importClasses(Windowed.class);
    assertThat(noWindow().evaluate(windowed).hasViolation()).isTrue();
  }

  @Test
  void packagesDependOnEarlierOnesOnly() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(p -> ROOT + "." + p + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .because("the order is " + String.join(", ", ORDER))
          .allowEmptyShould(true)
          .check(classes());
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> parts =
        classes().stream().map(this::part).collect(Collectors.toCollection(TreeSet::new));
    assertThat(ORDER).as("packages in the order in which data flows").containsAll(parts);
  }

  @Test
  void tensorsStayBelow() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("text"), in("tensor"), in("model"), in("training"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..")
        .because("native memory has one owner, and only plain Java types leave it")
        .check(classes());
  }

  @Test
  void onlyMediaKnowsFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("media"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..")
        .because("native memory has one owner, and only plain Java types leave it")
        .check(classes());
  }

  @Test
  void onlyTheCatalogueSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("library.catalogue"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
        .because("what a row means is known in one place, and commands start without a database")
        .check(classes());
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .because("the core is a library that others can use without a command line")
        .check(classes());
  }

  @Test
  void onlySearchKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".search")
        // cuts Chinese captions into words, by one class of Lucene
        .and()
        .doNotHaveSimpleName("ChineseWords")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .because("the index can be made again, by another library if need be")
        .check(classes());
  }

  @Test
  void onlyTheMapKnowsUmap() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".library.space")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tagbio..")
        .because(
            "its progress is kept in one place for the whole process, which must not be shared")
        .check(classes());
  }

  @Test
  void whatTheCoreSaysCanBeTranslated() {
    for (Class<?>[] plain :
        List.of(
            new Class<?>[] {Problem.class, String.class},
            new Class<?>[] {Problem.class, String.class, Throwable.class},
            new Class<?>[] {Problem.class, String.class, String.class, Throwable.class})) {
      noClasses()
          .that()
          .resideOutsideOfPackages(in("cli"), in("problem"))
          .should()
          .callConstructor(SightlineException.class, plain)
          .because("the window says it in the user's language, so it has to be a Phrase")
          .check(classes());
    }
  }

  @Test
  void whatAJobDoesCanBeTranslated() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("cli"), in("job"))
        .should()
        .callMethod(Progress.class, "update", double.class, String.class)
        .because("the window says it in the user's language, so it has to be a Phrase")
        .check(classes());
  }

  private static com.tngtech.archunit.lang.ArchRule noWindow() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
        .because("the core runs where there is no display, and others can use it as a library");
  }

  private static String in(String part) {
    return ROOT + "." + part + "..";
  }

  /** A class that breaks the rule, so that the rule is seen to bite. */
  private record Windowed(java.awt.Rectangle box) {}
}
