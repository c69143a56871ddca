package dev.sightline.core.library.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  @TempDir private Path dir;

  @Test
  void aChangeIsToldOnceItHasComeToRest() throws Exception {
    Path folder = Files.createDirectories(dir.resolve("films/old"));
    FolderWatch watch = new FolderWatch(dir.resolve("films"));
    Files.writeString(folder.resolve("a.mp4"), "1");
    assertThat(watch.look()).as("it may still be written").isFalse();
    assertThat(watch.look()).as("what came while nobody watched").isTrue();
    assertThat(watch.look()).isFalse();

    Path copied = Files.writeString(folder.resolve("b.mp4"), "12");
    assertThat(watch.look()).isFalse();
    Files.writeString(copied, "1234");
    assertThat(watch.look()).as("it has grown").isFalse();
    assertThat(watch.look()).isTrue();
    assertThat(watch.look()).isFalse();

    Files.setLastModifiedTime(copied, FileTime.fromMillis(1_000_000));
    assertThat(watch.look()).isFalse();
    assertThat(watch.look()).as("another content of the same size").isTrue();

    Files.move(copied, folder.resolve("c.mp4"));
    assertThat(watch.look()).isFalse();
    assertThat(watch.look()).isTrue();
  }

  @Test
  void aFolderThatIsNotThereIsWaitedFor() throws Exception {
    Path folder = dir.resolve("stick");
    FolderWatch watch = new FolderWatch(folder);
    assertThat(watch.look()).isFalse();
    assertThat(watch.look()).isFalse();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("a.mp4"), "1");
    watch.look();
    assertThat(watch.look()).isTrue();
    Files.createDirectories(folder.resolve(".hidden"));
    Files.writeString(folder.resolve(".hidden/b.mp4"), "1");
    watch.look();
    assertThat(watch.look()).as("hidden folders are not imported").isFalse();
  }
}
