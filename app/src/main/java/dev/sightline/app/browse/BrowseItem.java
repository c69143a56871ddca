package dev.sightline.app.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A video of the library as the page shows it.
 *
 * @param id of the catalogue
 * @param file where it lies; empty if it is nowhere where it was
 * @param durationMs its length, ms
 * @param rating 1 to 5 stars; 0 for none
 * @param match why it was found; empty if nothing was searched
 */
public record BrowseItem(
    long id,
    String title,
    Optional<Path> file,
    long durationMs,
    int rating,
    Optional<Match> match) {
  /**
   * Why a video was found.
   *
   * @param startMs where to begin, ms; negative if nothing tells one moment from another
   * @param words those that stand in its texts
   * @param meaning true if its texts mean something like it
   * @param look the cosine of what was searched and the most alike clip, -1 to 1; empty if no model
   *     has seen the video
   */
  public record Match(long startMs, List<String> words, boolean meaning, OptionalDouble look) {
    public Match {
      words = List.copyOf(words);
    }
  }

  BrowseItem withRating(int stars) {
    return new BrowseItem(id, title, file, durationMs, stars, match);
  }
}
