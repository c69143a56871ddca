package dev.sightline.core.words;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence, or a part of one, that can be said in several languages: English words with slots
 * {@code {0}}, {@code {1}} …, and what fills them. The English words are also the key under which a
 * {@link Wording} finds the others, so they are written as a literal where they are used; {@code
 * PhrasesTest} collects them from the sources. What fills a slot is a name, a path, a number as it
 * is to be written, or a phrase itself. Immutable.
 *
 * @param template English words
 * @param arguments texts and phrases, by slot
 */
public record Phrase(String template, List<Serializable> arguments) implements Serializable {
  private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

  /** Nothing is said. */
  public static final Phrase NONE = new Phrase("", List.of());

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param template a literal; a brace that is no slot stands for itself, quotes need nothing
   * @param arguments phrases stay phrases, everything else is kept as its text
   */
  public static Phrase of(String template, Object... arguments) {
    return new Phrase(
        template,
        Arrays.stream(arguments)
            .<Serializable>map(a -> a instanceof Phrase p ? p : String.valueOf(a))
            .toList());
  }

  /** Words that are no concern of a translator: of a plug-in, a file, a library. */
  public static Phrase plain(String text) {
    return text.isEmpty() ? NONE : new Phrase("{0}", List.of(text));
  }

  /** True if nothing is said. */
  public boolean isEmpty() {
    return template.isEmpty();
  }

  /** The English words. */
  public String english() {
    return Wording.ENGLISH.say(this);
  }

  @Override
  public String toString() {
    return english();
  }

  /** Fills the slots of a template that says the same in some language. */
  String fill(String words, Wording wording) {
    if (arguments.isEmpty()) {
      return words;
    }
    return SLOT.matcher(words)
        .replaceAll(
            slot -> Matcher.quoteReplacement(filled(slot.group(1).charAt(0) - '0', wording)));
  }

  private String filled(int slot, Wording wording) {
    if (slot >= arguments.size()) {
      return "{" + slot + "}";
    }
    return arguments.get(slot) instanceof Phrase p
        ? wording.say(p)
        : arguments.get(slot).toString();
  }
}
