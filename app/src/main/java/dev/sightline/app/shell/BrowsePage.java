package dev.sightline.app.shell;

import dev.sightline.app.browse.BrowseView;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.i18n.Messages;
import java.io.File;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The page "Library", made when it is shown for the first time. FX thread only. */
final class BrowsePage {
  private final BrowseViewModel model;
  private final Window owner;
  private final BrowseView view;

  /**
   * @param showPlayer shows the page with the player
   */
  BrowsePage(BrowseViewModel model, Posters posters, Window owner, Runnable showPlayer) {
    this.model = model;
    this.owner = owner;
    view = new BrowseView(model, posters, showPlayer, this::addFolder, this::addFiles);
  }

  BrowseView view() {
    return view;
  }

  private void addFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("browse.addFolder"));
    File folder = chooser.showDialog(owner);
    if (folder != null) {
      model.add(List.of(folder.toPath()));
    }
  }

  private void addFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("browse.addFiles"));
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files != null) {
      model.add(files.stream().map(File::toPath).toList());
    }
  }
}
