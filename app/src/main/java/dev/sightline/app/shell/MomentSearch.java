package dev.sightline.app.shell;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Searches the library by the moment that the player shows. FX thread only. */
final class MomentSearch {
  private static final long MILLIS = 1000;

  private MomentSearch() {}

  /** Puts a button below the player. */
  static void offer(AppContext context, Runnable action) {
    Button button =
        Icons.button(Feather.SEARCH, Messages.text("moment.search"), "search-moment", action);
    context.selection().videoProperty().subscribe(v -> button.setDisable(v == null));
    context.parts().player().tools().getChildren().add(button);
  }

  /** What searches by the moment that is shown; empty if there is none. */
  static Optional<Runnable> wanted(AppContext context) {
    Path video = context.selection().videoProperty().get();
    return video == null
        ? Optional.empty()
        : Optional.of(
            () -> {
              long ms = context.selection().playheadProperty().get().times(MILLIS).floor();
              context.browsing().model().search().showMoment(video, ms);
            });
  }
}
