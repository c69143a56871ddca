package dev.sightline.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMoveTest {
  private static final FileTime THEN = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));

  @TempDir private Path temp;
  private UserFolders folders;
  private UserFolder models;
  private Path usual;
  private Path disk;

  @BeforeEach
  void fill() throws IOException {
    folders =
        new UserFolders(temp.resolve("cache"), temp.resolve("config"), temp.resolve("data ü"));
    models = folders.folder(UserFolder.Kind.MODELS);
    usual = Files.createDirectories(temp.resolve("data ü/models"));
    disk = Files.createDirectory(temp.resolve("disk 二"));
    Files.createDirectories(usual.resolve("deep/er"));
    Files.createDirectory(usual.resolve("empty"));
    Files.write(usual.resolve("a.sightline"), new byte[3 << 20]);
    Files.writeString(usual.resolve("deep/er/b.sightline"), "b");
    Files.setLastModifiedTime(usual.resolve("deep/er/b.sightline"), THEN);
  }

  /** Every file below a folder, with what is in it. */
  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String bytes =
              new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
          all.put(folder.relativize(file).toString(), bytes);
        }
      }
    }
    return all;
  }

  private Path move(Path chosen) throws SightlineException {
    Path to = FolderMove.target(models, "models", chosen);
    FolderMove.Moved moved = FolderMove.move(models, to, FolderMove.Users.NONE, Progress.NONE);
    assertThat(moved).isEqualTo(new FolderMove.Moved(to, 0));
    return to;
  }

  @Test
  void everythingGoesThereAndComesBack() throws Exception {
    Map<String, String> before = content(usual);
    assertThat(models.isMoved()).isFalse();

    assertThat(move(disk)).isEqualTo(disk);
    assertThat(content(disk)).isEqualTo(before);
    assertThat(disk.resolve("empty")).isDirectory();
    assertThat(Files.getLastModifiedTime(disk.resolve("deep/er/b.sightline"))).isEqualTo(THEN);
    assertThat(usual).as("nothing stays").doesNotExist();
    assertThat(models.path()).as("holds at once, for whoever asks").isEqualTo(disk);
    assertThat(new UserFolders(folders.cache(), folders.config(), folders.data()))
        .extracting(f -> f.folder(UserFolder.Kind.MODELS).path())
        .isEqualTo(disk);

    move(usual);
    assertThat(content(usual)).isEqualTo(before);
    assertThat(content(disk)).isEmpty();
    assertThat(models.isMoved()).isFalse();
    assertThat(folders.data().resolve("models.location")).doesNotExist();
  }

  @Test
  void amongOtherFilesItGetsAFolderOfItsOwn() throws Exception {
    Files.writeString(disk.resolve("holiday.jpg"), "mine");
    Path to = move(disk);
    assertThat(to).isEqualTo(disk.resolve("sightline-models"));
    assertThat(content(disk)).containsEntry("holiday.jpg", "mine");
    assertThatThrownBy(() -> FolderMove.target(models, "models", disk))
        .hasMessageContaining("already");
    move(usual);
    assertThat(content(disk)).containsOnlyKeys("holiday.jpg");
    Files.createDirectory(disk.resolve("sightline-models"));
    Files.writeString(disk.resolve("sightline-models/x"), "somebody else's");
    assertThatThrownBy(() -> FolderMove.target(models, "models", disk))
        .hasMessageContaining("There are files in");
  }

  @Test
  void whatCannotBeATargetIsRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");
    for (Path wrong : new Path[] {file, temp.resolve("no/where"), usual, usual.resolve("empty")}) {
      assertThatThrownBy(() -> FolderMove.target(models, "models", wrong))
          .as("%s", wrong)
          .isInstanceOf(SightlineException.class);
    }
    assertThat(content(usual)).hasSize(2);
    assertThat(FolderMove.target(models, "models", disk.resolve("new")))
        .as("could be made")
        .isEqualTo(disk.resolve("new"))
        .doesNotExist();
  }

  /** Stops when a file of that name is being moved. */
  private record StopAt(String name, boolean[] seen) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {
      assertThat(fraction).isBetween(0.0, 1.0);
      seen[0] |= message.english().contains(name);
    }

    @Override
    public boolean isCancelled() {
      return seen[0];
    }
  }

  @Test
  void cancelledInTheMiddleEverythingIsAsItWas() throws Exception {
    Map<String, String> before = content(usual);
    for (String at : new String[] {"a.sightline", "b.sightline"}) {
      assertThatThrownBy(
              () ->
                  FolderMove.move(
                      models,
                      disk.resolve("new"),
                      FolderMove.Users.NONE,
                      new StopAt(at, new boolean[1])))
          .isInstanceOf(CancelledException.class);
      assertThat(content(usual)).isEqualTo(before);
      assertThat(disk).as("nothing stays of the copy").isEmptyDirectory();
      assertThat(models.isMoved()).isFalse();
    }
  }

  @Test
  void whatChangesMeanwhileIsMovedToo() throws Exception {
    FolderMove.Users writer =
        new FolderMove.Users() {
          @Override
          public void release() {
            try {
              Files.writeString(usual.resolve("late.sightline"), "late");
              Files.writeString(usual.resolve("deep/er/b.sightline"), "b, longer");
              Files.delete(usual.resolve("a.sightline"));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }

          @Override
          public void resume() {
            assertThat(models.path()).isEqualTo(disk);
          }
        };
    FolderMove.move(models, disk, writer, Progress.NONE);
    assertThat(content(disk))
        .isEqualTo(Map.of("late.sightline", "late", "deep/er/b.sightline", "b, longer"));
    assertThat(usual).doesNotExist();
  }

  @Test
  void whereItCannotBeRememberedEverythingIsAsItWas() throws Exception {
    Map<String, String> before = content(usual);
    // a folder in the place of the file that remembers
    Files.createDirectory(folders.data().resolve("models.location"));
    assertThatThrownBy(() -> FolderMove.move(models, disk, FolderMove.Users.NONE, Progress.NONE))
        .isInstanceOf(SightlineException.class);
    assertThat(content(usual)).isEqualTo(before);
    assertThat(disk).isEmptyDirectory();
  }

  @Test
  void whileItsDiskIsAwayNothingIsBegunInItsPlace() throws Exception {
    UserFolder logs = folders.folder(UserFolder.Kind.LOGS);
    Path away = disk.resolve("logs");
    FolderMove.move(logs, away, FolderMove.Users.NONE, Progress.NONE);
    move(disk.resolve("m").toFile().mkdir() ? disk.resolve("m") : disk);
    Files.move(disk, temp.resolve("unplugged"));

    assertThat(models.path()).isEqualTo(disk.resolve("m"));
    assertThatThrownBy(models::requireHere).hasMessageContaining("is its disk connected?");
    assertThatThrownBy(() -> FolderMove.target(models, "models", usual))
        .hasMessageContaining("is its disk connected?");
    assertThat(logs.path()).as("not missed: goes on elsewhere").isEqualTo(logs.usual());
    assertThat(logs.isMoved()).isTrue();

    Files.createDirectories(logs.usual());
    Files.writeString(logs.usual().resolve("today.log"), "meanwhile");
    Files.move(temp.resolve("unplugged"), disk);
    Files.writeString(away.resolve("today.log"), "before");
    Path back = FolderMove.target(logs, "logs", logs.usual());
    FolderMove.move(logs, back, FolderMove.Users.NONE, Progress.NONE);
    assertThat(content(logs.usual()))
        .as("both stay")
        .isEqualTo(Map.of("today.log", "meanwhile", "moved-1-today.log", "before"));
  }

  @Test
  void whatIsThereAlreadyWithTheSameContentIsNotDoubled() throws Exception {
    move(disk);
    Files.createDirectories(usual.resolve("deep/er"));
    Files.writeString(usual.resolve("deep/er/b.sightline"), "b");
    Files.write(usual.resolve("a.sightline"), new byte[] {1});
    move(usual);
    assertThat(content(usual))
        .containsOnlyKeys("a.sightline", "moved-1-a.sightline", "deep/er/b.sightline");
    assertThat(disk).doesNotExist();
  }
}
