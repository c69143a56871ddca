package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What can be done to the frames of a clip. Each is a record, so that equal edits are equal. */
final class FrameEdits {
  private FrameEdits() {}

  /** The middle frame all the time. */
  record Freeze() implements ClipEdit {
    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      return Collections.nCopies(frames.size(), frames.get(frames.size() / 2));
    }
  }

  /** The last frame first. */
  record Backwards() implements ClipEdit {
    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      return frames.reversed();
    }
  }

  /** A region of each frame. */
  record InRegion(Region region, RegionEffect effect) implements ClipEdit {
    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      List<VideoFrame> changed = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        // a frame that stands there repeatedly stays the same object, and is encoded once
        boolean again = i > 0 && frames.get(i) == frames.get(i - 1);
        changed.add(again ? changed.getLast() : RegionPixels.change(frames.get(i), this));
      }
      return changed;
    }
  }

  /** One after another. */
  record All(List<ClipEdit> edits) implements ClipEdit {
    All {
      edits = List.copyOf(edits);
    }

    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      List<VideoFrame> changed = frames;
      for (ClipEdit edit : edits) {
        changed = edit.apply(changed);
      }
      return changed;
    }
  }
}
