package dev.sightline.core.library.importing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Notices that a folder has changed and come to rest: names, sizes and times of its files are the
 * same as at the look before, and others than when it was told last. So a file that is still being
 * copied is waited for, on every system and on network drives, where notices of the system cannot
 * be relied upon. One thread; blocks, so never on the FX thread.
 */
public final class FolderWatch {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Path folder;
  private Optional<Long> before = Optional.empty();
  private Optional<Long> told = Optional.empty();

  public FolderWatch(Path folder) {
    this.folder = folder;
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Looks at the folder.
   *
   * @return true if there may be something new; at the first two looks too, for what came while
   *     nobody watched. False while the folder is not there
   */
  public boolean look() {
    Optional<Long> now = state();
    boolean news = now.isPresent() && now.equals(before) && !now.equals(told);
    before = now;
    if (news) {
      told = now;
    }
    return news;
  }

  /** Names, sizes and times of all files as one number; empty if the folder is not there. */
  private Optional<Long> state() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    long[] sum = {0};
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
              boolean hidden = dir.getFileName().toString().startsWith(".") && !dir.equals(folder);
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              // the order of a walk is nobody's promise, so a sum
              sum[0] += mixed(file, a);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return Optional.empty(); // it went away meanwhile
    }
    return Optional.of(sum[0]);
  }

  private static long mixed(Path file, BasicFileAttributes a) {
    long h = file.toString().hashCode() * MIX;
    h = (h ^ a.size()) * MIX;
    h = (h ^ a.lastModifiedTime().toMillis()) * MIX;
    return h ^ (h >>> 31);
  }
}
