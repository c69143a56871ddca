package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analyzer;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --no-cache} must take nothing but the cache away. */
class ForgetfulAnalyzerTest {
  /** Made of another method, by the interface. */
  private static final String DERIVED = "probe/3";

  @Test
  void whatAModelCanDoIsPassedOn() {
    List<String> own = methods(ForgetfulAnalyzer.class);
    List<String> all = methods(Analyzer.class);
    assertThat(all).contains("embedder/0", "labels/5");
    assertThat(own).containsAll(all.stream().filter(m -> !m.equals(DERIVED)).toList());
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> !m.isSynthetic() && !java.lang.reflect.Modifier.isStatic(m.getModifiers()))
        .filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()))
        .map(ForgetfulAnalyzerTest::name)
        .distinct()
        .toList();
  }

  private static String name(Method m) {
    return m.getName() + "/" + m.getParameterCount();
  }
}
