package dev.sightline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<SightlineException> told = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void startsWithDefaultsAndTellsNobody() {
    try (SettingsStore store = open()) {
      assertThat(store.get()).isEqualTo(Settings.DEFAULT);
    }
    assertThat(told).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsClosedComesBack() {
    WindowBounds bounds = new WindowBounds(1, 2, 1280, 800, true);
    try (SettingsStore store = open()) {
      store.update(s -> s.withTheme(ThemeChoice.LIGHT).withVolume(0.25).withWindow(bounds));
      store.update(s -> s.withRecent("a.mp4").withRecent("b.mp4").withDivider("text", 0.4));
    }
    try (SettingsStore store = open()) {
      assertThat(store.get().theme()).isEqualTo(ThemeChoice.LIGHT);
      assertThat(store.get().volume()).isEqualTo(0.25);
      assertThat(store.get().window()).isEqualTo(bounds);
      assertThat(store.get().recentFiles()).containsExactly("b.mp4", "a.mp4");
      assertThat(store.get().dividers()).containsEntry("text", 0.4);
      assertThat(store.get().writtenBy()).isEqualTo("1.2.3");
    }
  }

  @Test
  void leavesNoTemporaryFile() throws IOException {
    try (SettingsStore store = open()) {
      store.update(s -> s.withVolume(0.5));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString())).containsExactly("settings.json");
    }
  }

  @Test
  void aCorruptFileIsKeptAndReported() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"DA");
    try (SettingsStore store = open()) {
      assertThat(store.get()).isEqualTo(Settings.DEFAULT);
    }
    assertThat(folder.resolve("settings.broken.json")).hasContent("{\"theme\": \"DA");
    assertThat(folder.resolve("settings.json")).doesNotExist();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().userMessage()).contains("settings.broken.json");
  }

  @Test
  void missingAndUnknownEntriesAreNoError() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"LIGHT\", \"future\": [1]}");
    try (SettingsStore store = open()) {
      assertThat(store.get()).isEqualTo(Settings.DEFAULT.withTheme(ThemeChoice.LIGHT));
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "x");
    SettingsStore store = new SettingsStore(file.resolve("inside"), "1.2.3", timer, told::add);
    store.update(s -> s.withVolume(0.5));
    store.close();

    assertThat(told).isNotEmpty();
    assertThat(store.get().volume()).isEqualTo(0.5);
  }

  @Test
  void keepsTheNewestRecentFilesOnce() {
    Settings settings = Settings.DEFAULT;
    for (int i = 0; i < 20; i++) {
      settings = settings.withRecent("v" + i).withRecent("v0");
    }
    assertThat(settings.recentFiles()).hasSize(Settings.MAX_RECENT).startsWith("v0", "v19");
    assertThat(settings.recentFiles()).doesNotHaveDuplicates();
    assertThat(settings.withoutRecent("v19").recentFiles()).doesNotContain("v19");
  }

  private SettingsStore open() {
    return new SettingsStore(folder, "1.2.3", timer, told::add);
  }
}
