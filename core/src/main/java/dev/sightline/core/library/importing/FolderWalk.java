package dev.sightline.core.library.importing;

import dev.sightline.core.media.VideoNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files below a folder that look like videos, each folder in the order of names. Holds the names of
 * the open folders only. Links to folders are not followed, so it ends; a folder that cannot be
 * read is left out. One thread.
 */
final class FolderWalk implements Iterator<Candidate> {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWalk.class);

  /** Paths still to be looked at, the next one first. */
  private final Deque<Path> ahead = new ArrayDeque<>();

  private Path next;

  FolderWalk(Path folder) {
    enter(folder);
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Candidate next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Candidate found = Candidate.of(next);
    advance();
    return found;
  }

  private void advance() {
    next = null;
    while (next == null && !ahead.isEmpty()) {
      Path path = ahead.pop();
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        if (!path.getFileName().toString().startsWith(".")) {
          enter(path);
        }
      } else if (VideoNames.isVideo(path) && Files.isRegularFile(path)) {
        next = path;
      }
    }
  }

  private void enter(Path folder) {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(inside::add);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("the folder {} is left out: {}", folder, e.toString());
    }
    inside.sort(null);
    for (Path path : inside.reversed()) {
      ahead.push(path);
    }
  }
}
