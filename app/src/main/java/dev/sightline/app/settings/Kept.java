package dev.sightline.app.settings;

import java.util.Arrays;
import javafx.beans.property.Property;

/** Keeps what is chosen in a view in the settings. FX thread only. */
public final class Kept {
  private final SettingsStore settings;

  /**
   * @param settings where choices are kept
   */
  public Kept(SettingsStore settings) {
    this.settings = settings;
  }

  /** Sets a switch to what was kept, and keeps it from now on. */
  public void flag(String name, Property<Boolean> flag) {
    String kept = settings.get().choices().get(name);
    if (kept != null) {
      flag.setValue(Boolean.valueOf(kept));
    }
    flag.subscribe(now -> settings.update(s -> s.withChoice(name, Boolean.toString(now))));
  }

  /** Sets a text to what was kept, and keeps it from now on. */
  public void text(String name, Property<String> text) {
    String kept = settings.get().choices().get(name);
    if (kept != null) {
      text.setValue(kept);
    }
    text.subscribe(now -> settings.update(s -> s.withChoice(name, now)));
  }

  /** Sets a choice to what was kept, if that still exists, and keeps it from now on. */
  public <E extends Enum<E>> void choice(String name, Class<E> type, Property<E> choice) {
    String kept = settings.get().choices().get(name);
    Arrays.stream(type.getEnumConstants())
        .filter(e -> e.name().equals(kept))
        .findFirst()
        .ifPresent(choice::setValue);
    choice.subscribe(now -> settings.update(s -> s.withChoice(name, now.name())));
  }
}
