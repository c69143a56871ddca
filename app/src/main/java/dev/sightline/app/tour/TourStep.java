package dev.sightline.app.tour;

import dev.sightline.app.i18n.Messages;

/**
 * One stop of the tour.
 *
 * @param target selector of what it is about; empty for the window as a whole
 * @param titleKey of its heading
 * @param textKey of what it says
 */
public record TourStep(String target, String titleKey, String textKey) {
  public String title() {
    return Messages.text(titleKey);
  }

  public String text() {
    return Messages.text(textKey);
  }
}
