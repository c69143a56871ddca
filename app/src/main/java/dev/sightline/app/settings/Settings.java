package dev.sightline.app.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is remembered between runs. Immutable; unknown entries of a newer version are ignored,
 * missing ones take their defaults.
 *
 * @param writtenBy version of the program that wrote it
 * @param window bounds of the window, or null before the first run
 * @param theme light or dark
 * @param recentFiles absolute paths, newest first, at most {@link #MAX_RECENT}
 * @param volume loudness of the player, 0 to 1; never null
 * @param muted whether the player's sound is off; never null
 * @param dividers positions of split panes by name, 0 to 1
 * @param model id of the model in use; empty for the one that comes first
 * @param labels labels of the user's own, as they were typed
 * @param choices what was chosen in views, by name; values are read by those who wrote them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
    String writtenBy,
    WindowBounds window,
    ThemeChoice theme,
    List<String> recentFiles,
    Double volume,
    Boolean muted,
    Map<String, Double> dividers,
    String model,
    String labels,
    Map<String, String> choices) {
  /** How many recent files are kept. */
  public static final int MAX_RECENT = 12;

  /** What a new user starts with. */
  public static final Settings DEFAULT =
      new Settings("", null, ThemeChoice.DARK, List.of(), 1.0, false, Map.of(), "", "", Map.of());

  public Settings {
    writtenBy = Objects.requireNonNullElse(writtenBy, "");
    theme = Objects.requireNonNullElse(theme, ThemeChoice.DARK);
    recentFiles = recentFiles == null ? List.of() : recentFiles.stream().limit(MAX_RECENT).toList();
    volume = volume == null || volume.isNaN() ? 1.0 : Math.clamp(volume, 0.0, 1.0);
    muted = muted != null && muted;
    dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
    model = Objects.requireNonNullElse(model, "");
    labels = Objects.requireNonNullElse(labels, "");
    choices = choices == null ? Map.of() : Map.copyOf(choices);
  }

  public Settings withWriter(String version) {
    return new Settings(
        version, window, theme, recentFiles, volume, muted, dividers, model, labels, choices);
  }

  public Settings withWindow(WindowBounds bounds) {
    return new Settings(
        writtenBy, bounds, theme, recentFiles, volume, muted, dividers, model, labels, choices);
  }

  public Settings withTheme(ThemeChoice choice) {
    return new Settings(
        writtenBy, window, choice, recentFiles, volume, muted, dividers, model, labels, choices);
  }

  public Settings withVolume(double loudness) {
    return new Settings(
        writtenBy, window, theme, recentFiles, loudness, muted, dividers, model, labels, choices);
  }

  public Settings withMuted(boolean off) {
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, off, dividers, model, labels, choices);
  }

  /** With that file as the newest of the recent ones. */
  public Settings withRecent(String file) {
    List<String> files = new ArrayList<>(recentFiles);
    files.remove(file);
    files.addFirst(file);
    return new Settings(
        writtenBy, window, theme, files, volume, muted, dividers, model, labels, choices);
  }

  /** Without that file among the recent ones. */
  public Settings withoutRecent(String file) {
    List<String> files = recentFiles.stream().filter(f -> !f.equals(file)).toList();
    return new Settings(
        writtenBy, window, theme, files, volume, muted, dividers, model, labels, choices);
  }

  public Settings withDivider(String name, double position) {
    Map<String, Double> all = new TreeMap<>(dividers);
    all.put(name, position);
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, muted, all, model, labels, choices);
  }

  public Settings withModel(String id) {
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, muted, dividers, id, labels, choices);
  }

  public Settings withLabels(String typed) {
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, muted, dividers, model, typed, choices);
  }

  public Settings withChoice(String name, String value) {
    Map<String, String> all = new TreeMap<>(choices);
    all.put(name, value);
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, muted, dividers, model, labels, all);
  }

  /** Without these choices. */
  public Settings withoutChoices(Set<String> names) {
    Map<String, String> all = new TreeMap<>(choices);
    all.keySet().removeAll(names);
    return new Settings(
        writtenBy, window, theme, recentFiles, volume, muted, dividers, model, labels, all);
  }
}
