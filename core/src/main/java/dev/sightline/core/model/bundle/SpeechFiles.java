package dev.sightline.core.model.bundle;

import dev.sightline.core.model.speech.SpeechHeads;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Heads for speech on disk: a folder of {@code speech.json}, {@code speech.safetensors} (float16)
 * and {@code card.md}. Nothing in it is believed before it is checked. Reads and writes files: not
 * on the FX thread. Stateless; safe from any thread.
 */
public final class SpeechFiles {
  /** The description; a folder that has it holds heads for speech. */
  public static final String DESCRIPTION = "speech.json";

  static final String WEIGHTS = "speech.safetensors";
  static final String CARD = "card.md";
  private static final List<String> ALL = List.of(WEIGHTS, CARD);
  private static final long MAX_BYTES = 16L << 20;

  private SpeechFiles() {}

  /**
   * Opens a folder.
   *
   * @throws SightlineException {@code FILE} if it cannot be read; {@code BUNDLE} with the first
   *     thing that is wrong with it
   */
  public static SpeechBundle open(Path folder) throws SightlineException {
    return open(BundleSource.of(folder));
  }

  /**
   * Opens one on the class path.
   *
   * @param root its folder, such as {@code /dev/sightline/resources/models/speech}
   * @throws SightlineException {@code BUNDLE} with the first thing that is wrong with it
   */
  public static SpeechBundle openResource(String root) throws SightlineException {
    return open(new BundleSource.ResourceSource(SpeechFiles.class, root + "/"));
  }

  private static SpeechBundle open(BundleSource opened) throws SightlineException {
    try (BundleSource source = opened) {
      SpeechBundle.Description description =
          StrictJson.value(
              StrictJson.tree(source.read(DESCRIPTION, MAX_BYTES), DESCRIPTION, source.name()),
              SpeechBundle.Description.class,
              DESCRIPTION,
              source.name());
      if (description.schema() != SpeechBundle.Description.SCHEMA
          || BuiltInText.of(description.textEncoder())
              .filter(e -> e.dim() == description.sizes().dim())
              .isEmpty()) {
        throw Refusal.of(source.name(), Phrase.of("its {0} is not of this program", DESCRIPTION));
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (BundleFile file : description.files()) {
        if (!ALL.contains(file.path()) || file.size() > MAX_BYTES) {
          throw Refusal.of(source.name(), Phrase.of("it names a file that is no part of it"));
        }
        byte[] content = source.read(file.path(), file.size());
        if (!BundleFile.sha256(content).equals(file.sha256())) {
          throw Refusal.of(
              source.name(),
              Phrase.of("its file {0} was changed or damaged (wrong SHA-256)", file.path()));
        }
        files.put(file.path(), content);
      }
      if (files.size() != ALL.size()) {
        throw Refusal.of(source.name(), Phrase.of("a file of it is missing"));
      }
      TensorFile weights = Safetensors.read(files.get(WEIGHTS), WEIGHTS);
      check(weights, SpeechHeads.shapes(description.sizes()), source.name());
      return new SpeechBundle(
          description, weights, new String(files.get(CARD), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The heads for speech {0} cannot be read.", opened.name()), e);
    }
  }

  private static void check(TensorFile weights, Map<String, List<Integer>> shapes, String source)
      throws SightlineException {
    for (Map.Entry<String, List<Integer>> e : shapes.entrySet()) {
      FloatTensor t = weights.tensors().get(e.getKey());
      if (t == null || !t.shape().equals(e.getValue()) || !t.isFinite()) {
        throw Refusal.of(source, Phrase.of("its weight \"{0}\" is missing or wrong", e.getKey()));
      }
    }
  }

  /**
   * Writes heads; files of older ones at the same place are replaced, the description last.
   *
   * @param draft its {@code files} are ignored and made anew
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void write(
      Path folder, SpeechBundle.Description draft, TensorFile weights, String card)
      throws SightlineException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(WEIGHTS, Safetensors.encode(weights, n -> StoredType.F16));
    files.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    SpeechBundle.Description whole =
        draft.withFiles(
            files.entrySet().stream().map(e -> BundleFile.of(e.getKey(), e.getValue())).toList());
    files.put(DESCRIPTION, StrictJson.write(whole));
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> e : files.entrySet()) {
        Files.write(folder.resolve(e.getKey()), e.getValue());
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The heads for speech cannot be written to {0}.", folder), e);
    }
  }
}
