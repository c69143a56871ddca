package dev.sightline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Disk disk = new Disk();
  private final Limits limits = new Limits();
  @TempDir private Path folder;
  private SettingsStore store;

  /** Features that take some room, or a disk that cannot be read. */
  private static final class Disk implements Upkeep.Features {
    private long bytes = 3L << 30;
    private boolean broken;

    @Override
    public long bytes() throws SightlineException {
      if (broken) {
        throw new SightlineException(Problem.FILE, "The disk is gone.");
      }
      return bytes;
    }

    @Override
    public void clear() {
      bytes = 0;
    }
  }

  private SettingsViewModel open() {
    store = new SettingsStore(folder, "1", timer, e -> {});
    UserFolders folders = new UserFolders(folder, folder, folder);
    JobRunner jobs = new JobRunner(Runnable::run, Runnable::run);
    return new SettingsViewModel(
        store,
        limits,
        new Upkeep(folders, folder.resolve("library.db"), disk, Optional.empty()),
        new FoldersViewModel(folders, jobs),
        jobs);
  }

  @AfterEach
  void stop() {
    store.close();
    timer.shutdownNow();
  }

  @Test
  void motionFollowsTheSystemUntilTheUserChooses() {
    SettingsViewModel first = open();
    assertThat(first.motionProperty().get().isReduced(true)).isTrue();
    assertThat(first.motionProperty().get().isReduced(false)).isFalse();
    first.motionProperty().set(Motion.REDUCED);
    store.close();
    assertThat(open().motionProperty().get().isReduced(false)).as("kept").isTrue();
    assertThat(Motion.FULL.isReduced(true)).isFalse();
  }

  @Test
  void theMethodForAClassIsOfferedAndKept() {
    SettingsViewModel first = open();
    assertThat(first.methodProperty().get()).isEqualTo("relevancy");
    assertThat(first.methods()).isEmpty();
    first.look();
    assertThat(first.methods())
        .extracting(SettingsViewModel.Method::key)
        .contains("relevancy", "integrated-gradients")
        .doesNotContain("attention", "rollout");
    first.methodProperty().set("integrated-gradients");
    store.close();
    assertThat(open().methodProperty().get()).as("kept").isEqualTo("integrated-gradients");
  }

  @Test
  void whatIsChosenHoldsAtOnceAndIsKept() {
    int all = Runtime.getRuntime().availableProcessors();
    SettingsViewModel first = open();
    assertThat(first.processorsProperty().get()).isEqualTo(all);
    assertThat(first.diskProperty().get()).isEqualTo(8);
    assertThat(SettingsViewModel.processors()).hasSize(all).startsWith(1);
    first.processorsProperty().set(1);
    first.diskProperty().set(2);
    assertThat(limits.processors()).isEqualTo(1);
    assertThat(limits.featureBytes()).isEqualTo(2L << 30);
    store.close();
    SettingsViewModel again = open();
    assertThat(again.processorsProperty().get()).isEqualTo(1);
    assertThat(again.diskProperty().get()).isEqualTo(2);
  }

  @Test
  void whatCannotBeChosenIsNotTaken() {
    open();
    store.update(s -> s.withChoice("limits.processors", "9999").withChoice("limits.features", "x"));
    store.close();
    SettingsViewModel model = open();
    assertThat(model.processorsProperty().get()).isLessThan(9999);
    assertThat(model.diskProperty().get()).isEqualTo(8);
  }

  @Test
  void theDiskIsLookedAtAndEmptied() {
    SettingsViewModel model = open();
    model.look();
    assertThat(model.usedProperty().get()).isEqualTo("3.0 GB in use");
    model.empty();
    assertThat(model.usedProperty().get()).isEqualTo("0 MB in use");
    disk.broken = true;
    model.look();
    assertThat(model.problemProperty().get()).isEqualTo("The disk is gone.");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void howVideosAreDecodedHoldsAtOnceAndIsKept() {
    try {
      SettingsViewModel first = open();
      assertThat(first.threadsProperty().get()).isZero();
      assertThat(first.brokenProperty().get()).isEqualTo(DecoderOptions.Broken.SHOWN);
      assertThat(store.get().choices()).as("nobody chose").doesNotContainKey("decoder.threads");
      first.threadsProperty().set(1);
      first.brokenProperty().set(DecoderOptions.Broken.LEFT_OUT);
      assertThat(DecoderOptions.current())
          .isEqualTo(new DecoderOptions(1, DecoderOptions.Broken.LEFT_OUT));
      store.close();
      DecoderOptions.USUAL.use();
      open();
      assertThat(DecoderOptions.current())
          .as("kept, and told to the decoders at the next start")
          .isEqualTo(new DecoderOptions(1, DecoderOptions.Broken.LEFT_OUT));
    } finally {
      DecoderOptions.USUAL.use();
    }
  }

  @Test
  void aFileOfSettingsTellsHowVideosAreDecodedAndWhereFoldersLie() throws Exception {
    try {
      SettingsViewModel first = open();
      first.brokenProperty().set(DecoderOptions.Broken.LEFT_OUT);
      Path disk = Files.createDirectory(folder.resolve("disk"));
      first.folders().move(UserFolder.Kind.PLUGINS, disk);
      Path file = folder.resolve("mine.json");
      first.exportTo(file);
      assertThat(file).content().contains("decoder.broken", "left-out", "folder.plugins", "disk");

      first.reset();
      assertThat(first.folders().placeProperty(UserFolder.Kind.PLUGINS).get().path())
          .as("files stay where they are")
          .isEqualTo(disk);
      first.folders().moveBack(UserFolder.Kind.PLUGINS);
      first.importFrom(file);
      assertThat(store.get().choices())
          .containsEntry("decoder.broken", "left-out")
          .doesNotContainKey("folder.plugins");
      assertThat(first.folders().placeProperty(UserFolder.Kind.PLUGINS).get().path())
          .isEqualTo(disk);
    } finally {
      DecoderOptions.USUAL.use();
    }
  }

  @Test
  void settingsGoToAFileAndComeBackElsewhere() throws Exception {
    SettingsViewModel first = open();
    store.update(s -> s.withLabels("a wedding").withChoice("x", "y").withRecent("/a.mp4"));
    Path file = folder.resolve("mine.json");
    first.exportTo(file);
    assertThat(first.saidProperty().get()).contains("mine.json");

    first.reset();
    assertThat(store.get().labels()).isEmpty();
    assertThat(store.get().choices()).doesNotContainKey("x");
    assertThat(store.get().recentFiles()).as("stay").containsExactly("/a.mp4");

    first.importFrom(file);
    assertThat(store.get().labels()).isEqualTo("a wedding");
    assertThat(store.get().choices()).containsEntry("x", "y");
  }

  @Test
  void whatIsNoFileOfSettingsChangesNothing() throws Exception {
    SettingsViewModel model = open();
    store.update(s -> s.withLabels("kept"));
    for (String text : new String[] {"", "no JSON", "[1]", "{}", "{\"theme\": 7}", "null"}) {
      Path file = folder.resolve("foreign.json");
      java.nio.file.Files.writeString(file, text);
      model.importFrom(file);
      assertThat(model.saidProperty().get()).as(text).contains("foreign.json");
      assertThat(store.get().labels()).as(text).isEqualTo("kept");
    }
    model.importFrom(folder.resolve("missing.json"));
    assertThat(model.saidProperty().get()).contains("missing.json");
  }

  @Test
  void theSizeOfEverythingHoldsFromTheNextStartUnlessOneWasGivenByHand() throws Exception {
    SettingsViewModel model = open();
    model.magnificationProperty().set(Magnification.LARGER);
    store.close();
    System.setProperty(AppFolders.FOLDER_PROPERTY, folder.toString());
    System.setProperty("glass.win.uiScale", "100%");
    try {
      assertThat(AppFolders.magnification()).isEqualTo(Magnification.LARGER);
      AppFolders.magnification().apply();
      assertThat(System.getProperty("glass.gtk.uiScale")).isEqualTo("150%");
      assertThat(System.getProperty("glass.win.uiScale")).isEqualTo("100%");
    } finally {
      System.clearProperty(AppFolders.FOLDER_PROPERTY);
      System.clearProperty("glass.win.uiScale");
      System.clearProperty("glass.gtk.uiScale");
    }
  }
}
