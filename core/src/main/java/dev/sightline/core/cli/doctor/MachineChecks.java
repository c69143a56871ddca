package dev.sightline.core.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/** Cores, memory, folders, display and sound of this machine. */
final class MachineChecks {
  private static final double GIB = 1 << 30;
  private static final double MEMORY_NEEDED = 3 * GIB;
  private static final double DISK_NEEDED = 1 * GIB;

  private MachineChecks() {}

  static List<Check> all(UserFolders folders) {
    List<Check> checks = new ArrayList<>();
    checks.add(processors());
    checks.add(folder("settings", folders.config()));
    checks.add(folder("data", folders.data()));
    checks.add(folder("cache", folders.cache()));
    checks.add(folder("logs", folders.logs()));
    for (UserFolder.Kind kind : UserFolder.Kind.values()) {
      moved(folders.folder(kind), kind).ifPresent(checks::add);
    }
    checks.add(folder("temporary", Path.of(System.getProperty("java.io.tmpdir"))));
    checks.add(display());
    checks.add(sound());
    return checks;
  }

  private static Check processors() {
    OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double memory = os.getTotalMemorySize();
    String detail =
        String.format(
            Locale.ROOT,
            "%d cores, %.1f GB memory (%.1f GB free, Java takes at most %.1f), %s %s %s",
            Runtime.getRuntime().availableProcessors(),
            memory / GIB,
            os.getFreeMemorySize() / GIB,
            Runtime.getRuntime().maxMemory() / GIB,
            os.getName(),
            os.getVersion(),
            os.getArch());
    return memory >= MEMORY_NEEDED
        ? Check.good("machine", detail)
        : Check.limited("machine", detail, "Long texts and training may not fit in this memory.");
  }

  /** A folder that was moved; empty if it lies where it usually does. */
  private static Optional<Check> moved(UserFolder folder, UserFolder.Kind kind) {
    if (!folder.isMoved()) {
      return Optional.empty();
    }
    try {
      folder.requireHere();
      return Optional.of(folder(kind.key(), folder.path()));
    } catch (SightlineException e) {
      return Optional.of(
          Check.limited(
              kind.key() + " folder", e.userMessage(), "Connect the disk that holds it."));
    }
  }

  private static Check folder(String name, Path path) {
    Path existing = path.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    String title = name + " folder";
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Check.broken(
          title, path + " cannot be written to", "Allow this user to write to " + path + ".");
    }
    try {
      double free = Files.getFileStore(existing).getUsableSpace();
      String detail =
          String.format(
              Locale.ROOT,
              "%s (%s, %.1f GB free)",
              path,
              existing.equals(path.toAbsolutePath()) ? "writable" : "will be created",
              free / GIB);
      return free >= DISK_NEEDED
          ? Check.good(title, detail)
          : Check.limited(title, detail, "Free some space there: features of videos are kept.");
    } catch (IOException e) {
      return Check.limited(title, path + ": " + e.getMessage(), "Check the disk that holds it.");
    }
  }

  private static Check display() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (!os.contains("linux")) {
      return Check.good("display", "by the operating system");
    }
    String display = System.getenv("DISPLAY");
    if (display == null || display.isBlank()) {
      return Check.limited(
          "display",
          "no X display (DISPLAY is not set)",
          "The window needs a desktop; the command line works without.");
    }
    return hasLibrary("libgtk-3.so.0")
        ? Check.good("display", display + ", GTK 3")
        : Check.limited(
            "display",
            display + ", but no GTK 3",
            "Install GTK 3 for the window (Debian and Ubuntu: libgtk-3-0).");
  }

  private static boolean hasLibrary(String name) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(name, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Check sound() {
    try {
      return AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, null))
          ? Check.good("sound", AudioSystem.getMixerInfo().length + " devices")
          : Check.limited("sound", "no device", "Videos play without sound.");
    } catch (LinkageError e) {
      return Check.limited("sound", "not available: " + e.getMessage(), "Videos play silently.");
    }
  }
}
