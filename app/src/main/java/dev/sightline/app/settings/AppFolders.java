package dev.sightline.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.app.i18n.Language;
import dev.sightline.core.job.UserFolders;
import java.io.IOException;
import java.nio.file.Path;

/** Where the app keeps its settings. */
public final class AppFolders {
  /** System property that names the settings folder, for tests and portable installs. */
  public static final String FOLDER_PROPERTY = "sightline.settings";

  private AppFolders() {}

  /**
   * The language that the settings name, read before anything else: whatever cannot be read is told
   * later, in the language of the system.
   */
  public static Language language() {
    return Language.named(kept(Language.KEPT)).orElse(Language.SYSTEM);
  }

  /** How large the settings want everything; as the system says where they say nothing. */
  public static Magnification magnification() {
    return Magnification.named(kept(Magnification.KEPT)).orElse(Magnification.SYSTEM);
  }

  private static String kept(String choice) {
    try {
      JsonNode settings =
          new ObjectMapper().readTree(settings().resolve(SettingsStore.FILE).toFile());
      return settings.path("choices").path(choice).asText();
    } catch (IOException e) {
      return "";
    }
  }

  /** The settings folder of this user; it need not exist yet. */
  public static Path settings() {
    String named = System.getProperty(FOLDER_PROPERTY);
    return named != null && !named.isBlank() ? Path.of(named) : UserFolders.current().config();
  }
}
