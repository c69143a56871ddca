package dev.sightline.core.model.bundle;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes model bundles, whole or not at all: beside the target first, then moved into place. The
 * same content gives the same bytes. Stateless.
 */
public final class BundleWriter {
  /** Ending of a bundle in one file; any other target is a folder. */
  public static final String EXTENSION = ".sightline";

  // The earliest time that a zip can hold: the time of writing must not change the bytes.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Between two questions whether to go on, bytes: some hundredths of a second. */
  private static final int PIECE = 1 << 19;

  private BundleWriter() {}

  /**
   * Writes a bundle; an older one at the same place is replaced.
   *
   * @param target a file if it ends in {@code .sightline}, otherwise a folder
   * @param manifest its {@code files} are ignored and made anew
   * @param weights content of the weights file, as from {@code Safetensors.encode}
   * @param card the model card, Markdown
   * @param record what was seen while it was trained and measured
   * @return the manifest as written
   * @throws SightlineException {@code FILE} if it cannot be written; {@code BUNDLE} if a reader
   *     would refuse it
   */
  public static BundleManifest write(
      Path target, BundleManifest manifest, byte[] weights, String card, TrainingRecord record)
      throws SightlineException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(BundleManifest.WEIGHTS, weights);
    files.put(BundleManifest.CARD, card.getBytes(StandardCharsets.UTF_8));
    RecordJson.put(record, files);
    return write(target, manifest, files);
  }

  /**
   * Writes an opened bundle, of a model that is no script.
   *
   * @param target as in {@link #write(Path, BundleManifest, byte[], String, TrainingRecord)}
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static BundleManifest write(Path target, ModelBundle bundle) throws SightlineException {
    if (bundle.script().isPresent()) {
      throw new IllegalArgumentException("a script is copied, not written");
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        BundleManifest.WEIGHTS,
        Safetensors.encode(bundle.weights(), n -> StoredType.exact(bundle.weights().get(n))));
    files.put(BundleManifest.CARD, bundle.card().getBytes(StandardCharsets.UTF_8));
    bundle.tokenizerJson().ifPresent(t -> files.put(BundleManifest.TOKENIZER, t));
    RecordJson.put(bundle.record(), files);
    ConfidenceJson.put(bundle.confidence(), files);
    bundle.captions().ifPresent(c -> CaptionJson.put(c, files));
    bundle.words().ifPresent(w -> WordJson.put(w, files));
    return write(target, bundle.manifest(), files);
  }

  /**
   * Gives a bundle new figures, a new card and a new record; its weights stay as they are.
   *
   * @param target a bundle that can be opened
   * @param metrics replace all that it had
   * @param card the new model card, Markdown
   * @param record replaces the one that it had
   */
  public static BundleManifest update(
      Path target, List<Metric> metrics, String card, TrainingRecord record)
      throws SightlineException {
    BundleManifest manifest = BundleReader.open(target).manifest();
    Map<String, byte[]> files = content(target, manifest);
    files.put(BundleManifest.CARD, card.getBytes(StandardCharsets.UTF_8));
    RecordJson.put(record, files);
    return write(target, manifest.withMetrics(metrics), files);
  }

  /**
   * Gives a bundle other weights of the same names and shapes, as another version; all else stays
   * as it is.
   *
   * @param target a bundle that can be opened
   * @param all of its weights, written as float16
   * @throws SightlineException {@code FILE} if it cannot be written; {@code BUNDLE} if a reader
   *     would refuse it
   */
  public static BundleManifest update(Path target, String version, TensorFile weights)
      throws SightlineException {
    BundleManifest manifest = BundleReader.open(target).manifest();
    Map<String, byte[]> files = content(target, manifest);
    files.put(BundleManifest.WEIGHTS, Safetensors.encode(weights, n -> StoredType.F16));
    return write(target, manifest.withVersion(version), files);
  }

  /**
   * Says how far the heads of a bundle can be trusted; all else stays as it is.
   *
   * @param target a bundle that can be opened
   * @param confidence replaces the one that it had
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static BundleManifest update(Path target, Confidence confidence)
      throws SightlineException {
    BundleManifest manifest = BundleReader.open(target).manifest();
    Map<String, byte[]> files = content(target, manifest);
    ConfidenceJson.put(confidence, files);
    return write(target, manifest, files);
  }

  /**
   * Gives a bundle a caption decoder; all else stays as it is.
   *
   * @param target a bundle that can be opened, of the sizes that the decoder was made for
   * @param captions replaces the one that it had
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static BundleManifest update(Path target, CaptionPart captions) throws SightlineException {
    BundleManifest manifest = BundleReader.open(target).manifest();
    Map<String, byte[]> files = content(target, manifest);
    CaptionJson.put(captions, files);
    return write(target, manifest, files);
  }

  /**
   * Teaches a bundle to guess hidden words; all else stays as it is.
   *
   * @param target a bundle that can be opened, whose fusion the part was trained with
   * @param words replaces the one that it had
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static BundleManifest update(Path target, WordPart words) throws SightlineException {
    BundleManifest manifest = BundleReader.open(target).manifest();
    Map<String, byte[]> files = content(target, manifest);
    WordJson.put(words, files);
    return write(target, manifest, files);
  }

  /**
   * Writes a bundle at another place, as a file or as a folder by its name.
   *
   * @param source a bundle that can be opened
   * @return the manifest as written
   * @throws SightlineException {@code BUNDLE} if the source is broken, {@code FILE} if the target
   *     cannot be written
   */
  public static BundleManifest copy(Path source, Path target) throws SightlineException {
    BundleManifest manifest = BundleReader.open(source).manifest();
    return write(target, manifest, content(source, manifest));
  }

  /**
   * Writes an opened bundle elsewhere, byte for byte.
   *
   * @param source where it was opened; closed afterwards
   * @param manifest of the opened bundle, so verified
   * @throws SightlineException {@code FILE} if the target cannot be written, {@code BUNDLE} if the
   *     source changed meanwhile, {@code CANCELLED} if the user stopped it: the target is then as
   *     it was
   */
  static void export(BundleSource source, BundleManifest manifest, Path target, Progress progress)
      throws SightlineException {
    progress.update(-1, Phrase.of("reading the model"));
    try (BundleSource open = source) {
      write(target, manifest, content(open, manifest), progress);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static Map<String, byte[]> content(Path bundle, BundleManifest manifest)
      throws SightlineException {
    try (BundleSource source = BundleSource.of(bundle)) {
      return content(source, manifest);
    } catch (IOException e) {
      throw failure(bundle, e);
    }
  }

  private static Map<String, byte[]> content(BundleSource source, BundleManifest manifest)
      throws IOException, SightlineException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (BundleFile file : manifest.files()) {
      files.put(file.path(), source.read(file.path(), file.size()));
    }
    return files;
  }

  private static BundleManifest write(
      Path target, BundleManifest draft, Map<String, byte[]> content) throws SightlineException {
    return write(target, draft, content, Progress.NONE);
  }

  private static BundleManifest write(
      Path target, BundleManifest draft, Map<String, byte[]> content, Progress progress)
      throws SightlineException {
    BundleManifest manifest =
        draft.withFiles(
            content.entrySet().stream().map(e -> BundleFile.of(e.getKey(), e.getValue())).toList());
    List<SightlineException> broken = ManifestRules.broken(manifest, manifest.name());
    if (!broken.isEmpty()) {
      throw broken.getFirst();
    }
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(BundleManifest.MANIFEST, ManifestJson.write(manifest));
    all.putAll(content);
    try {
      Path place = target.toAbsolutePath().normalize();
      Files.createDirectories(place.getParent());
      if (place.getFileName().toString().endsWith(EXTENSION)) {
        writeZip(place, all, progress);
      } else {
        writeFolder(place, all);
      }
      return manifest;
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static void writeZip(Path target, Map<String, byte[]> files, Progress progress)
      throws IOException, SightlineException {
    Path temporary = beside(target);
    long all = files.values().stream().mapToLong(f -> f.length).sum();
    long done = 0;
    try {
      try (OutputStream out = Files.newOutputStream(temporary);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, byte[]> e : files.entrySet()) {
          ZipEntry entry = new ZipEntry(e.getKey());
          entry.setTimeLocal(NO_TIME);
          zip.putNextEntry(entry);
          for (int at = 0; at < e.getValue().length; at += PIECE) {
            progress.checkCancelled();
            progress.update((double) done / all, Phrase.of("writing the model"));
            int piece = Math.min(PIECE, e.getValue().length - at);
            zip.write(e.getValue(), at, piece);
            done += piece;
          }
          zip.closeEntry();
        }
      }
      try {
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeFolder(Path target, Map<String, byte[]> files) throws IOException {
    if (Files.exists(target) && !Files.exists(target.resolve(BundleManifest.MANIFEST))) {
      try {
        Files.delete(empty(target)); // an empty folder may be taken, anything else not
      } catch (DirectoryNotEmptyException e) {
        throw new FileAlreadyExistsException(target.toString(), null, "a folder that is no bundle");
      }
    }
    Path temporary = Files.createDirectory(beside(target));
    try {
      for (Map.Entry<String, byte[]> e : files.entrySet()) {
        Files.write(temporary.resolve(e.getKey()), e.getValue());
      }
      if (Files.exists(target)) {
        replaceFolder(target, temporary);
      } else {
        Files.move(temporary, target);
      }
    } finally {
      deleteTree(temporary);
    }
  }

  private static Path empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString(), null, "a file");
    }
    return folder;
  }

  /** The old folder stays whole until the new one is in its place; files of others move along. */
  private static void replaceFolder(Path target, Path fresh) throws IOException {
    Path aside = beside(target);
    Files.move(target, aside);
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      Files.move(aside, target);
      throw e;
    }
    List<Path> old;
    try (Stream<Path> list = Files.list(aside)) {
      old = list.toList();
    }
    for (Path p : old) {
      if (!BundleManifest.isOwnFile(p.getFileName().toString())) {
        Files.move(p, target.resolve(p.getFileName()));
      }
    }
    deleteTree(aside);
  }

  // Not from createTempFile, which would give the result to its owner alone.
  private static Path beside(Path target) {
    return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path p : all) {
      Files.deleteIfExists(p);
    }
  }

  private static SightlineException failure(Path target, IOException e) {
    return new SightlineException(
        Problem.FILE,
        Phrase.of(
            "The model bundle cannot be written to {0}; is there space, and may you "
                + "write there?",
            target),
        "writing " + target + ": " + e,
        e);
  }
}
