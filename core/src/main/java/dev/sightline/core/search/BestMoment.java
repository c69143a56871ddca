package dev.sightline.core.search;

import java.util.Optional;

/**
 * Where in a result to begin.
 *
 * @param span when
 * @param route {@link Route#WORDS}: a subtitle; else the clip that is most like the query
 * @param score of that subtitle or clip, as in {@link Reason#score}
 * @param words the subtitle, if it is one
 */
public record BestMoment(TimeSpan span, Route route, double score, Optional<String> words) {}
