package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductTest {
  @Test
  void aPageForNewerVersionsIsSafeOrAbsent() {
    assertThat(of("https://example.org/sightline").releases())
        .contains(URI.create("https://example.org/sightline"));
    assertThat(of("").releases()).as("named by nobody").isEmpty();
    assertThat(of("http://example.org").releases()).as("not protected").isEmpty();
    assertThat(of("file:///etc").releases()).as("no page").isEmpty();
    assertThat(new Product("1", Map.of()).releases()).isEmpty();
  }

  private static Product of(String page) {
    return new Product("1", Map.of("releases", page));
  }
}
