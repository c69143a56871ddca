package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.ClipCells;
import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.Sampling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changed clips that were encoded before; those not used for longest go first. One thread. */
final class ClipMemory {
  /** 64 MB if a clip is 7 × 7 cells of 1,280 numbers. */
  private static final int MOST = 256;

  /**
   * What a changed clip depends on.
   *
   * @param sampling empty: the model's own
   * @param clip index of the clip
   */
  record Key(Optional<Sampling> sampling, int clip, List<ClipEdit> edits) {}

  private final Map<Key, ClipCells> known =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ClipCells> eldest) {
          return size() > MOST;
        }
      };

  Optional<ClipCells> find(Key key) {
    return Optional.ofNullable(known.get(key));
  }

  void keep(Key key, ClipCells cells) {
    known.put(key, cells);
  }
}
