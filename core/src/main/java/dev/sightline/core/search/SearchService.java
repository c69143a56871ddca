package dev.sightline.core.search;

import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches by words, sentences, examples and pictures. Thread-safe; blocks, never on the FX thread.
 * Owns nothing: index and model are closed by whoever opened them.
 */
public final class SearchService {
  private final SearchIndex index;
  private final Optional<Embedder> embedder;

  /**
   * @param embedder the model that made the vectors of the index; empty: only words and examples
   *     are searched by
   * @throws IllegalArgumentException if the vectors of the index are another model's
   */
  public SearchService(SearchIndex index, Optional<Embedder> embedder) {
    this.index = index;
    this.embedder = embedder;
    embedder.ifPresent(
        e -> {
          if (!index.facts().model().equals(e.model()) || index.facts().dim() != e.dim()) {
            throw new IllegalArgumentException("the index is not of the model " + e.model());
          }
        });
  }

  /** What an index for a model's vectors is opened with. */
  public static IndexFacts facts(Embedder embedder) {
    return new IndexFacts(embedder.model(), embedder.dim());
  }

  /**
   * By words alone: what stands in titles, captions, subtitles and labels.
   *
   * @param words whatever the user typed
   * @throws SightlineException if the index cannot be read
   */
  public List<SearchHit> words(String words, SearchFilter filter, int limit)
      throws SightlineException {
    return index.search(SearchQuery.explained(words, Map.of(), filter, limit));
  }

  /**
   * By words and by what they mean. Without a model: by words alone.
   *
   * @param sentence whatever the user typed
   * @throws SightlineException if the index cannot be read, or the model fails
   */
  public List<SearchHit> sentence(String sentence, SearchFilter filter, int limit)
      throws SightlineException {
    Map<Route, float[]> vectors = new EnumMap<>(Route.class);
    if (embedder.isPresent()) {
      // what must or must not stand there is for the words, not for the meaning
      Optional<float[]> vector = embedder.get().text(UserWords.of(sentence).words());
      vector.ifPresent(v -> Route.byVector().forEach(r -> vectors.put(r, v)));
    }
    return index.search(SearchQuery.explained(sentence, vectors, filter, limit));
  }

  /**
   * By another video of the index, which is not among the results.
   *
   * @throws SightlineException {@code UNSUPPORTED} if it has not been analysed yet; or the index
   *     cannot be read
   */
  public List<SearchHit> likeVideo(String id, SearchFilter filter, int limit)
      throws SightlineException {
    IndexedVideo.Vectors example = example(id);
    Map<Route, float[]> vectors = new EnumMap<>(Route.class);
    example.text().ifPresent(v -> vectors.put(Route.TEXT, v));
    example.video().ifPresent(v -> vectors.put(Route.VIDEO, v));
    if (vectors.isEmpty()) {
      throw notAnalysed();
    }
    return index.search(SearchQuery.explained("", vectors, filter.without(Set.of(id)), limit));
  }

  /**
   * By one moment of a video of the index: other videos with such a moment.
   *
   * @param ms the moment, ms from the first frame
   * @throws SightlineException {@code UNSUPPORTED} if it has not been analysed yet; or the index
   *     cannot be read
   */
  public List<SearchHit> likeMoment(String id, long ms, SearchFilter filter, int limit)
      throws SightlineException {
    float[] clip =
        example(id).moments().stream()
            .filter(m -> m.span().holds(ms))
            .findFirst()
            .orElseThrow(SearchService::notAnalysed)
            .vector();
    return index.search(
        SearchQuery.explained("", Map.of(Route.MOMENT, clip), filter.without(Set.of(id)), limit));
  }

  /**
   * By a picture, such as a frame from the clipboard.
   *
   * @param picture a file that FFmpeg reads
   * @throws SightlineException {@code MEDIA} if it is no picture, {@code UNSUPPORTED} if there is
   *     no model; or the user cancelled
   */
  public List<SearchHit> likePicture(
      Path picture, SearchFilter filter, int limit, Progress progress) throws SightlineException {
    Embedder model =
        embedder.orElseThrow(
            () ->
                new SightlineException(
                    Problem.UNSUPPORTED, Phrase.of("This model cannot search by a picture.")));
    float[] vector = model.picture(picture, progress);
    return index.search(SearchQuery.explained("", Map.of(Route.MOMENT, vector), filter, limit));
  }

  private IndexedVideo.Vectors example(String id) throws SightlineException {
    return index.example(id).orElseThrow(SearchService::notAnalysed);
  }

  private static SightlineException notAnalysed() {
    return new SightlineException(
        Problem.UNSUPPORTED,
        Phrase.of("This video has not been analysed yet, so nothing can be compared with it."));
  }
}
