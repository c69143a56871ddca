package dev.sightline.app.shell;

import dev.sightline.app.browse.BrowseFiles;
import dev.sightline.app.browse.CoreBrowseFiles;
import dev.sightline.app.export.CoreReportFiles;
import dev.sightline.app.export.FilmFiles;
import dev.sightline.app.export.ReportFiles;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.inspect.ModelOpener;
import dev.sightline.app.library.CarriedSamples;
import dev.sightline.app.library.SampleSource;
import dev.sightline.app.models.CoreModelFiles;
import dev.sightline.app.models.ModelFiles;
import dev.sightline.app.settings.Limits;
import dev.sightline.app.settings.Upkeep;
import dev.sightline.app.training.CoreTrainingFiles;
import dev.sightline.app.training.TrainingFiles;
import dev.sightline.app.video.CoreVideoFiles;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.cli.Product;
import dev.sightline.core.explain.faithfulness.NativeRandomModels;
import dev.sightline.core.explain.faithfulness.RandomModels;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.overlay.OverlayFilm;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the app takes from the core.
 *
 * @param version of this program
 * @param files reads video files
 * @param samples the videos that come with the product
 * @param model opens a model by its id; called in the background
 * @param report writes reports
 * @param models lists, opens and installs models
 * @param training trains models on the user's videos
 * @param films burns maps into films
 * @param attention where attention goes that does not fit into its budget of memory
 * @param library opens the library for the model in use
 * @param limits what models may take of the machine
 * @param upkeep what the program keeps on disk
 * @param plugins other people's jars
 * @param random makes random versions of a model by its id; called in the background
 */
record CoreServices(
    String version,
    VideoFiles files,
    SampleSource samples,
    ModelOpener model,
    ReportFiles report,
    ModelFiles models,
    TrainingFiles training,
    FilmFiles films,
    Path attention,
    Function<AnalyzerSource, BrowseFiles> library,
    Limits limits,
    Upkeep upkeep,
    Plugins plugins,
    RandomFiles random) {

  /** Where random versions of models come from. Blocks. */
  @FunctionalInterface
  interface RandomFiles {
    /**
     * @param id of an installed bundle
     * @return empty if there can be none
     * @throws SightlineException if it cannot be read
     */
    Optional<RandomModels> of(String id) throws SightlineException;
  }

  /** The real ones. */
  static CoreServices real() {
    UserFolders folders = UserFolders.current();
    Limits limits = new Limits();
    InstalledModels models = new InstalledModels(folders, limits);
    Plugins plugins = Plugins.of(folders);
    BundleShelf shelf = models.shelf();
    return new CoreServices(
        Product.load().version(),
        new CoreVideoFiles(),
        new CarriedSamples(new SampleLibrary(folders.data().resolve("samples"))),
        id -> models.open(shelf.open(shelf.find(id))),
        new CoreReportFiles(plugins),
        new CoreModelFiles(shelf, folders),
        new CoreTrainingFiles(models),
        new OverlayFilm(folders.cache().resolve("overlay"), "Sightline " + Product.load().version())
            ::write,
        folders.cache().resolve("attention"),
        model ->
            new CoreBrowseFiles(
                LibraryPlaces.library(),
                LibraryPlaces.index(LibraryPlaces.library()),
                model,
                plugins::listers),
        limits,
        new Upkeep(
            folders, LibraryPlaces.library(), Upkeep.features(models), Product.load().releases()),
        plugins,
        id -> {
          ModelBundle bundle = shelf.open(shelf.find(id));
          return bundle.script().isPresent()
              ? Optional.empty()
              : Optional.of(new NativeRandomModels(bundle, 1));
        });
  }
}
