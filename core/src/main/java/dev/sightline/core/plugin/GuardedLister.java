package dev.sightline.core.plugin;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.importing.ListedVideo;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** An importer of a plug-in. Its names are asked once. */
record GuardedLister(VideoLister inner, String key, String title, Guard guard)
    implements VideoLister {
  static GuardedLister of(VideoLister inner, Guard guard) throws SightlineException {
    return new GuardedLister(inner, guard.call(inner::key), guard.call(inner::title), guard);
  }

  @Override
  public boolean reads(Path path) {
    return guard.callOr(false, () -> inner.reads(path));
  }

  @Override
  public List<ListedVideo> read(Path path, Progress progress) throws SightlineException {
    return guard.call(() -> inner.read(path, progress));
  }
}
