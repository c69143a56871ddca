package dev.sightline.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where the app keeps its files. */
public final class AppFolders {
  /** System property that names the settings folder, for tests and portable installs. */
  public static final String FOLDER_PROPERTY = "sightline.settings";

  private AppFolders() {}

  /** The settings folder of this user; it need not exist yet. */
  public static Path settings() {
    String named = System.getProperty(FOLDER_PROPERTY);
    return named != null && !named.isBlank()
        ? Path.of(named)
        : settings(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")),
            System::getenv);
  }

  static Path settings(String osName, Path userHome, UnaryOperator<String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return inFolder(environment.apply("APPDATA"), userHome, "AppData/Roaming", "Sightline");
    }
    if (os.contains("mac")) {
      return userHome.resolve("Library/Application Support/Sightline");
    }
    return inFolder(environment.apply("XDG_CONFIG_HOME"), userHome, ".config", "sightline");
  }

  private static Path inFolder(String named, Path userHome, String usual, String name) {
    Path base = named == null || named.isBlank() ? userHome.resolve(usual) : Path.of(named);
    return base.resolve(name);
  }
}
