package dev.sightline.app.savedview;

import dev.sightline.app.models.ModelChoice;
import dev.sightline.app.models.ModelFiles;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.viewstate.ViewState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for the model of a view among those on the shelf. */
public final class ShelfModels implements Installed {
  private final ModelFiles files;
  private final ModelChoice choice;

  /**
   * @param choice which model answers
   */
  public ShelfModels(ModelFiles files, ModelChoice choice) {
    this.files = files;
    this.choice = choice;
  }

  /** Of that very version if it is installed, else of that name: the hash will tell them apart. */
  @Override
  public Optional<String> find(ViewState.Model model) throws SightlineException {
    List<InstalledBundle> all = files.list();
    String exact = (model.name() + "-" + model.version()).toLowerCase(Locale.ROOT) + ".";
    return all.stream()
        .filter(b -> b.id().toLowerCase(Locale.ROOT).startsWith(exact))
        .findFirst()
        .or(() -> all.stream().filter(b -> b.isOf(model.name())).reduce((first, last) -> last))
        .map(InstalledBundle::id);
  }

  @Override
  public void use(String id) {
    choice.use(id);
  }
}
