package dev.sightline.app.help;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * Somebody asks what a word means. It rises from where it was asked to the window, so that no view
 * needs to know who answers.
 */
public final class TermEvent extends Event {
  /** The only kind. */
  public static final EventType<TermEvent> ASKED = new EventType<>(Event.ANY, "TERM_ASKED");

  private static final long serialVersionUID = 1;

  private final String key;

  /**
   * @param term the word
   */
  public TermEvent(Term term) {
    super(ASKED);
    key = term.key();
  }

  /** Key of the word in the {@link Glossary}. */
  public String key() {
    return key;
  }
}
