package dev.sightline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.architecture.CommonArchitectureTest;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules of the window: view models know no nodes, and each is tested. */
class AppArchitectureTest extends CommonArchitectureTest {
  AppArchitectureTest() {
    super("dev.sightline.app");
  }

  @Test
  void viewModelsKnowNoNodes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
        .because("a view model is tested without a toolkit")
        .allowEmptyShould(true)
        .check(classes());
  }

  @Test
  void everyViewModelIsTested() {
    Set<String> tests =
        sources().tests().stream().map(AppArchitectureTest::name).collect(Collectors.toSet());
    assertThat(
            sources().main().stream()
                .map(AppArchitectureTest::name)
                .filter(name -> name.endsWith("ViewModel"))
                .filter(name -> !tests.contains(name + "Test")))
        .as("view models without a test of their name")
        .isEmpty();
  }

  @Test
  void viewsNeitherDecodeNorInfer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..", "org.bytedeco..", "java.sql..")
        .because("the window asks the core, in the background")
        .check(classes());
  }

  @Test
  void swingStaysOut() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..")
        .because("two toolkits in one process have two event threads")
        .check(classes());
  }

  @Test
  void onlyChartsKnowAwt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sightline.app.chart..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "org.jfree..")
        .because("one package draws charts; everything else is JavaFX")
        .check(classes());
  }

  @Test
  void onlyTheShellBuildsServices() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.sightline.app.shell..", "dev.sightline.app.jobs..")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("DaemonThreads")
        .orShould()
        .callConstructorWhere(
            describe(
                "it makes a view model or a settings store",
                call ->
                    !call.getOriginOwner().equals(call.getTargetOwner())
                        && (call.getTargetOwner().getSimpleName().endsWith("ViewModel")
                            || call.getTargetOwner().getSimpleName().equals("SettingsStore"))))
        .because("services are built and closed in one place, and passed on by constructors")
        .check(classes());
  }

  @Test
  void onlyTheDialogOfTheErrorReporterShowsAlerts() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ProblemDialog")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.scene.control.Alert")
        .because("there is one way to tell of a defect, and it limits repeats")
        .check(classes());
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
