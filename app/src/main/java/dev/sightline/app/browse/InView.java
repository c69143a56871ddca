package dev.sightline.app.browse;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The videos that the user looked at last, the last one first. Thread-safe. */
final class InView {
  /** About a window full. */
  private static final int MOST = 40;

  private final Deque<Long> videos = new ArrayDeque<>();

  /** A video has come into view. */
  synchronized void shown(long video) {
    videos.remove(video);
    videos.addFirst(video);
    if (videos.size() > MOST) {
      videos.removeLast();
    }
  }

  /** Their ids. */
  synchronized Collection<Long> now() {
    return List.copyOf(videos);
  }
}
