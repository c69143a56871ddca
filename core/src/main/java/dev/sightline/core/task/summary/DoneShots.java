package dev.sightline.core.task.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cuts and captions that are there already. What cannot be read is not there. One thread. */
record DoneShots(PartLog log) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CUTS = "cuts";

  Optional<List<Fraction>> cuts() {
    return read(CUTS, long[][].class)
        .map(
            all -> {
              List<Fraction> cuts = new ArrayList<>();
              for (long[] cut : all) {
                cuts.add(Fraction.of(cut[0], cut[1]));
              }
              return cuts;
            });
  }

  void keep(List<Fraction> cuts) throws SightlineException {
    write(CUTS, cuts.stream().map(c -> new long[] {c.num(), c.den()}).toList());
  }

  Optional<SpokenCaption> caption(Shot shot) {
    return read(name(shot), SpokenCaption.class);
  }

  void keep(Shot shot, SpokenCaption caption) throws SightlineException {
    write(name(shot), caption);
  }

  private static String name(Shot shot) {
    return "shot " + shot.index();
  }

  private <T> Optional<T> read(String part, Class<T> kind) {
    return log.find(part)
        .flatMap(
            said -> {
              try {
                return Optional.of(JSON.readValue(said, kind));
              } catch (JsonProcessingException e) {
                return Optional.empty();
              }
            });
  }

  private void write(String part, Object value) throws SightlineException {
    try {
      log.add(part, JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
