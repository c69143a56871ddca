package dev.sightline.app.library;

import dev.sightline.app.settings.SettingsStore;
import java.nio.file.Path;
import java.util.List;

/** Recent files in the settings. */
public final class RememberedFiles implements RecentFiles {
  private final SettingsStore settings;

  public RememberedFiles(SettingsStore settings) {
    this.settings = settings;
  }

  @Override
  public List<Path> all() {
    return settings.get().recentFiles().stream().map(Path::of).toList();
  }

  @Override
  public void add(Path file) {
    settings.update(s -> s.withRecent(file.toString()));
  }

  @Override
  public void remove(Path file) {
    settings.update(s -> s.withoutRecent(file.toString()));
  }
}
