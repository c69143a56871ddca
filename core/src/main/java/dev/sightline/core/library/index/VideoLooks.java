package dev.sightline.core.library.index;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    String text = text(catalogue, video);
    Analysis analysis = model.analyzeFirst(features, text, progress);
    List<Prediction> predictions = new ArrayList<>();
    for (HeadResult head : analysis.heads()) {
      for (int i : head.top(KEPT)) {
        double p = Math.clamp(head.probabilities().get(i), 0.0, 1.0);
        predictions.add(new Prediction(head.head(), head.labels().get(i), p, !head.isForeign()));
      }
    }
    return new LibraryLook(
        video.id(),
        model.model().sha256(),
        Instant.now(),
        Phrase.NONE,
        predictions,
        sides(features, text, analysis, model, progress));
  }

  /** One more pass of the fusion: four answers to the same text and video. */
  private static Optional<SideShares> sides(
      VideoFeatures features, String text, Analysis analysis, Analyzer model, Progress progress)
      throws SightlineException {
    Optional<HeadResult> first =
        analysis.heads().stream().filter(h -> !h.head().equals(ModelAnalyzer.OBJECTS)).findFirst();
    if (text.isBlank()
        || analysis.text().isBlank()
        || first.isEmpty()
        || !model.abilities().has(Ability.PROBE)) {
      return Optional.empty();
    }
    Target.OfClass likeliest =
        new Target.OfClass(first.get().head(), first.get().top(1).getFirst());
    try (Probe probe = model.probe(features, text, progress)) {
      return Optional.of(SideShares.of(SideAnswers.ask(probe, likeliest, progress)));
    }
  }

  /** That the model could not. */
  static LibraryLook failed(LibraryVideo video, Analyzer model, SightlineException why) {
    return new LibraryLook(
        video.id(), model.model().sha256(), Instant.now(), why.phrase(), List.of());
  }

  /** What the user typed, else the first text of a file; none if there is only the file's name. */
  private static String text(Catalogue catalogue, LibraryVideo video) throws SightlineException {
    return catalogue.texts().of(video.id()).stream()
        .filter(t -> t.origin() != TextOrigin.FILE_NAME)
        .min(Comparator.comparing(t -> t.origin() != TextOrigin.TYPED)) // the first of the least
        .map(LibraryText::words)
        .orElse("");
  }
}
