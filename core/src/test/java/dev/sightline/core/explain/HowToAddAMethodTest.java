package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/how-to-add-a-method.md} compiles and works as it stands there. */
class HowToAddAMethodTest {
  private static final Path PAGE = Path.of("../docs/how-to-add-a-method.md");
  private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String NAME = "dev.sightline.core.explain.method.OneClipAlone";

  @TempDir private Path folder;

  @Test
  void theExampleIsAMethod() throws Exception {
    Matcher code = CODE.matcher(Files.readString(PAGE));
    assertThat(code.find()).isTrue();
    Path source = folder.resolve(NAME.replace('.', '/') + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, code.group(1));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(exit).as("it compiles").isZero();
    URL[] here = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(here, getClass().getClassLoader())) {
      Explainer method = (Explainer) loader.loadClass(NAME).getConstructor().newInstance();
      assertThat(method.facts().key()).isEqualTo("one-clip-alone");
      Explanation x = method.explain(new LinearModel("a b").request(), Progress.NONE);
      double clip = 0;
      for (int i = 4 * 3; i < 4 * 4; i++) {
        clip += LinearModel.part(i, LinearModel.CHANNELS, LinearModel.CELL_SHIFT);
      }
      assertThat(x.clipScores()[3]).isCloseTo((float) clip, within(1e-4f));
    }
  }
}
