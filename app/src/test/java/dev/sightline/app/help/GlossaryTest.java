package dev.sightline.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static List<String> names(List<Term> terms) {
    return terms.stream().map(Term::name).toList();
  }

  @Test
  void termsAreSortedByNameAndNoneStandsTwice() {
    List<String> names =
        Glossary.terms().stream().map(t -> t.name().toLowerCase(Locale.ROOT)).toList();
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void findsWordsOfATextAsWholeWordsAndInThePlural() {
    assertThat(names(Glossary.mentioned("Rows are tokens, columns are CLIPS.")))
        .containsExactly("Token", "Clip");
    assertThat(names(Glossary.mentioned("The multilayer perceptron clipped its header.")))
        .isEmpty();
    assertThat(names(Glossary.mentioned("Cross-attention, not the other one")))
        .as("attention is a part of the word there")
        .containsExactly("Cross-attention");
  }

  @Test
  void searchesNamesBeforeExplanations() {
    List<String> found = names(Glossary.search("entropy"));
    assertThat(found).startsWith("Entropy");
    assertThat(names(Glossary.search("chefer"))).containsExactly("Relevancy");
    assertThat(Glossary.search(" ")).hasSameSizeAs(Glossary.terms());
    assertThat(Glossary.search("no such word")).isEmpty();
  }

  @Test
  void findsByKey() {
    assertThat(Glossary.find("glossary.rollout")).map(Term::name).contains("Rollout");
    assertThat(Glossary.find("")).isEmpty();
  }
}
