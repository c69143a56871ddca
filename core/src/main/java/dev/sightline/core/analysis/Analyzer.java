package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a model on videos and texts. Thread-safe; its methods block and are never called on the FX
 * thread. One analyzer owns the native memory of one model until it is closed.
 */
public interface Analyzer extends AutoCloseable {
  /**
   * Decodes and encodes a video, or takes the answer from the cache on disk. Bounded memory
   * whatever the length of the video.
   *
   * @param progress told what is going on; cancelling it stops within 100 ms
   * @throws SightlineException if the file cannot be read as a video, or the user cancelled
   */
  VideoFeatures encode(Path video, Progress progress) throws SightlineException;

  /**
   * The same for a part of the video, which gets as many clips as a whole video may have: so long
   * films can be looked at more closely, part by part, in the same bounded memory. Clips keep the
   * times of the whole video.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; else as {@link
   *     #encode(Path, Progress)}
   */
  default VideoFeatures encode(Path video, Stretch stretch, Progress progress)
      throws SightlineException {
    throw new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("This model cannot look at a part of a video."));
  }

  /**
   * Puts an encoded video beside a text: one pass of the text encoder and one of the fusion.
   *
   * @param text may be empty: then the text side is "absent", as the model was trained to take it
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  Analysis analyze(VideoFeatures features, String text, Progress progress)
      throws SightlineException;

  /**
   * The part of {@link #analyze} that a user waits for: every map and the predictions for the whole
   * video, at about half of the cost. What the heads say of each clip may be missing.
   *
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  default Analysis analyzeFirst(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return analyze(features, text, progress);
  }

  /**
   * Adds what is missing in the answer of {@link #analyzeFirst}, so that it equals that of {@link
   * #analyze}.
   *
   * @param features those that the analysis was made from
   * @return complete
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  default Analysis withCourses(Analysis analysis, VideoFeatures features, Progress progress)
      throws SightlineException {
    return analysis;
  }

  /**
   * Scores labels that no head was trained on.
   *
   * @param labels at least two, none blank; in the model's language
   * @param clips true: also for each clip, which takes longer
   * @return a result like that of a head, called {@code labels}; probabilities among these labels
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; or the user
   *     cancelled
   */
  default HeadResult labels(
      VideoFeatures features,
      List<String> labels,
      LabelRoute route,
      boolean clips,
      Progress progress)
      throws SightlineException {
    throw new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("This model cannot score labels of your own."));
  }

  /**
   * Opens the model's gradients for one text beside one video. The first time it takes seconds.
   *
   * @param text may be empty
   * @return to be closed by the caller, before this
   * @throws SightlineException {@code UNSUPPORTED} if gradients cannot be followed through this
   *     model; or the user cancelled
   */
  default Gradients gradients(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    throw new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("No gradient can be followed through this model."));
  }

  /** What explanation methods can ask of the model. */
  default ModelAbilities abilities() {
    return ModelAbilities.none();
  }

  /**
   * Makes ready to ask about one text beside one video with parts of them hidden.
   *
   * @param text may be empty: then the text side is absent whatever is hidden
   * @return to be closed by the caller; a call after this analyzer was closed is refused
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; or the user
   *     cancelled
   */
  default Probe probe(VideoFeatures features, String text, Progress progress)
      throws SightlineException {
    return probe(features, text, Set.of(), progress);
  }

  /**
   * The same with heads of the cross-attention turned off.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; or the user
   *     cancelled
   */
  default Probe probe(VideoFeatures features, String text, Set<CrossHead> off, Progress progress)
      throws SightlineException {
    throw new SightlineException(
        Problem.UNSUPPORTED,
        Phrase.of("This model cannot be asked with parts of its input hidden."));
  }

  /**
   * Splits a text into tokens as the model reads it.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model does not tell
   */
  default TokenizedText tokens(String text) throws SightlineException {
    throw unchangeable();
  }

  /**
   * Encodes a video once more, its frames picked in another way. Nothing is kept on disk.
   *
   * @param features of the video, as {@link #encode(Path, Progress)} gave them
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; if the file cannot
   *     be read any more; or the user cancelled
   */
  default VideoFeatures encode(VideoFeatures features, Sampling sampling, Progress progress)
      throws SightlineException {
    throw unchangeable();
  }

  /**
   * Encodes some clips of a video once more, their frames changed before.
   *
   * @param clips indices in ascending order
   * @return one for each of them
   * @throws SightlineException as {@link #encode(VideoFeatures, Sampling, Progress)}
   */
  default List<ClipCells> encodeClips(
      VideoFeatures features, List<Integer> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    throw unchangeable();
  }

  /**
   * A video of other clips in other places, as if it had been encoded so.
   *
   * @param sources one for each clip of the video
   */
  default VideoFeatures compose(VideoFeatures features, List<ClipSource> sources)
      throws SightlineException {
    return ComposedVideo.features(features, sources);
  }

  /**
   * {@link #analyzeFirst} with parts of the input hidden, as {@link #probe} hides them, and heads
   * of the cross-attention turned off. A hidden token still has a row in the maps, of what it would
   * look at; nothing looks at it. Where a side is hidden whole, its maps are missing and the score
   * is not a number.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot do that; or the user
   *     cancelled
   */
  default Analysis analyzeHiding(
      VideoFeatures features, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    throw unchangeable();
  }

  /**
   * Words that the text encoder takes for nearly the same: near in its table of word embeddings.
   * The first call takes about a second.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model's table is out of reach
   */
  default WordNeighbours nearWords() throws SightlineException {
    throw new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("The word embeddings of this model are out of reach."));
  }

  private static SightlineException unchangeable() {
    return new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("This model cannot be asked with its input changed."));
  }

  /**
   * What makes vectors of whole texts and videos, by which they are searched.
   *
   * @return closed with this analyzer; empty if the model makes none
   */
  default Optional<Embedder> embedder() {
    return Optional.empty();
  }

  /**
   * What puts clips into words.
   *
   * @return empty if the model cannot speak
   */
  default Optional<Captioner> captioner() {
    return Optional.empty();
  }

  /**
   * What guesses hidden words.
   *
   * @return empty if the model was not trained to
   */
  default Optional<WordGuesser> wordGuesser() {
    return Optional.empty();
  }

  /** Name, version and hash of the model, for the status line. */
  ModelFacts model();

  /** Frees the model. Idempotent. */
  @Override
  void close();
}
