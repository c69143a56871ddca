package dev.sightline.core.search;

import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of an encoded video and its texts what the index holds of it. */
public final class VideoVectors {
  private static final long MILLIS = 1000;

  private VideoVectors() {}

  /**
   * @param texts of the video; one vector is made of all of them that the model can read, one after
   *     the other as far as it reads. Subtitles count only if there is nothing else
   * @throws SightlineException if the model fails
   */
  public static IndexedVideo.Vectors of(
      Embedder embedder, VideoFeatures features, List<IndexedText> texts)
      throws SightlineException {
    Embedder.VideoVectors video = embedder.video(features);
    List<IndexedMoment> moments = new ArrayList<>();
    for (int i = 0; i < features.clips().size(); i++) {
      moments.add(new IndexedMoment(span(features.clips().get(i)), video.clips().get(i)));
    }
    return new IndexedVideo.Vectors(text(embedder, texts), Optional.of(video.whole()), moments);
  }

  /**
   * The vector of texts alone, for videos that have not been encoded.
   *
   * @return empty if none of them is in the model's language
   * @throws SightlineException if the model fails
   */
  public static Optional<float[]> text(Embedder embedder, List<IndexedText> texts)
      throws SightlineException {
    List<String> own = new ArrayList<>();
    List<String> subtitles = new ArrayList<>();
    for (IndexedText text : texts) {
      if (Languages.of(text.text(), text.language().orElse("")).equals(embedder.language())) {
        (text.kind() == IndexedText.Kind.SUBTITLE ? subtitles : own).add(text.text());
      }
    }
    return embedder.text(String.join(" ", own.isEmpty() ? subtitles : own));
  }

  private static TimeSpan span(Clip clip) {
    return new TimeSpan(millis(clip.start()), millis(clip.end()));
  }

  private static long millis(Fraction seconds) {
    return Math.max(0, seconds.times(MILLIS).floor());
  }
}
