package dev.sightline.core.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rules that hold in every module; each module runs them on its own classes and sources. One
 * instance for all rules, since reading the classes takes seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CommonArchitectureTest {
  private static final int MAX_LINES = 400;
  private static final int MAX_PARAMETERS = 7;

  /** Types that can be changed although the field is final. */
  private static final Set<Class<?>> MUTABLE =
      Set.of(
          java.util.concurrent.atomic.AtomicInteger.class,
          java.util.concurrent.atomic.AtomicLong.class,
          java.util.concurrent.atomic.AtomicBoolean.class,
          java.util.concurrent.atomic.AtomicReference.class,
          java.util.ArrayList.class,
          java.util.HashMap.class,
          java.util.HashSet.class,
          ConcurrentHashMap.class,
          ThreadLocal.class);

  /** What a test must not contain; written so that this file does not match itself. */
  private static final Pattern TEST_SMELL =
      Pattern.compile("@[D]isabled|Thread\\.[s]leep|assertTrue\\([t]rue\\)");

  private static final Pattern LOOSE_END = Pattern.compile("\\b([T]ODO|[F]IXME|[X]XX)\\b");

  private final String rootPackage;
  private final JavaClasses classes;
  private final SourceTree sources = SourceTree.ofThisModule();

  /**
   * @param rootPackage such as {@code dev.sightline.core}
   */
  protected CommonArchitectureTest(String rootPackage) {
    this.rootPackage = rootPackage;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(rootPackage);
  }

  /** The classes of this module, without tests. */
  protected final JavaClasses classes() {
    return classes;
  }

  /** The files of this module. */
  protected final SourceTree sources() {
    return sources;
  }

  @Test
  void thereIsSomethingToCheck() {
    assertThat(classes).isNotEmpty();
    assertThat(sources.main()).isNotEmpty();
  }

  @Test
  void noStaticFieldCanChange() {
    fields()
        .that()
        .areStatic()
        .and(notSynthetic())
        .should()
        .beFinal()
        .andShould(have(anUnchangeableType()))
        .because("state that is nobody's own cannot be tested, closed, or made twice")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void nobodyHandsOutItself() {
    methods()
        .that()
        .areStatic()
        .should()
        .notHaveName("getInstance")
        .because("services are built in one place and passed to constructors")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sightline.core.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("a library logs through SLF4J and a window has its own way to report errors")
        .check(classes);
  }

  @Test
  void constructorsAreShort() {
    constructors()
        .that(belongToServices())
        .should(have(fewParameters()))
        .because("more than " + MAX_PARAMETERS + " collaborators are two responsibilities")
        .check(classes);
  }

  @Test
  void noUtilsPackage() {
    noClasses()
        .should()
        .resideInAnyPackage("..utils..", "..util..", "..helpers..", "..misc..", "..common..")
        .because("a package is named after what it is about")
        .check(classes);
  }

  @Test
  void mainFilesAreShort() throws IOException {
    assertThat(sources.longerThan(MAX_LINES))
        .as("main files of more than %d lines: split by responsibility", MAX_LINES)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    assertThat(sources.packagesWithoutInfo())
        .as("packages without a package-info.java: one sentence is enough")
        .isEmpty();
  }

  @Test
  void nothingIsLeftOpen() throws IOException {
    assertThat(sources.matches(sources.all(), LOOSE_END)).as("loose ends").isEmpty();
  }

  @Test
  void testsNeitherSleepNorHide() throws IOException {
    assertThat(sources.matches(sources.tests(), TEST_SMELL))
        .as("tests that are switched off, sleep, or cannot fail")
        .isEmpty();
  }

  /** The package below {@link #rootPackage}, such as {@code media}; empty for the root itself. */
  protected final String part(JavaClass c) {
    String name = c.getPackageName();
    if (!name.startsWith(rootPackage + ".")) {
      return "";
    }
    String rest = name.substring(rootPackage.length() + 1);
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }

  private static DescribedPredicate<JavaField> notSynthetic() {
    return DescribedPredicate.describe(
        "are written in the source",
        f ->
            !f.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !f.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static DescribedPredicate<JavaField> anUnchangeableType() {
    return DescribedPredicate.describe(
        "an unchangeable type",
        f -> MUTABLE.stream().noneMatch(m -> f.getRawType().isEquivalentTo(m)));
  }

  private static DescribedPredicate<JavaConstructor> belongToServices() {
    return DescribedPredicate.describe(
        "belong to classes that are no records (whose components are named data)",
        c -> !c.getOwner().isRecord() && !c.getOwner().isAnonymousClass());
  }

  private static DescribedPredicate<JavaConstructor> fewParameters() {
    return DescribedPredicate.describe(
        "at most " + MAX_PARAMETERS + " parameters",
        c -> {
          List<?> parameters = c.getRawParameterTypes();
          return parameters.size() <= MAX_PARAMETERS;
        });
  }
}
