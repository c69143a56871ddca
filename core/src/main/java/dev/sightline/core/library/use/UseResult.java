package dev.sightline.core.library.use;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one use of a model said of a video. It belongs to the video's content, wherever the file
 * lies and whether or not the library has it yet.
 *
 * @param id given by the catalogue; 0 before it is kept
 * @param videoSha256 hash of the video's content, hex
 * @param kind what the model was used for
 * @param model which one
 * @param made when
 * @param settings what was asked and how, by {@link Uses the names of each kind}; the same settings
 *     of the same model are the same result, and the newer one takes the older one's place
 * @param values what was said, in order
 */
public record UseResult(
    long id,
    String videoSha256,
    UseKind kind,
    UseModel model,
    Instant made,
    SortedMap<String, String> settings,
    List<UseValue> values) {
  public UseResult {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    values = List.copyOf(values);
  }

  /** A setting; empty if it was not set. */
  public String setting(String name) {
    return settings.getOrDefault(name, "");
  }
}
