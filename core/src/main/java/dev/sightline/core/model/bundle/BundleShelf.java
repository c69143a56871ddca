package dev.sightline.core.model.bundle;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundles at hand: those that come with the product, and those that the user has installed,
 * which are copied into one folder. Reads and writes files: not on the FX thread. Thread-safe.
 */
public final class BundleShelf {
  /** Where the bundles of the product lie on the class path. */
  public static final String RESOURCES = "/dev/sightline/resources/models/";

  private final List<String> builtIn;
  private final UserFolder own;

  /**
   * @param builtIn names of the bundles that come with the product
   * @param folder for those of the user; made when the first is installed
   */
  public BundleShelf(List<String> builtIn, Path folder) {
    this(builtIn, UserFolder.at(folder));
  }

  /**
   * @param builtIn names of the bundles that come with the product
   * @param own for those of the user, and may be moved meanwhile
   */
  public BundleShelf(List<String> builtIn, UserFolder own) {
    this.builtIn = List.copyOf(builtIn);
    this.own = own;
  }

  /**
   * All bundles, those of the product first, then by name. They are not opened.
   *
   * @throws SightlineException {@code FILE} if the folder cannot be read
   */
  public List<InstalledBundle> list() throws SightlineException {
    List<InstalledBundle> all = new ArrayList<>();
    builtIn.forEach(name -> all.add(new InstalledBundle(name, Optional.empty())));
    Path folder = own.path();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(f -> f.getFileName().toString().endsWith(BundleWriter.EXTENSION))
            .sorted()
            .forEach(f -> all.add(new InstalledBundle(f.getFileName().toString(), Optional.of(f))));
      } catch (IOException e) {
        throw new SightlineException(
            Problem.FILE, Phrase.of("The folder of your models, {0}, cannot be read.", folder), e);
      }
    }
    return all;
  }

  /**
   * The bundle of that id.
   *
   * @throws SightlineException {@code FILE} if there is none any more
   */
  public InstalledBundle find(String id) throws SightlineException {
    if (builtIn.contains(id)) {
      return new InstalledBundle(id, Optional.empty());
    }
    return list().stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.FILE,
                    Phrase.of(
                        "The model “{0}” is not there any more: choose another one on the page Models.",
                        id)));
  }

  /**
   * A bundle by the name of its model, whatever its version; of several versions the last.
   *
   * @param name such as {@code my-model}; capital letters do not count
   * @throws SightlineException {@code FILE} if the folder cannot be read
   */
  public Optional<InstalledBundle> named(String name) throws SightlineException {
    return list().stream().filter(b -> b.isOf(name)).reduce((first, second) -> second);
  }

  /**
   * Opens and verifies one.
   *
   * @throws SightlineException {@code FILE} or {@code BUNDLE} with what is wrong with it
   */
  public ModelBundle open(InstalledBundle bundle) throws SightlineException {
    return bundle.isBuiltIn()
        ? BundleReader.openResource(RESOURCES + bundle.id())
        : BundleReader.open(bundle.file().orElseThrow());
  }

  /**
   * Writes one as a single file elsewhere, byte for byte what {@code bundle pack} makes of it.
   *
   * @param target ends in {@code .sightline}; an older file there is replaced at the very end
   * @throws SightlineException {@code BUNDLE} if it is broken; {@code FILE} if the target cannot be
   *     written; {@code CANCELLED} if the user stopped it: the target is then as it was
   */
  public void export(InstalledBundle bundle, Path target, Progress progress)
      throws SightlineException {
    progress.update(-1, Phrase.of("checking the model"));
    BundleManifest manifest = open(bundle).manifest();
    BundleWriter.export(source(bundle), manifest, target, progress);
  }

  /**
   * What one says of itself, without a look at its weights.
   *
   * @throws SightlineException {@code FILE} or {@code BUNDLE} if it does not say it
   */
  public BundleManifest manifest(InstalledBundle bundle) throws SightlineException {
    return BundleReader.manifest(source(bundle));
  }

  private static BundleSource source(InstalledBundle bundle) throws SightlineException {
    return bundle.isBuiltIn()
        ? BundleReader.resource(RESOURCES + bundle.id())
        : BundleSource.of(bundle.file().orElseThrow());
  }

  /**
   * Copies a bundle into the user's folder. One of the same name and version is replaced.
   *
   * @param source a file or folder
   * @return the copy
   * @throws SightlineException {@code BUNDLE} if it is broken, {@code FILE} if it cannot be read or
   *     copied, or the folder was moved to where it is not now
   */
  public InstalledBundle install(Path source) throws SightlineException {
    BundleManifest manifest = BundleReader.open(source).manifest();
    String id =
        (manifest.name() + "-" + manifest.version()).toLowerCase(Locale.ROOT)
            + BundleWriter.EXTENSION;
    own.requireHere();
    Path target = own.path().resolve(id);
    if (!target.toAbsolutePath().equals(source.toAbsolutePath())) {
      BundleWriter.copy(source, target);
    }
    return new InstalledBundle(id, Optional.of(target));
  }

  /**
   * Deletes a bundle of the user's.
   *
   * @throws SightlineException {@code FILE} if it cannot be deleted
   * @throws IllegalArgumentException if it comes with the product
   */
  public void remove(InstalledBundle bundle) throws SightlineException {
    Path file =
        bundle
            .file()
            .orElseThrow(() -> new IllegalArgumentException(bundle.id() + " cannot be removed"));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The model {0} cannot be deleted.", file), e);
    }
  }
}
