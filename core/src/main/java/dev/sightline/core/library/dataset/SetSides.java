package dev.sightline.core.library.dataset;

import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.SideShares;
import dev.sightline.core.library.VideoCard;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the likeliest classes of a set's videos hang on, each video counting the same.
 *
 * @param videos that have a text and were asked, at least one
 * @param mean of their shares; adds up to 1, or to less where nothing adds anything to some
 */
public record SetSides(int videos, SideShares mean) {
  /** Over those of the videos whose shares are known; empty if there is none. */
  public static Optional<SetSides> of(Collection<VideoCard> cards) {
    List<SideShares> all =
        cards.stream().flatMap(c -> c.look().flatMap(LibraryLook::sides).stream()).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SetSides(
                all.size(),
                new SideShares(
                    mean(all, SideShares::text),
                    mean(all, SideShares::video),
                    mean(all, SideShares::both))));
  }

  private static double mean(List<SideShares> all, ToDoubleFunction<SideShares> part) {
    return all.stream().mapToDouble(part).average().orElseThrow();
  }
}
