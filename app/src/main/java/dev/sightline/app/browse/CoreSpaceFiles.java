package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.NearDuplicates;
import dev.sightline.core.library.space.VideoMap;
import dev.sightline.core.library.space.VideoMaps;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where videos lie beside each other, by the vectors of the index. */
final class CoreSpaceFiles implements SpaceFiles {
  /** Some hundred maps of ten thousand videos. */
  private static final long MAP_BYTES = 32L << 20;

  private final LibraryAccess access;

  CoreSpaceFiles(LibraryAccess access) {
    this.access = access;
  }

  @Override
  public VideoMap map(MapMethod method, Progress progress) throws SightlineException {
    return new VideoMaps(new ResultCache(access.mapFolder(), MAP_BYTES))
        .of(method, vectors(), progress);
  }

  @Override
  public List<List<Long>> duplicates(Progress progress) throws SightlineException {
    SortedMap<Long, float[]> vectors = vectors();
    Map<Long, VideoCard> cards =
        access.catalogue().cards().of("", vectors.keySet()).stream()
            .collect(Collectors.toMap(VideoCard::id, Function.identity()));
    List<NearDuplicates.Candidate> all = new ArrayList<>();
    vectors.forEach(
        (video, vector) -> {
          VideoCard card = cards.get(video);
          if (card != null) {
            all.add(new NearDuplicates.Candidate(video, card.durationMs(), vector));
          }
        });
    return NearDuplicates.groups(all, NEARLY_THE_SAME, progress);
  }

  private SortedMap<Long, float[]> vectors() throws SightlineException {
    return access.index().vectors(access.catalogue().videos().ids());
  }
}
