package dev.sightline.core.task.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.SentenceWords;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Optional;

/** What was generated, and all that is needed to generate it again, as JSON. Stateless. */
public final class GenerationJson {
  private GenerationJson() {}

  /**
   * One clip.
   *
   * @param seed it came from
   * @param share of the way to the second sentence, 0 without one
   * @param sha256 of its pictures
   * @param read what the reader sees in it
   * @param film its MP4, if it was written
   * @param gif its GIF, if it was written
   */
  public record Entry(
      long seed,
      double share,
      String sha256,
      String read,
      Optional<String> film,
      Optional<String> gif) {}

  /**
   * @param request of all clips, or of the first step of a way between two sentences
   * @param read what the generator knows of the sentence
   */
  public static String of(
      GeneratorBundle bundle,
      GenerationRequest request,
      SentenceWords.Read read,
      List<Entry> entries)
      throws SightlineException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("generator", bundle.title());
    root.put("generator_sha256", bundle.id());
    root.put("sentence", request.sentence());
    request.blend().ifPresent(b -> root.put("towards", b.sentence()));
    read.words().forEach(root.putArray("words")::add);
    read.unknown().forEach(root.putArray("unknown_words")::add);
    GenerationRequest.Settings s = request.settings();
    ObjectNode settings = root.putObject("settings");
    settings.put("method", s.method().key());
    settings.put("frames", s.frames());
    settings.put("rate_hz", ClipFiles.RATE_HZ);
    settings.put("steps", s.steps());
    settings.put("guidance", s.guidance());
    ArrayNode clips = root.putArray("clips");
    for (Entry e : entries) {
      ObjectNode clip = clips.addObject();
      clip.put("seed", e.seed());
      if (request.blend().isPresent()) {
        clip.put("share", e.share());
      }
      clip.put("frames_sha256", e.sha256());
      clip.put("read_back", e.read());
      e.film().ifPresent(f -> clip.put("film", f));
      e.gif().ifPresent(f -> clip.put("gif", f));
    }
    try {
      return mapper.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("The clips cannot be described."), e);
    }
  }
}
