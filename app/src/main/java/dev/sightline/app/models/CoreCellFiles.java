package dev.sightline.app.models;

import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.dataset.SetFigures;
import dev.sightline.core.library.dataset.Truth;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.own.Answered;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks among the videos that a training on this computer has measured, else among those of the
 * library whose class is known.
 */
public final class CoreCellFiles implements CellFiles {
  private final Function<String, List<Answered>> measured;
  private final Library library;

  /** Reads what a model has said of the library. */
  @FunctionalInterface
  public interface Library {
    /**
     * @param bundle hash of the model's bundle
     * @throws SightlineException if the library cannot be read
     */
    List<VideoCard> cards(String bundle) throws SightlineException;
  }

  /**
   * @param measured what was kept of the training of a model of that name
   */
  public CoreCellFiles(Function<String, List<Answered>> measured, Library library) {
    this.measured = measured;
    this.library = library;
  }

  @Override
  public Found find(ModelFacts model, Asked cell) throws SightlineException {
    List<Answered> all =
        measured.apply(model.manifest().name()).stream()
            .filter(a -> a.head().equals(cell.task()) && a.split().equals(cell.split()))
            .toList();
    if (!all.isEmpty()) {
      List<Path> files =
          all.stream()
              .filter(a -> a.truth().equals(cell.truth()))
              .filter(a -> cell.predicted().equals(a.said().get(cell.side())))
              .map(a -> Path.of(a.file()))
              .toList();
      return new Found(Origin.EVALUATION, files, List.of());
    }
    List<VideoCard> cards = library.cards(model.sha256());
    // a list may know the classes of one head and folders those of another
    Set<Long> ids =
        Stream.of(Truth.values())
            .map(t -> SetFigures.of(cards, cell.task(), t))
            .map(f -> Set.copyOf(f.cell(cell.truth(), cell.predicted())))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(Set.of());
    List<VideoCard> there =
        cards.stream().filter(c -> ids.contains(c.id()) && c.file().isPresent()).toList();
    return new Found(
        Origin.LIBRARY,
        there.stream().map(c -> c.file().orElseThrow()).toList(),
        ids.stream().sorted().toList());
  }
}
