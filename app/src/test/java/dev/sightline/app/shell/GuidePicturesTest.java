package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every picture of the documents is one that a command takes, and is shown somewhere. */
class GuidePicturesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHOWN = Pattern.compile("images/([\\w-]+)\\.png");

  @Test
  void thereIsNoPictureThatNoCommandTakes() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/images"))) {
      there =
          files
              .map(f -> f.getFileName().toString().replace(".png", ""))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    assertThat(there).isEqualTo(new TreeSet<>(new GuidePictures().names()));
    assertThat(shown()).isEqualTo(there);
  }

  private static Set<String> shown() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> pages =
        Stream.concat(Files.walk(ROOT.resolve("docs")), Files.list(ROOT))
            .filter(p -> p.toString().endsWith(".md"))) {
      for (Path page : pages.toList()) {
        Matcher m = SHOWN.matcher(Files.readString(page));
        while (m.find()) {
          names.add(m.group(1));
        }
      }
    }
    return names;
  }
}
