package dev.sightline.app.settings;

import dev.sightline.app.i18n.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How large the window draws everything; holds from the next start. */
public enum Magnification {
  /** As the operating system says. */
  SYSTEM(0),
  NORMAL(100),
  LARGE(125),
  LARGER(150),
  HUGE(175),
  DOUBLE(200);

  /** Under which name the choice is kept in the settings. */
  static final String KEPT = "magnification";

  /** What JavaFX asks on Linux and on Windows; macOS has its own setting alone. */
  private static final List<String> PROPERTIES = List.of("glass.gtk.uiScale", "glass.win.uiScale");

  private final int percent;

  Magnification(int percent) {
    this.percent = percent;
  }

  /** What a choice was kept as; empty if that is none. */
  static Optional<Magnification> named(String kept) {
    return Arrays.stream(values()).filter(m -> m.name().equals(kept)).findFirst();
  }

  /** What the user reads. */
  public String title() {
    return percent == 0
        ? Messages.text("settings.size.system")
        : Messages.text("settings.size.percent", percent);
  }

  /** Makes it that of this process; before JavaFX starts. One that a user gave by hand stays. */
  public void apply() {
    if (percent > 0) {
      PROPERTIES.stream()
          .filter(p -> System.getProperty(p) == null)
          .forEach(p -> System.setProperty(p, percent + "%"));
    }
  }
}
