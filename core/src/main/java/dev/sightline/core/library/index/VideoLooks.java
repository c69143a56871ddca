package dev.sightline.core.library.index;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks a model for its classes of a video, beside the video's own text. */
final class VideoLooks {
  /** Classes of each head that are kept. */
  private static final int KEPT = 3;

  private VideoLooks() {}

  /**
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  static LibraryLook of(
      Catalogue catalogue,
      LibraryVideo video,
      VideoFeatures features,
      Analyzer model,
      Progress progress)
      throws SightlineException {
    Analysis analysis = model.analyzeFirst(features, text(catalogue, video), progress);
    List<Prediction> predictions = new ArrayList<>();
    for (HeadResult head : analysis.heads()) {
      for (int i : head.top(KEPT)) {
        double p = Math.clamp(head.probabilities().get(i), 0.0, 1.0);
        predictions.add(new Prediction(head.head(), head.labels().get(i), p, !head.isForeign()));
      }
    }
    return new LibraryLook(video.id(), model.model().sha256(), Instant.now(), "", predictions);
  }

  /** That the model could not. */
  static LibraryLook failed(LibraryVideo video, Analyzer model, SightlineException why) {
    return new LibraryLook(
        video.id(), model.model().sha256(), Instant.now(), why.userMessage(), List.of());
  }

  /** The first text that somebody wrote; none if there is only the name of the file. */
  private static String text(Catalogue catalogue, LibraryVideo video) throws SightlineException {
    return catalogue.texts().of(video.id()).stream()
        .filter(t -> t.origin() != TextOrigin.FILE_NAME)
        .map(LibraryText::words)
        .findFirst()
        .orElse("");
  }
}
