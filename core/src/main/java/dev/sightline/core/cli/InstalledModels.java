package dev.sightline.core.cli;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Analyzers;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.own.OwnFolder;
import dev.sightline.core.training.own.OwnPlan;
import dev.sightline.core.training.own.OwnTraining;
import dev.sightline.core.training.own.TakenNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The model that comes with the product, and bundles of the user's. Thread-safe. */
public final class InstalledModels implements ModelSource {
  /** Name of the model that is used where none is named. */
  public static final String BUNDLED = "everyday";

  /** Names of all models that come with the product. */
  public static final List<String> ALL =
      List.of(
          BUNDLED,
          "everyday-zh",
          "laboratory",
          "laboratory-questions",
          "questions",
          "pretrained",
          "colour-shortcut");

  private static final String ROOT = "/dev/sightline/resources/models/";

  private final UserFolders folders;
  private final ModelLimits limits;

  /**
   * Models that may take the whole machine.
   *
   * @param folders where features of videos are kept
   */
  public InstalledModels(UserFolders folders) {
    this(folders, ModelLimits.USUAL);
  }

  /**
   * @param folders where features of videos are kept
   * @param limits what an opened model may take
   */
  public InstalledModels(UserFolders folders, ModelLimits limits) {
    this.folders = folders;
    this.limits = limits;
  }

  /**
   * Opens and verifies a bundle.
   *
   * @param bundle a file or folder; where there is none of that name, the model of that name that
   *     comes with the product or lies on the user's shelf; empty for the bundled one
   * @throws SightlineException if there is none, or it is broken
   */
  static ModelBundle bundle(Optional<Path> bundle) throws SightlineException {
    return new InstalledModels(UserFolders.current()).find(bundle);
  }

  private ModelBundle find(Optional<Path> bundle) throws SightlineException {
    if (bundle.isPresent() && Files.exists(bundle.get())) {
      return BundleReader.open(bundle.get());
    }
    String name = bundle.map(Path::toString).orElse(BUNDLED);
    if (ALL.contains(name)) {
      return BundleReader.openResource(ROOT + name);
    }
    Optional<InstalledBundle> own = shelf().named(name);
    return own.isPresent() ? shelf().open(own.get()) : BundleReader.open(bundle.get());
  }

  /** The models that come with the product and those of the user. */
  public BundleShelf shelf() {
    return new BundleShelf(ALL, folders.folder(UserFolder.Kind.MODELS));
  }

  /** Where trainings of the user's keep their files, a folder for each. */
  public Path trainings() {
    return folders.data().resolve("training");
  }

  /**
   * The names that a new model cannot have. Reads the disk.
   *
   * @throws SightlineException {@code FILE} if the shelf cannot be read
   */
  public TakenNames taken() throws SightlineException {
    return TakenNames.of(shelf(), OwnFolder.unfinished(trainings()));
  }

  /** What trains heads on the user's videos; videos that were analysed are not decoded again. */
  public OwnTraining training() {
    return new OwnTraining(new TorchEngine(), cache(), shelf(), OwnPlan.USUAL);
  }

  /**
   * Opens the model that a training builds upon.
   *
   * @param name of a model, or a file
   * @throws SightlineException if there is none, or it is broken
   */
  public ModelBundle base(String name) throws SightlineException {
    return find(Optional.of(Path.of(name)));
  }

  private AnalysisCache cache() {
    return new AnalysisCache(this::features, limits.featureBytes());
  }

  /** Where features of videos are kept now. */
  public Path features() {
    return folders.folder(UserFolder.Kind.FEATURES).path();
  }

  /**
   * Opens and verifies the model that comes with the product.
   *
   * @throws SightlineException if the installation is damaged
   */
  public static ModelBundle bundled() throws SightlineException {
    return bundle(Optional.empty());
  }

  @Override
  public Analyzer open(Optional<Path> bundle, boolean keepFeatures) throws SightlineException {
    ModelBundle model = find(bundle);
    if (keepFeatures) {
      return open(model);
    }
    try {
      Path temporary = Files.createTempDirectory("sightline-features");
      return new ForgetfulAnalyzer(open(model, () -> temporary), temporary);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "No temporary folder can be made for the features of the video.", e);
    }
  }

  /**
   * Loads a model; features of videos are kept.
   *
   * @throws SightlineException if it cannot be loaded
   */
  public Analyzer open(ModelBundle model) throws SightlineException {
    return open(model, this::features);
  }

  private Analyzer open(ModelBundle model, Supplier<Path> features) throws SightlineException {
    return Analyzers.open(
        model,
        new AnalysisCache(features, limits.featureBytes()),
        limits.processors(),
        "Sightline " + Product.load().version());
  }
}
