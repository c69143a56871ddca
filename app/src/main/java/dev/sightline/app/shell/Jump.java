package dev.sightline.app.shell;

import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens a video at a moment. Made after the player, which must hear of a video first. */
final class Jump {
  private final Selection selection;
  private final Consumer<Path> open;
  private Path wanted;
  private Fraction moment;

  /**
   * @param open opens a video; it is selected some time later
   */
  Jump(Selection selection, Consumer<Path> open) {
    this.selection = selection;
    this.open = open;
    selection.videoProperty().subscribe(this::opened);
  }

  /** Opens a video and goes to a moment of it, s from the first frame. */
  void to(Path video, Fraction time) {
    to(video, time, open);
  }

  /**
   * The same in another way.
   *
   * @param otherwise opens the video, unless it is open already; it is selected some time later
   */
  void to(Path video, Fraction time, Consumer<Path> otherwise) {
    Path file = video.toAbsolutePath().normalize();
    if (file.equals(selection.videoProperty().get())) {
      selection.seekRequestProperty().set(time);
      return;
    }
    wanted = file;
    moment = time;
    otherwise.accept(file);
  }

  private void opened(Path video) {
    if (wanted != null && wanted.equals(video)) {
      wanted = null;
      selection.seekRequestProperty().set(moment);
    }
  }
}
