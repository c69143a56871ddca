package dev.sightline.app.savedview;

import dev.sightline.core.media.Stretch;
import dev.sightline.core.viewstate.ViewState;
import java.util.Optional;

/** How the window shows what it shows; the shell knows. FX thread only. */
public interface WindowState {
  /** As it is now. */
  ViewState.Display now();

  /** The part of the time line that was looked at more closely; empty for all of it. */
  Optional<Stretch> stretch();

  /** Looks at a part of the time line more closely. */
  void look(Stretch stretch);

  /** Shows it so. */
  void show(ViewState.Display display);
}
