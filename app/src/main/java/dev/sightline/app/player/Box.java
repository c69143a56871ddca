package dev.sightline.app.player;

import dev.sightline.core.media.VideoInfo;

/**
 * A size in px.
 *
 * @param width 1 or more
 * @param height 1 or more
 */
record Box(int width, int height) {
  Box {
    width = Math.max(1, width);
    height = Math.max(1, height);
  }

  /** The largest size of the video's aspect that fits in here and does not enlarge it. */
  Box fit(VideoInfo info) {
    double w = info.displayWidth();
    double h = info.displayHeight();
    double scale = Math.min(1, Math.min(width / w, height / h));
    return new Box((int) Math.round(w * scale), (int) Math.round(h * scale));
  }
}
