package dev.sightline.core.library.facet;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.training.data.own.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A side from which videos are looked at: each has one value or several of it, or none. Values of
 * facets with {@link #steps()} are words of this program, in their order; those of the others are
 * names that the model, a data set or the user gave.
 */
public enum Facet {
  /** The class that the model finds most probable; {@link #UNLIKELY} if none of them is likely. */
  CLASS(List.of()),
  /** How probable that class is. */
  CONFIDENCE(List.of("90", "70", "50", "0")),
  /** What the likeliest class of the first head hangs on most; of videos with a text. */
  MODALITY(List.of("text", "video", "both")),
  /** What data sets say. */
  LABEL(List.of()),
  /** The data set, by the path of its list or folder. */
  SET(List.of()),
  /** What a data set has the video for. */
  PART(List.of("train", "dev", "test")),
  TAG(List.of()),
  COLLECTION(List.of()),
  /** The folder that it lies in, by its path. */
  FOLDER(List.of()),
  RATING(List.of("5", "4", "3", "2", "1", "0")),
  LENGTH(List.of("10", "60", "600", "more")),
  TEXT(List.of("with", "without")),
  /** Whether the model has looked at it, or why it cannot. */
  STATE(List.of("seen", "waiting", "failed", "missing"));

  /** The class of a video that looks like nothing that the head was trained on. */
  public static final String UNLIKELY = "?";

  private static final double PERCENT = 100;

  private static final long MILLIS = 1000;

  private final List<String> steps;

  Facet(List<String> steps) {
    this.steps = steps;
  }

  /** All values in their order; empty if they are names. */
  public List<String> steps() {
    return steps;
  }

  /**
   * Values of a video.
   *
   * @param head whose classes are meant
   */
  public List<String> values(VideoCard card, String head) {
    return switch (this) {
      case CLASS -> top(card, head).map(Facet::name).stream().toList();
      case CONFIDENCE ->
          top(card, head).filter(Prediction::known).map(p -> step(p.probability())).stream()
              .toList();
      case MODALITY -> card.look().flatMap(LibraryLook::sides).map(Facet::most).stream().toList();
      case LABEL -> card.labels();
      case SET -> card.entries().stream().map(VideoLabel::source).distinct().toList();
      case PART ->
          card.entries().stream()
              .flatMap(e -> e.part().stream())
              .map(Part::key)
              .distinct()
              .toList();
      case TAG -> card.tags();
      case COLLECTION -> card.collections();
      case FOLDER -> card.file().map(Path::getParent).map(Path::toString).stream().toList();
      case RATING -> List.of(Integer.toString(card.video().marks().rating()));
      case LENGTH -> List.of(length(card.durationMs()));
      case TEXT -> List.of(card.text() ? "with" : "without");
      case STATE -> List.of(state(card));
    };
  }

  static Optional<Prediction> top(VideoCard card, String head) {
    return card.look().flatMap(l -> l.top(head));
  }

  private static String most(SideShares s) {
    double greatest = Math.max(s.both(), Math.max(s.text(), s.video()));
    return greatest == s.text() ? "text" : greatest == s.video() ? "video" : "both";
  }

  private static String name(Prediction p) {
    return p.known() ? p.label() : UNLIKELY;
  }

  /** The highest step that the probability reaches, in percent. */
  private String step(double probability) {
    return steps.stream()
        .filter(s -> probability * PERCENT >= Integer.parseInt(s))
        .findFirst()
        .orElse(steps.getLast());
  }

  /** The first step, in seconds, that the length does not reach. */
  private String length(long ms) {
    return steps.subList(0, steps.size() - 1).stream()
        .filter(s -> ms < Long.parseLong(s) * MILLIS)
        .findFirst()
        .orElse(steps.getLast());
  }

  private static String state(VideoCard card) {
    if (card.file().isEmpty()) {
      return "missing";
    }
    return card.look().map(Facet::state).orElse("waiting");
  }

  private static String state(LibraryLook look) {
    return look.isFailed() ? "failed" : "seen";
  }
}
