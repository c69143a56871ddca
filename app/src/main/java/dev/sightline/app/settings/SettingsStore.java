package dev.sightline.app.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The settings file, {@code settings.json}. Changes are written a moment after the last one, to a
 * temporary file that is then moved; what cannot be read is kept aside as a backup. Thread-safe.
 */
public final class SettingsStore implements AutoCloseable {
  /** Changes that come within this time are written once: 500 ms. */
  static final long DELAY_MILLIS = 500;

  /** Settings are small; larger files are something else, bytes. */
  private static final long LARGEST = 4 << 20;

  static final String FILE = "settings.json";
  private static final String BACKUP = "settings.broken.json";

  private final Path folder;
  private final String version;
  private final ScheduledExecutorService scheduler;
  private final Consumer<SightlineException> problems;
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Object writing = new Object();
  private Settings settings;
  private boolean dirty;
  private ScheduledFuture<?> pending;

  /**
   * Reads the settings; this is the only read, and a small one.
   *
   * @param folder where they lie; made when first written
   * @param version of this program, written into the file
   * @param scheduler where writing happens
   * @param problems told when the file cannot be read or written
   */
  public SettingsStore(
      Path folder,
      String version,
      ScheduledExecutorService scheduler,
      Consumer<SightlineException> problems) {
    this.folder = folder;
    this.version = version;
    this.scheduler = scheduler;
    this.problems = problems;
    this.settings = read();
  }

  /** The settings as they are now. */
  public synchronized Settings get() {
    return settings;
  }

  /** Changes the settings; written a moment later. */
  public synchronized void update(UnaryOperator<Settings> change) {
    Settings next = change.apply(settings);
    if (next.equals(settings)) {
      return;
    }
    settings = next;
    dirty = true;
    if (pending != null) {
      pending.cancel(false);
    }
    pending = scheduler.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Writes all settings into a file of the user's; any thread but the UI's.
   *
   * @param more choices that are kept elsewhere, and go into the file too
   * @throws SightlineException if it cannot be written
   */
  public void exportTo(Path file, Map<String, String> more) throws SightlineException {
    Settings all = get().withWriter(version);
    for (var choice : more.entrySet()) {
      all = all.withChoice(choice.getKey(), choice.getValue());
    }
    try {
      json.writeValue(file.toFile(), all);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Messages.text("settings.unwritable", file.toString()), e);
    }
  }

  /**
   * Takes all settings from a file that {@link #exportTo} wrote; any thread but the UI's. What is
   * no such file changes nothing.
   *
   * @param elsewhere tells which choices are kept elsewhere
   * @return those of them that the file has
   * @throws SightlineException if it cannot be read or holds no settings
   */
  public Map<String, String> importFrom(Path file, Predicate<String> elsewhere)
      throws SightlineException {
    try {
      if (Files.size(file) > LARGEST) {
        throw notSettings(file, null);
      }
      Settings read = json.readValue(Files.readAllBytes(file), Settings.class);
      if (read == null || read.writtenBy().isEmpty()) {
        throw notSettings(file, null);
      }
      Map<String, String> more = new TreeMap<>(read.choices());
      more.keySet().removeIf(elsewhere.negate());
      update(s -> read.withoutChoices(more.keySet()));
      return more;
    } catch (JacksonException e) {
      throw notSettings(file, e);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Messages.text("settings.unreadable", file.toString()), e);
    }
  }

  private static SightlineException notSettings(Path file, Exception cause) {
    return new SightlineException(
        Problem.FILE, Messages.text("settings.foreign", file.getFileName().toString()), cause);
  }

  /** Forgets what was chosen; the list of recent files stays. */
  public void reset() {
    update(
        s -> {
          Settings fresh = Settings.DEFAULT;
          for (String recent : s.recentFiles().reversed()) {
            fresh = fresh.withRecent(recent);
          }
          return fresh;
        });
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    write();
  }

  private Settings read() {
    Path file = folder.resolve(FILE);
    try {
      Settings read = json.readValue(Files.readAllBytes(file), Settings.class);
      return read == null ? Settings.DEFAULT : read;
    } catch (NoSuchFileException e) {
      return Settings.DEFAULT;
    } catch (JacksonException e) {
      keepAside(file, e);
      return Settings.DEFAULT;
    } catch (IOException e) {
      tell("settings.unreadable", file, e);
      return Settings.DEFAULT;
    }
  }

  private void keepAside(Path file, JacksonException cause) {
    Path backup = folder.resolve(BACKUP);
    try {
      Files.move(file, backup, StandardCopyOption.REPLACE_EXISTING);
      tell("settings.corrupt", backup, cause);
    } catch (IOException e) {
      e.addSuppressed(cause);
      tell("settings.unreadable", file, e);
    }
  }

  private void write() {
    synchronized (writing) {
      Settings now;
      synchronized (this) {
        if (!dirty) {
          return;
        }
        dirty = false;
        now = settings.withWriter(version);
      }
      try {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "settings", ".tmp");
        try {
          json.writeValue(temporary.toFile(), now);
          move(temporary, folder.resolve(FILE));
        } finally {
          Files.deleteIfExists(temporary);
        }
      } catch (IOException e) {
        tell("settings.unwritable", folder, e);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void tell(String key, Path where, Exception cause) {
    problems.accept(
        new SightlineException(Problem.FILE, Messages.text(key, where.toString()), cause));
  }
}
