package dev.sightline.app.control;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/**
 * Somebody wants a view on the clipboard. It rises from the view to the window, so that no view
 * needs to know who has the clipboard.
 */
public final class CopyEvent extends Event {
  /** The only kind. */
  public static final EventType<CopyEvent> ASKED = new EventType<>(Event.ANY, "COPY_ASKED");

  private static final long serialVersionUID = 1;

  private final transient Node picture;
  private final String table;

  /**
   * @param picture what a picture is taken of
   * @param table its numbers, tabs between cells; may be empty
   */
  public CopyEvent(Node picture, String table) {
    super(ASKED);
    this.picture = picture;
    this.table = table;
  }

  /** Puts it there. */
  public void to(Copier copier) {
    copier.copy(picture, table);
  }
}
