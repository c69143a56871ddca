package dev.sightline.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no file of the repository may say. */
class RepositoryTest {
  /** Folders of a developer's machine. Written so that this file does not match itself. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.$}\"])/([w]ork|[r]oot|[h]ome)/[a-z]|/[t]mp/[a-z]");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "https?://[a-z0-9.-]*([m]aven|[n]pmjs|[p]ypi|[p]ythonhosted|[c]rates|[g]olang|[d]ebian)"
              + "[a-z0-9.-]*/[A-Za-z0-9/.-]*");

  private static final Pattern NAMESPACE =
      Pattern.compile("apache\\.org/(POM|xsd|plugins|ref|SETTINGS|TOOLCHAINS)");

  private final SourceTree sources = SourceTree.ofThisModule();

  @Test
  void namesNoPathOfAMachine() throws IOException {
    assertThat(sources.matches(sources.repositoryTexts(), MACHINE_PATH))
        .as("paths that exist on one machine only")
        .isEmpty();
  }

  @Test
  void namesNoRegistry() throws IOException {
    List<String> found =
        sources.matches(sources.repositoryTexts(), REGISTRY).stream()
            .filter(line -> !NAMESPACE.matcher(line).find())
            .toList();
    assertThat(found).as("hosts of package registries: Maven's defaults are used").isEmpty();
  }

  @Test
  void looksAtTheWholeRepository() throws IOException {
    assertThat(sources.repositoryTexts())
        .contains(
            sources.repository().resolve("pom.xml"), sources.repository().resolve("sightline"));
  }
}
