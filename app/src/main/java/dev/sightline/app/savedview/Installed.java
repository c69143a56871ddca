package dev.sightline.app.savedview;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.viewstate.ViewState;
import java.util.Optional;

/** The models at hand. */
public interface Installed {
  /**
   * Id of the model of that name and version; blocks.
   *
   * @return empty if there is none
   * @throws SightlineException if they cannot be listed
   */
  Optional<String> find(ViewState.Model model) throws SightlineException;

  /** Lets it answer from now on; FX thread. */
  void use(String id);
}
