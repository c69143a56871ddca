package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments of the past, for people. */
final class When {
  private When() {}

  /**
   * Day and minute, in the zone of the machine and the language of the window.
   *
   * @param ms since 1970
   */
  static String of(long ms) {
    return DateTimeFormatter.ofPattern(Messages.text("models.when"), Locale.ENGLISH)
        .withZone(ZoneId.systemDefault())
        .format(Instant.ofEpochMilli(ms));
  }
}
