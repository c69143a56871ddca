package dev.sightline.core.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which plug-ins the user allowed, by the hash of their jar: a jar that changes is asked about
 * anew. The file lies with the settings and not with the jars, so that nobody brings a permission
 * along. Stateless; blocks.
 *
 * @param file need not exist
 */
record PluginDecisions(Path file) {
  /** Hash of a jar to true: allowed, or false: denied. */
  private static final TypeReference<TreeMap<String, Boolean>> MAP = new TypeReference<>() {};

  /** All decisions; none if the file is absent or damaged: then the user is asked again. */
  Map<String, Boolean> all() {
    try {
      return Files.exists(file)
          ? JsonMapper.builder().build().readValue(Files.readAllBytes(file), MAP)
          : Map.of();
    } catch (IOException e) {
      return Map.of();
    }
  }

  /**
   * Remembers a decision.
   *
   * @throws SightlineException if it cannot be written
   */
  void put(String sha256, boolean allowed) throws SightlineException {
    Map<String, Boolean> all = new TreeMap<>(all());
    all.put(sha256, allowed);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(
          file,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The choice cannot be kept: {0} is not writable.", file.getParent()),
          e);
    }
  }
}
