package dev.sightline.app.models;

import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** The models on the shelf of the core. */
public final class CoreModelFiles implements ModelFiles {
  private final BundleShelf shelf;

  public CoreModelFiles(BundleShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<InstalledBundle> list() throws SightlineException {
    return shelf.list();
  }

  @Override
  public ModelFacts facts(InstalledBundle bundle) throws SightlineException {
    return ModelFacts.of(shelf.open(bundle));
  }

  @Override
  public InstalledBundle install(Path source) throws SightlineException {
    return shelf.install(source);
  }

  @Override
  public void remove(InstalledBundle bundle) throws SightlineException {
    shelf.remove(bundle);
  }
}
