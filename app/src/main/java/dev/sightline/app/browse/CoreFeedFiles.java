package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.catalogue.VideoTable;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.recommend.Recommendation;
import dev.sightline.core.search.recommend.Signal;
import dev.sightline.core.search.recommend.Taste;
import dev.sightline.core.search.recommend.TasteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Recommendations by the search index. Liked is what has four stars or five. */
final class CoreFeedFiles implements FeedFiles {
  private static final int LIKED = 4;
  private static final int COUNT = 60;

  private final LibraryAccess access;
  private final InstantSource clock;
  private TasteStore store;
  private Path opened;

  /**
   * @param clock tells what is long ago
   */
  CoreFeedFiles(LibraryAccess access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  private synchronized TasteStore store() throws SightlineException {
    Path file = access.file().resolveSibling("taste.json");
    if (store == null || !file.equals(opened)) { // the library may have moved
      store = TasteStore.open(file);
      opened = file;
    }
    return store;
  }

  @Override
  public List<BrowseItem> feed(double diversity, Optional<Set<Long>> among)
      throws SightlineException {
    LibraryIndex index = access.index();
    Instant now = clock.instant();
    Map<Long, VideoCard> cards =
        access.catalogue().cards().all(access.bundle()).stream()
            .collect(Collectors.toMap(VideoCard::id, Function.identity()));
    Taste taste = store().taste();
    for (VideoCard card : cards.values()) {
      if (card.video().marks().rating() >= LIKED) {
        taste = taste.with(new Signal(Long.toString(card.id()), Signal.Kind.LIKE, 1, now));
      }
    }
    SearchFilter filter = CoreBrowseFiles.filter(among);
    List<BrowseItem> items = new ArrayList<>();
    for (Recommendation r : index.feed(taste, now, COUNT, diversity, filter)) {
      VideoCard card = cards.get(Long.parseLong(r.video()));
      if (card != null) {
        items.add(BrowseItem.of(card).because(reason(r, cards)));
      }
    }
    return items;
  }

  private static String reason(Recommendation r, Map<Long, VideoCard> cards) {
    return r.because().stream()
        .filter(b -> cards.containsKey(Long.parseLong(b.video())))
        .findFirst()
        .map(
            b -> {
              LibraryVideo seed = cards.get(Long.parseLong(b.video())).video();
              return Messages.text(
                  b.liked() ? "browse.feed.liked" : "browse.feed.watched", seed.title());
            })
        .orElse("");
  }

  @Override
  public void watched(Path video, double seconds) throws SightlineException {
    VideoTable videos = access.catalogue().videos();
    Optional<VideoTable.Occupied> place = videos.at(video.toAbsolutePath().normalize());
    if (place.isPresent()) {
      long id = place.get().video();
      double length =
          videos.find(id).map(v -> v.facts().duration().toDouble()).filter(d -> d > 0).orElse(1.0);
      double share = Math.clamp(seconds / length, 0, 1);
      store().add(new Signal(Long.toString(id), Signal.Kind.WATCH, share, clock.instant()));
    }
  }

  @Override
  public void reset() throws SightlineException {
    store().reset();
  }
}
