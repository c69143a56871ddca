package dev.sightline.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
  @Test
  void aFolderBesideTheLauncherMakesItPortable(@TempDir Path launcher) throws Exception {
    assertThat(UserFolders.beside(null)).isEmpty();
    assertThat(UserFolders.beside(launcher.toString())).isEmpty();
    Path all = Files.createDirectory(launcher.resolve("sightline-data"));
    assertThat(UserFolders.beside(launcher.toString()))
        .contains(
            new UserFolders(all.resolve("cache"), all.resolve("config"), all.resolve("data")));
  }

  private static final Path HOME = Path.of("home", "Zoë 用户").toAbsolutePath();

  @Test
  void linuxFollowsXdg() {
    UserFolders f = UserFolders.of("Linux", Map.of(), HOME);
    assertThat(f.cache()).isEqualTo(HOME.resolve(".cache/sightline"));
    assertThat(f.config()).isEqualTo(HOME.resolve(".config/sightline"));
    assertThat(f.data()).isEqualTo(HOME.resolve(".local/share/sightline"));
    String elsewhere = HOME.resolve("elsewhere").toString();
    assertThat(UserFolders.of("Linux", Map.of("XDG_CACHE_HOME", elsewhere), HOME).cache())
        .isEqualTo(Path.of(elsewhere, "sightline"));
    assertThat(UserFolders.of("Linux", Map.of("XDG_CACHE_HOME", "relative"), HOME)).isEqualTo(f);
  }

  @Test
  void eachPlatformHasItsOwnPlaces() {
    assertThat(UserFolders.of("Windows 11", Map.of(), HOME).cache())
        .isEqualTo(HOME.resolve("AppData/Local/Sightline/cache"));
    assertThat(UserFolders.of("Mac OS X", Map.of(), HOME).cache())
        .isEqualTo(HOME.resolve("Library/Caches/Sightline"));
  }

  @Test
  void theCacheMovesWhereHomeCannotBeWritten(@TempDir Path dir) throws Exception {
    Path file = Files.createFile(dir.resolve("a file, not a folder"));
    Path temporary = dir.resolve("tmp");
    UserFolders broken = UserFolders.of("Linux", Map.of(), file).orElsewhere(temporary);
    assertThat(broken.cache().getParent()).isEqualTo(temporary);
    UserFolders fine = UserFolders.of("Linux", Map.of(), dir.resolve("new")).orElsewhere(temporary);
    assertThat(fine.cache()).isEqualTo(dir.resolve("new/.cache/sightline"));
    assertThat(fine.cacheFolder("x")).isDirectory();
  }
}
