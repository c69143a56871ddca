package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NounTaxonomyTest {
  /** thing – {tool – {saw, knife}, animal}; a saw is a saying too, which is a thing as well. */
  private static final String SMALL =
      """
      # a licence
      synsets 6

      0
      0
      1
      1
      0
      words 5
      animal\t2
      knife\t4
      saw\t3 5
      thing\t0
      tool\t1
      forms 1
      knives\tknife
      """;

  /** Values of NLTK 3.10 on WordNet 3.0, by make_wup.py beside the file. */
  @Test
  void similaritiesAreThoseOfNltk() throws Exception {
    NounTaxonomy nouns = NounTaxonomy.bundled();
    for (String line : lines("/reference/metrics/wup.tsv")) {
      String[] row = line.split("\t", -1);
      assertThat(nouns.similarity(row[0], row[1]))
          .as(line)
          .isCloseTo(Double.parseDouble(row[2]), within(1e-9));
    }
    assertThat(nouns.knows("Boxes")).isTrue();
    assertThat(nouns.knows("garbage_bin")).isFalse();
  }

  @Test
  void similarityByHand() throws Exception {
    NounTaxonomy small = small(SMALL);
    // saw (3) and knife (3) under tool (2): 2·2 / (3 + 3)
    assertThat(small.similarity("saw", "knife")).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(small.similarity("knives", "saws")).isCloseTo(4 / 6.0, within(1e-12));
    // saw as a saying (2) and animal (2) under thing (1), which is nearer than the tool (3)
    assertThat(small.similarity("saw", "animal")).isCloseTo(2 / 4.0, within(1e-12));
    assertThat(small.similarity("knife", "tool")).isCloseTo(4 / 5.0, within(1e-12));
    assertThat(small.similarity("knife", "knives")).isEqualTo(1);
    assertThat(small.similarity("knife", "spoon")).isZero();
  }

  @Test
  void aCutOffFileIsRefused() {
    assertThatThrownBy(() -> small(SMALL.replace("words", "nouns")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("words");
  }

  private static NounTaxonomy small(String lines) throws IOException {
    return NounTaxonomy.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = NounTaxonomyTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
