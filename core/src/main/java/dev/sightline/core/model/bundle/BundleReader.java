package dev.sightline.core.model.bundle;

import dev.sightline.core.model.bundle.BundleSource.ResourceSource;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens model bundles: a folder, a zip ({@code .sightline}), or resources. Nothing in a bundle is
 * believed before it is checked, nothing is unpacked to disk, and no more is read than the manifest
 * allows. Reads files: not on the FX thread. Stateless; safe from any thread.
 */
public final class BundleReader {
  /** Labels of many heads fit easily; a manifest is read before anything is known of it. */
  private static final long MAX_MANIFEST_BYTES = 8L << 20;

  private BundleReader() {}

  /**
   * Opens a folder or a zip.
   *
   * @throws SightlineException {@code FILE} if it cannot be read; {@code BUNDLE} with the first
   *     thing that is wrong with it
   */
  public static ModelBundle open(Path bundle) throws SightlineException {
    return open(BundleSource.of(bundle));
  }

  /**
   * Opens a bundle on the class path.
   *
   * @param root its folder, such as {@code /dev/sightline/resources/models/everyday}
   * @throws SightlineException {@code BUNDLE} with the first thing that is wrong with it
   */
  public static ModelBundle openResource(String root) throws SightlineException {
    return open(resource(root));
  }

  /** The files of a bundle on the class path. */
  static BundleSource resource(String root) {
    return new ResourceSource(BundleReader.class, root.endsWith("/") ? root : root + "/");
  }

  /**
   * Reads the manifest alone; the files that it names are neither read nor verified.
   *
   * @param opened closed afterwards
   */
  static BundleManifest manifest(BundleSource opened) throws SightlineException {
    try (BundleSource source = opened) {
      BundleManifest manifest =
          ManifestJson.read(
              source.read(BundleManifest.MANIFEST, MAX_MANIFEST_BYTES), source.name());
      List<SightlineException> broken = ManifestRules.broken(manifest, source.name());
      if (!broken.isEmpty()) {
        throw broken.getFirst();
      }
      return manifest;
    } catch (IOException e) {
      throw unreadable(opened, e);
    }
  }

  private static SightlineException unreadable(BundleSource source, IOException e) {
    return new SightlineException(
        Problem.FILE, Phrase.of("The model bundle {0} cannot be read.", source.name()), e);
  }

  /**
   * Looks for everything that is wrong with a folder or a zip, instead of stopping at the first.
   *
   * @throws SightlineException {@code FILE} if it cannot be read at all
   */
  public static BundleCheck check(Path bundle) throws SightlineException {
    BundleSource source;
    try {
      source = BundleSource.of(bundle);
    } catch (SightlineException e) {
      if (e.problem() != Problem.BUNDLE) {
        throw e;
      }
      return new BundleCheck(Optional.empty(), List.of(e.userMessage()));
    }
    Inspection i = inspect(source);
    return new BundleCheck(
        i.bundle(), i.problems().stream().map(SightlineException::userMessage).toList());
  }

  private static ModelBundle open(BundleSource source) throws SightlineException {
    Inspection i = inspect(source);
    if (!i.problems().isEmpty()) {
      throw i.problems().getFirst();
    }
    return i.bundle().orElseThrow();
  }

  private record Inspection(Optional<ModelBundle> bundle, List<SightlineException> problems) {}

  private static Inspection inspect(BundleSource opened) throws SightlineException {
    try (BundleSource source = opened) {
      List<SightlineException> problems = new ArrayList<>();
      byte[] json;
      BundleManifest manifest;
      try {
        json = source.read(BundleManifest.MANIFEST, MAX_MANIFEST_BYTES);
        manifest = ManifestJson.read(json, source.name());
      } catch (SightlineException e) {
        return new Inspection(Optional.empty(), List.of(e));
      }
      problems.addAll(ManifestRules.broken(manifest, source.name()));
      if (!problems.isEmpty()) {
        return new Inspection(Optional.empty(), problems); // its list of files cannot be trusted
      }
      Map<String, byte[]> files = new TreeMap<>();
      for (BundleFile file : manifest.files()) {
        try {
          files.put(file.path(), verified(source, file));
        } catch (SightlineException e) {
          problems.add(e);
        }
      }
      Optional<TensorFile> weights = weights(files, source.name(), problems);
      Optional<String> card = card(files, source.name(), problems);
      TrainingRecord record = record(files, source.name(), problems);
      Confidence confidence = confidence(files, manifest, source.name(), problems);
      Optional<CaptionPart> captions = captions(files, manifest, source.name(), problems);
      Optional<WordPart> words = words(files, manifest, source.name(), problems);
      if (!problems.isEmpty()) {
        return new Inspection(Optional.empty(), problems);
      }
      ModelBundle bundle =
          new ModelBundle(
              manifest,
              weights.orElseGet(() -> TensorFile.of(Map.of())),
              Optional.ofNullable(files.get(BundleManifest.SCRIPT)),
              card.orElseThrow(),
              Optional.ofNullable(files.get(BundleManifest.TOKENIZER)),
              record,
              confidence,
              captions,
              words,
              BundleFile.sha256(json));
      return new Inspection(Optional.of(bundle), List.of());
    } catch (IOException e) {
      throw unreadable(opened, e);
    }
  }

  private static TrainingRecord record(
      Map<String, byte[]> files, String source, List<SightlineException> problems) {
    try {
      return RecordJson.read(files, source);
    } catch (SightlineException e) {
      problems.add(e);
      return TrainingRecord.NONE;
    }
  }

  private static Confidence confidence(
      Map<String, byte[]> files,
      BundleManifest manifest,
      String source,
      List<SightlineException> problems) {
    try {
      return ConfidenceJson.read(files, manifest.config(), source);
    } catch (SightlineException e) {
      problems.add(e);
      return Confidence.NONE;
    }
  }

  private static Optional<CaptionPart> captions(
      Map<String, byte[]> files,
      BundleManifest manifest,
      String source,
      List<SightlineException> problems) {
    try {
      return CaptionJson.read(files, manifest.config(), source);
    } catch (SightlineException e) {
      problems.add(e);
      return Optional.empty();
    }
  }

  private static Optional<WordPart> words(
      Map<String, byte[]> files,
      BundleManifest manifest,
      String source,
      List<SightlineException> problems) {
    try {
      return WordJson.read(files, manifest.config(), source);
    } catch (SightlineException e) {
      problems.add(e);
      return Optional.empty();
    }
  }

  private static byte[] verified(BundleSource source, BundleFile file)
      throws IOException, SightlineException {
    byte[] content = source.read(file.path(), file.size());
    if (content.length != file.size()) {
      throw Refusal.of(
          source.name(),
          Phrase.of(
              "its file {0} has {1} bytes instead of {2}",
              file.path(), content.length, file.size()));
    }
    if (!BundleFile.sha256(content).equals(file.sha256())) {
      throw Refusal.of(
          source.name(),
          Phrase.of("its file {0} was changed or damaged (wrong SHA-256)", file.path()));
    }
    return content;
  }

  private static Optional<TensorFile> weights(
      Map<String, byte[]> files, String source, List<SightlineException> problems) {
    byte[] content = files.remove(BundleManifest.WEIGHTS);
    if (content == null) {
      return Optional.empty();
    }
    try {
      TensorFile weights = Safetensors.read(content, BundleManifest.WEIGHTS);
      for (Map.Entry<String, FloatTensor> e : weights.tensors().entrySet()) {
        if (!e.getValue().isFinite()) {
          problems.add(
              Refusal.of(
                  source,
                  Phrase.of("its weight \"{0}\" holds values that are no numbers", e.getKey())));
        }
      }
      return Optional.of(weights);
    } catch (SightlineException e) {
      problems.add(e);
      return Optional.empty();
    }
  }

  private static Optional<String> card(
      Map<String, byte[]> files, String source, List<SightlineException> problems) {
    byte[] content = files.get(BundleManifest.CARD);
    if (content == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      problems.add(Refusal.of(source, Phrase.of("its card.md is not UTF-8 text"), e));
      return Optional.empty();
    }
  }
}
