package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.model.generation.GeneratorWeights;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Generators on disk: a folder of {@code generator.json}, {@code generator.safetensors} (float16),
 * {@code card.md} and {@code curves.json}. Nothing in it is believed before it is checked. Reads
 * and writes files: not on the FX thread. Stateless; safe from any thread.
 */
public final class GeneratorFiles {
  /** The description; a folder that has it is a generator. */
  public static final String DESCRIPTION = "generator.json";

  static final String WEIGHTS = "generator.safetensors";
  static final String CARD = "card.md";
  static final String CURVES = "curves.json";
  private static final List<String> ALL = List.of(WEIGHTS, CARD, CURVES);
  private static final int FIRST_SCHEMA = 1;
  private static final long MAX_DESCRIPTION_BYTES = 1L << 20;
  private static final long MAX_FILE_BYTES = 256L << 20;

  private GeneratorFiles() {}

  /**
   * Opens a folder.
   *
   * @throws SightlineException {@code FILE} if it cannot be read; {@code BUNDLE} with the first
   *     thing that is wrong with it
   */
  public static GeneratorBundle open(Path folder) throws SightlineException {
    return open(BundleSource.of(folder));
  }

  /**
   * Opens one on the class path.
   *
   * @param root its folder, such as {@code /dev/sightline/resources/models/generator}
   * @throws SightlineException {@code BUNDLE} with the first thing that is wrong with it
   */
  public static GeneratorBundle openResource(String root) throws SightlineException {
    return open(new BundleSource.ResourceSource(GeneratorFiles.class, root + "/"));
  }

  private static GeneratorBundle open(BundleSource opened) throws SightlineException {
    try (BundleSource source = opened) {
      byte[] json = source.read(DESCRIPTION, MAX_DESCRIPTION_BYTES);
      GeneratorBundle.Description description =
          StrictJson.value(
              current(StrictJson.tree(json, DESCRIPTION, source.name())),
              GeneratorBundle.Description.class,
              DESCRIPTION,
              source.name());
      if (description.schema() != GeneratorBundle.Description.SCHEMA) {
        throw Refusal.of(
            source.name(),
            Phrase.of("its {0} is of version {1}", DESCRIPTION, description.schema()));
      }
      Map<String, byte[]> files = files(source, description);
      TensorFile weights = Safetensors.read(files.get(WEIGHTS), WEIGHTS);
      check(weights, GeneratorWeights.shapes(description.sizes()), source.name());
      List<CurvePoint> curves =
          StrictJson.list(
              StrictJson.tree(files.get(CURVES), CURVES, source.name()),
              CurvePoint.class,
              CURVES,
              source.name());
      return new GeneratorBundle(
          description,
          weights,
          new String(files.get(CARD), StandardCharsets.UTF_8),
          curves,
          BundleFile.sha256(json));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The generator {0} cannot be read.", opened.name()), e);
    }
  }

  /** A description of version 1, which knew the laboratory only, as one of version 2. */
  private static JsonNode current(JsonNode root) {
    if (root.path("schema").asInt() == FIRST_SCHEMA && root.path("sizes").isObject()) {
      ((ObjectNode) root).put("schema", GeneratorBundle.Description.SCHEMA);
      ((ObjectNode) root.get("sizes")).put("set", GeneratorSet.LABORATORY.key());
    }
    return root;
  }

  private static Map<String, byte[]> files(
      BundleSource source, GeneratorBundle.Description description)
      throws IOException, SightlineException {
    Map<String, byte[]> files = new HashMap<>();
    for (BundleFile file : description.files()) {
      if (!ALL.contains(file.path()) || file.size() > MAX_FILE_BYTES) {
        throw Refusal.of(
            source.name(), Phrase.of("it names a file that is no part of a generator"));
      }
      byte[] content = source.read(file.path(), file.size());
      if (content.length != file.size() || !BundleFile.sha256(content).equals(file.sha256())) {
        throw Refusal.of(
            source.name(),
            Phrase.of("its file {0} was changed or damaged (wrong SHA-256)", file.path()));
      }
      files.put(file.path(), content);
    }
    for (String name : ALL) {
      if (!files.containsKey(name)) {
        throw Refusal.of(source.name(), Phrase.of("its file {0} is missing", name));
      }
    }
    return files;
  }

  private static void check(TensorFile weights, Map<String, List<Integer>> expected, String source)
      throws SightlineException {
    if (!weights.tensors().keySet().equals(expected.keySet())) {
      TreeSet<String> missing = new TreeSet<>(expected.keySet());
      missing.removeAll(weights.tensors().keySet());
      throw Refusal.of(
          source,
          missing.isEmpty()
              ? Phrase.of("its {0} holds weights that a generator does not have", WEIGHTS)
              : Phrase.of("its {0} lacks \"{1}\"", WEIGHTS, missing.first()));
    }
    for (Map.Entry<String, FloatTensor> e : weights.tensors().entrySet()) {
      if (!e.getValue().shape().equals(expected.get(e.getKey()))) {
        throw Refusal.of(
            source,
            Phrase.of(
                "its weight \"{0}\" has the shape {1} where its sizes ask for {2}",
                e.getKey(), e.getValue().shape(), expected.get(e.getKey())));
      }
      if (!e.getValue().isFinite()) {
        throw Refusal.of(
            source, Phrase.of("its weight \"{0}\" holds values that are no numbers", e.getKey()));
      }
    }
  }

  /**
   * Writes a generator; files of an older one at the same place are replaced, the description last.
   *
   * @param draft its {@code files} are ignored and made anew
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void write(
      Path folder,
      GeneratorBundle.Description draft,
      TensorFile weights,
      String card,
      List<CurvePoint> curves)
      throws SightlineException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(WEIGHTS, Safetensors.encode(weights, n -> StoredType.F16));
    files.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    files.put(CURVES, StrictJson.write(curves));
    GeneratorBundle.Description whole =
        draft.withFiles(
            files.entrySet().stream().map(e -> BundleFile.of(e.getKey(), e.getValue())).toList());
    files.put(DESCRIPTION, StrictJson.write(whole));
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> e : files.entrySet()) {
        Path part = folder.resolve(e.getKey() + ".part");
        Files.write(part, e.getValue());
        Files.move(
            part,
            folder.resolve(e.getKey()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The generator cannot be written to {0}.", folder), e);
    }
  }
}
