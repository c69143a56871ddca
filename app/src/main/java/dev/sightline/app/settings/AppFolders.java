package dev.sightline.app.settings;

import dev.sightline.core.job.UserFolders;
import java.nio.file.Path;

/** Where the app keeps its settings. */
public final class AppFolders {
  /** System property that names the settings folder, for tests and portable installs. */
  public static final String FOLDER_PROPERTY = "sightline.settings";

  private AppFolders() {}

  /** The settings folder of this user; it need not exist yet. */
  public static Path settings() {
    String named = System.getProperty(FOLDER_PROPERTY);
    return named != null && !named.isBlank() ? Path.of(named) : UserFolders.current().config();
  }
}
