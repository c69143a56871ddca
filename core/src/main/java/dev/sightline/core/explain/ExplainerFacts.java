package dev.sightline.core.explain;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Set;

/**
 * What there is to know of a method before it runs. Title, unit and reading are English, and the
 * keys to the same in other languages.
 *
 * @param key stable name in files and commands: lower case letters and dashes
 * @param title its name in the literature
 * @param citation authors and year
 * @param unit what one of its scores is, as a legend says it
 * @param family how it works
 * @param needs what the model must be able to do, whatever the target
 * @param gives what it says something of
 * @param signed true if its scores can be negative: then they mean <em>against</em> the target
 * @param ofTarget false if the answer is the same for every class, as for attention itself
 * @param reading one or two sentences: how to read it, and what it does not prove
 */
public record ExplainerFacts(
    String key,
    String title,
    String citation,
    String unit,
    Family family,
    Set<Ability> needs,
    Set<Gives> gives,
    boolean signed,
    boolean ofTarget,
    String reading) {
  public ExplainerFacts {
    needs = Set.copyOf(needs);
    gives = Set.copyOf(gives);
    if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*") || gives.isEmpty()) {
      throw new IllegalArgumentException("facts of a method: " + key);
    }
  }

  /** The title, to be said in any language. */
  public Phrase titlePhrase() {
    return new Phrase(title, List.of());
  }
}
