package dev.sightline.core.cli;

import dev.sightline.core.job.UserFolders;
import dev.sightline.core.plugin.Plugins;

/** The plug-ins of the user who runs a command. Reads files. */
final class InstalledPlugins {
  private InstalledPlugins() {}

  static Plugins all() {
    return Plugins.of(UserFolders.current());
  }
}
