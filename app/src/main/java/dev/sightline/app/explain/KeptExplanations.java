package dev.sightline.app.explain;

import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found lately, so that going back is instant: the last {@link #MOST} answers, of any
 * video, text and model. FX thread only.
 */
final class KeptExplanations {
  /** Of the longest video an answer takes some 2 MB. */
  static final int MOST = 48;

  /** What makes an answer the same. */
  private record Key(
      String video, String bundle, String text, String method, Target target, PartChoice part) {}

  private final Map<Key, Explanation> kept =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Explanation> eldest) {
          return size() > MOST;
        }
      };

  Optional<Explanation> find(Analysis a, String method, Target target, PartChoice part) {
    return Optional.ofNullable(kept.get(key(a, method, target, part)));
  }

  void keep(Analysis a, Explanation x, PartChoice part) {
    kept.put(key(a, x.method(), x.target(), part), x);
  }

  private static Key key(Analysis a, String method, Target target, PartChoice part) {
    return new Key(
        a.provenance().videoSha256(),
        a.provenance().bundleSha256(),
        a.text().text(),
        method,
        target,
        part);
  }
}
