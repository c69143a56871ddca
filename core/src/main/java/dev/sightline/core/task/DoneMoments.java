package dev.sightline.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;

/** The moments that were read already. What cannot be read is not there. One thread. */
record DoneMoments(PartLog log) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same moment with what was found, if that is there. */
  Optional<FeltMoment> find(String part, FeltMoment without) {
    return log.find(part)
        .flatMap(
            said -> {
              try {
                JsonNode read = JSON.readTree(said);
                JsonNode share = read.get("share");
                return Optional.of(
                    new FeltMoment(
                        without.start(),
                        without.end(),
                        without.text(),
                        JSON.treeToValue(read.get("feeling"), Feeling.class),
                        share == null
                            ? Optional.empty()
                            : Optional.of(
                                new ModalityShare(
                                    share.get(0).asDouble(),
                                    share.get(1).asDouble(),
                                    share.get(2).asDouble(),
                                    share.get(3).asDouble())),
                        read.get("foreign").asBoolean()));
              } catch (JsonProcessingException | RuntimeException e) {
                return Optional.empty(); // a line of another version
              }
            });
  }

  void keep(String part, FeltMoment moment) throws SightlineException {
    ObjectNode one = JSON.createObjectNode();
    one.putObject("feeling")
        .put("positive", moment.feeling().positive())
        .put("negative", moment.feeling().negative())
        .put("neutral", moment.feeling().neutral());
    one.put("foreign", moment.foreign());
    moment
        .share()
        .ifPresent(
            s ->
                one.putArray("share")
                    .add(s.none())
                    .add(s.textOnly())
                    .add(s.videoOnly())
                    .add(s.both()));
    log.add(part, one.toString());
  }
}
