package dev.sightline.core.library.dataset;

import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.Facet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who says what class a video really has. */
public enum Truth {
  /** Data sets: lists, and folders that were imported as one. */
  LABELS,
  /**
   * Names of folders: those that lie beside a folder which is called as a class of the model, so
   * that a folder per class counts however it came in.
   */
  FOLDERS,
  /** Tags that are called as a class of the model. */
  TAGS;

  /**
   * What is known of each video.
   *
   * @param names in one spelling those classes that the model has named, {@link #plain}
   * @param classFolders folders whose folders are classes
   */
  record Known(Set<String> names, Set<Path> classFolders) {
    /** What the answers of a head tell. */
    static Known of(Collection<VideoCard> cards, String head) {
      Set<String> names = new HashSet<>();
      for (VideoCard card : cards) {
        card.look().stream()
            .flatMap(l -> l.predictions().stream())
            .filter(p -> p.head().equals(head))
            .forEach(p -> names.add(plain(p.label())));
      }
      Set<Path> folders = new HashSet<>();
      for (VideoCard card : cards) {
        folder(card)
            .filter(f -> f.getParent() != null && names.contains(plain(name(f))))
            .ifPresent(f -> folders.add(f.getParent()));
      }
      return new Known(names, folders);
    }
  }

  /** The classes that a video has; several where a data set says so, none where nobody knows. */
  List<String> of(VideoCard card, Known known) {
    return switch (this) {
      case LABELS -> card.labels();
      case FOLDERS ->
          folder(card)
              .filter(f -> f.getParent() != null && known.classFolders().contains(f.getParent()))
              .map(Truth::name)
              .stream()
              .toList();
      case TAGS -> card.tags().stream().filter(t -> known.names().contains(plain(t))).toList();
    };
  }

  /** The first that knows the class of any video, in the order in which they stand here. */
  public static Optional<Truth> best(Collection<VideoCard> cards, String head) {
    Known known = Known.of(cards, head);
    for (Truth truth : values()) {
      if (cards.stream().anyMatch(c -> !truth.of(c, known).isEmpty())) {
        return Optional.of(truth);
      }
    }
    return Optional.empty();
  }

  /**
   * The head whose classes are those that are known.
   *
   * @param heads keys of heads
   * @param wanted taken if it knows any of the classes
   * @param truth who says what is right; empty for whoever knows anything
   * @return of the others the one that knows most of them; {@code wanted} if none knows any
   */
  public static String head(
      Collection<VideoCard> cards, List<String> heads, String wanted, Optional<Truth> truth) {
    String best = wanted;
    long most = covered(cards, wanted, truth);
    if (most == 0) {
      for (String head : heads) {
        long covered = covered(cards, head, truth);
        if (covered > most) {
          most = covered;
          best = head;
        }
      }
    }
    return best;
  }

  /** How many of the classes that are known a head has named. */
  private static long covered(Collection<VideoCard> cards, String head, Optional<Truth> truth) {
    Known known = Known.of(cards, head);
    Optional<Truth> by = truth.or(() -> best(cards, head));
    return by.isEmpty()
        ? 0
        : cards.stream()
            .flatMap(c -> by.get().of(c, known).stream())
            .map(Truth::plain)
            .distinct()
            .filter(known.names()::contains)
            .count();
  }

  /**
   * One spelling of a class: lower case, letters and digits alone, so that {@code HorseRiding} and
   * {@code horse riding} are one.
   */
  public static String plain(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return plain.isEmpty() ? name : plain;
  }

  private static Optional<Path> folder(VideoCard card) {
    return Facet.FOLDER.values(card, "").stream().findFirst().map(Path::of);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }
}
