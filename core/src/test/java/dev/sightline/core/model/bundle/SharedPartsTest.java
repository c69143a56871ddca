package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPartsTest {
  private static SharedParts of(Map<String, String> files) {
    return new SharedParts(
        name -> {
          String text = files.get(name);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  private static String read(SharedParts parts, String name) throws IOException {
    try (InputStream in = parts.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aWholeFileIsReadAsItIs() throws IOException {
    SharedParts parts = of(Map.of("/a", "whole", "/a.parts", "/b 0 1\n", "/b", "x"));

    assertThat(read(parts, "/a")).isEqualTo("whole");
  }

  @Test
  void partsAreReadInTheirOrderAlsoFromAFileThatIsInPartsItself() throws IOException {
    SharedParts parts =
        of(
            Map.of(
                "/a", "0123456789",
                "/b.parts", "/b.rest 0 3\n/a 2 4\n/b.rest 3 1\n",
                "/b.rest", "abcd",
                "/c.parts", "/b 2 3\n/a 9 1\n"));

    assertThat(read(parts, "/b")).isEqualTo("abc2345d");
    assertThat(read(parts, "/c")).isEqualTo("c239");
    assertThat(parts.has("/c")).isTrue();
    assertThat(parts.has("/d")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a 8 3\n",
        "/a -1 2\n",
        "/a 0 -1\n",
        "/a 0\n",
        "/a zero 1\n",
        "/none 0 1\n",
        "/b 0 1\n",
        "",
        "/a 0 2147483647\n/a 0 2147483647\n"
      })
  void partsThatDoNotFitAreRefused(String list) {
    SharedParts parts = of(Map.of("/a", "0123456789", "/b.parts", list));

    assertThatThrownBy(() -> read(parts, "/b")).isInstanceOf(IOException.class);
  }
}
