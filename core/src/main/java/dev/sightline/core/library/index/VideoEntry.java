package dev.sightline.core.library.index;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexedText;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the index is told of a video of the catalogue. */
final class VideoEntry {
  private static final long MILLIS = 1000;

  private VideoEntry() {}

  /** How the index names a video. */
  static String id(long video) {
    return Long.toString(video);
  }

  /** The number of a video that the index names so. */
  static long number(String id) {
    return Long.parseLong(id);
  }

  /**
   * All but the vectors, which stay as they are given.
   *
   * @throws SightlineException if the catalogue cannot be read
   */
  static IndexedVideo of(Catalogue catalogue, LibraryVideo video, IndexedVideo.Vectors vectors)
      throws SightlineException {
    Set<String> classes = new LinkedHashSet<>();
    for (VideoLabel label : catalogue.texts().labels(video.id())) {
      classes.add(label.label());
    }
    List<String> labels = new ArrayList<>(classes);
    catalogue.looks().latest(video.id()).ifPresent(look -> labels.addAll(words(look)));
    List<IndexedText> texts = new ArrayList<>(texts(catalogue, video));
    for (UseResult result : catalogue.uses().of(video.sha256())) {
      said(result).stream()
          .distinct()
          .map(words -> IndexedText.of(IndexedText.Kind.SAID, words, result.model().name()))
          .forEach(texts::add);
    }
    return new IndexedVideo(
        id(video.id()),
        texts,
        labels,
        classes,
        Set.copyOf(catalogue.marks().tags(video.id())),
        millis(video.facts().duration()),
        vectors);
  }

  /** The most probable class of each head, as words: {@code HorseRiding} is two. */
  private static List<String> words(LibraryLook look) {
    return look.predictions().stream()
        .map(Prediction::head)
        .distinct()
        .flatMap(h -> look.top(h).stream())
        .filter(Prediction::known)
        .map(p -> p.label().replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "))
        .toList();
  }

  /**
   * The words of a result that its video should be found by. Not those that stand in its texts
   * anyway, and no answer that the model would rather not give.
   */
  static List<String> said(UseResult result) {
    return switch (result.kind()) {
      case ANSWER ->
          Uses.tells(result)
              ? List.of(result.setting(Uses.QUESTION) + " " + result.values().getFirst().words())
              : List.of();
      case SUMMARY -> result.values().stream().map(UseValue::words).toList();
      case GENERATION -> List.of(result.setting(Uses.SENTENCE));
      case SENTIMENT, ATTACK -> List.of();
    };
  }

  /**
   * Title, note and texts of a video.
   *
   * @throws SightlineException if the catalogue cannot be read
   */
  static List<IndexedText> texts(Catalogue catalogue, LibraryVideo video)
      throws SightlineException {
    List<IndexedText> texts = new ArrayList<>();
    texts.add(IndexedText.of(IndexedText.Kind.TITLE, video.title(), "title"));
    if (!video.marks().note().isBlank()) {
      texts.add(IndexedText.of(IndexedText.Kind.TITLE, video.marks().note(), "note"));
    }
    for (LibraryText text : catalogue.texts().of(video.id())) {
      if (text.origin() == TextOrigin.FILE_NAME) {
        texts.add(IndexedText.of(IndexedText.Kind.TITLE, text.words(), text.origin().key()));
      } else if (text.transcript().cues().isEmpty()) {
        texts.add(IndexedText.of(IndexedText.Kind.CAPTION, text.words(), origin(text)));
      } else {
        for (Cue cue : text.transcript().cues()) {
          texts.add(IndexedText.subtitle(cue.text(), origin(text), span(cue)));
        }
      }
    }
    return texts;
  }

  private static String origin(LibraryText text) {
    return text.source().isEmpty() ? text.origin().key() : text.source();
  }

  private static TimeSpan span(Cue cue) {
    long start = millis(cue.start());
    return new TimeSpan(start, Math.max(start, millis(cue.end())));
  }

  private static long millis(Fraction seconds) {
    return Math.max(0, seconds.times(MILLIS).floor());
  }
}
