package dev.sightline.app.help;

import javafx.event.Event;
import javafx.event.EventType;

/** Somebody asks for help; it rises to the window, so that no view needs to know who gives it. */
public final class HelpEvent extends Event {
  /** Of any kind. */
  public static final EventType<HelpEvent> ANY = new EventType<>(Event.ANY, "HELP");

  /** Asks for the tour. */
  public static final EventType<HelpEvent> TOUR = new EventType<>(ANY, "HELP_TOUR");

  /** Asks for the lessons. */
  public static final EventType<HelpEvent> LESSONS = new EventType<>(ANY, "HELP_LESSONS");

  private static final long serialVersionUID = 1;

  /**
   * @param kind what is asked for
   */
  public HelpEvent(EventType<HelpEvent> kind) {
    super(kind);
  }
}
