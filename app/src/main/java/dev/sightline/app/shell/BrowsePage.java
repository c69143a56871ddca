package dev.sightline.app.shell;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseView;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.export.BatchViewModel;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.export.FiftyOneExport;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The page "Library", made when it is shown for the first time. FX thread only. */
final class BrowsePage implements BrowseView.Asking {
  private final BrowseViewModel model;
  private final BatchViewModel reports;
  private final Window owner;
  private final BrowseView view;

  /**
   * @param showPlayer shows the page with the player
   */
  BrowsePage(
      BrowseViewModel model,
      BrowseView.More more,
      Posters posters,
      BatchViewModel reports,
      Window owner,
      Runnable showPlayer) {
    this.model = model;
    this.reports = reports;
    this.owner = owner;
    view = new BrowseView(model, more, posters, showPlayer, this);
  }

  BrowseView view() {
    return view;
  }

  @Override
  public void addFolder() {
    folder(Messages.text("browse.addFolder")).ifPresent(f -> model.add(List.of(f)));
  }

  @Override
  public Optional<Path> folderToWatch() {
    return folder(Messages.text("browse.watch"));
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public void addFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("browse.addFiles"));
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files != null) {
      model.add(files.stream().map(File::toPath).toList());
    }
  }

  @Override
  public void reports(List<BrowseItem> videos) {
    folder(Messages.text("reports.folder")).ifPresent(f -> reports.write(videos, f));
  }

  @Override
  public Optional<Path> exportTo() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("browse.export"));
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(Messages.text("browse.export.csv"), "*.csv"),
            new FileChooser.ExtensionFilter(Messages.text("browse.export.json"), "*.json"),
            new FileChooser.ExtensionFilter(
                Messages.text("browse.export.fiftyOne"), FiftyOneExport.NAME));
    chooser.setInitialFileName("videos.csv");
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }
}
