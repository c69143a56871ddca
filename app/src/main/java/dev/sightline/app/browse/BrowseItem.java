package dev.sightline.app.browse;

import dev.sightline.core.library.VideoCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A video of the library as the page shows it.
 *
 * @param card what is known of it
 * @param match why it was found; empty if nothing was searched
 * @param reason why it is shown, in words; empty if that needs none
 */
public record BrowseItem(VideoCard card, Optional<Match> match, String reason) {
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

  /** A video that was not searched for. */
  public static BrowseItem of(VideoCard card) {
    return new BrowseItem(card, Optional.empty(), "");
  }

  /** A video that was searched for. */
  public static BrowseItem found(VideoCard card, Match match) {
    return new BrowseItem(card, Optional.of(match), "");
  }

  /** The same, shown for a reason. */
  public BrowseItem because(String words) {
    return new BrowseItem(card, match, words);
  }

  /** Id of the catalogue. */
  public long id() {
    return card.id();
  }

  public String title() {
    return card.video().title();
  }

  /** Where it lies; empty if it is nowhere where it was. */
  public Optional<Path> file() {
    return card.file();
  }

  /** Its length, ms. */
  public long durationMs() {
    return card.durationMs();
  }

  /** 1 to 5 stars; 0 for none. */
  public int rating() {
    return card.video().marks().rating();
  }

  /** The same match, with what is known of the video now. */
  BrowseItem with(VideoCard now) {
    return new BrowseItem(now, match, reason);
  }
}
