package dev.sightline.core.library.space;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes maps of videos. One that was made is kept, under a hash of the vectors, the method and all
 * that the method depends on, so that it is there at once the next time. Thread-safe.
 */
public final class VideoMaps {
  /** Changes when another version of the same method would make another map. */
  private static final String VERSION = "1";

  /** Neighbours by which a map is judged, as is usual. */
  private static final int JUDGED = 10;

  /** Videos that are asked for their neighbours: an error of some thousandths. */
  private static final int ASKED = 500;

  /** Where the work on the map ends and the judging begins, of 1. */
  private static final double JUDGING = 0.9;

  private static final int HEAD = Integer.BYTES + 3 * Double.BYTES;
  private static final int POINT = Long.BYTES + 2 * Double.BYTES;
  private static final Logger LOG = LoggerFactory.getLogger(VideoMaps.class);

  private final ResultCache cache;

  /**
   * @param cache where maps are kept
   */
  public VideoMaps(ResultCache cache) {
    this.cache = cache;
  }

  /**
   * The map of videos.
   *
   * @param vectors of length 1, {@code [dim]} each; by the ids of the videos
   * @throws SightlineException if the user cancelled
   */
  public VideoMap of(MapMethod method, SortedMap<Long, float[]> vectors, Progress progress)
      throws SightlineException {
    // a handful have no neighbourhoods: their map is that of the components
    MapMethod made = vectors.size() < UmapProjection.FEWEST ? MapMethod.PCA : method;
    String key = key(made, vectors);
    Optional<VideoMap> kept = cache.find(key).map(bytes -> read(made, bytes));
    if (kept.isPresent()) {
      return kept.get();
    }
    VideoMap map = make(made, vectors, progress);
    try {
      cache.put(key, write(map));
    } catch (SightlineException e) {
      LOG.warn("the map is not kept: {}", e.getMessage(), e); // it is made again the next time
    }
    return map;
  }

  private static VideoMap make(
      MapMethod method, SortedMap<Long, float[]> vectors, Progress progress)
      throws SightlineException {
    List<float[]> points = List.copyOf(vectors.values());
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    double shareX = 0;
    double shareY = 0;
    Progress part = new PartOfProgress(progress, 0, JUDGING);
    if (method == MapMethod.PCA) {
      Pca.Projection projection = Pca.of(points, part);
      x = projection.x();
      y = projection.y();
      shareX = projection.shareX();
      shareY = projection.shareY();
    } else {
      float[][] places = UmapProjection.of(points, part);
      for (int i = 0; i < x.length; i++) {
        x[i] = places[i][0];
        y[i] = places[i][1];
      }
    }
    progress.update(JUDGING, Phrase.of("Judging the map"));
    double trust = Trustworthiness.of(points, x, y, JUDGED, ASKED, progress);
    List<VideoMap.Point> all = new ArrayList<>();
    for (long video : vectors.keySet()) {
      int i = all.size();
      all.add(new VideoMap.Point(video, x[i], y[i]));
    }
    return new VideoMap(method, all, shareX, shareY, trust);
  }

  private static String key(MapMethod method, SortedMap<Long, float[]> vectors) {
    MessageDigest digest = ContentHash.sha256();
    for (Map.Entry<Long, float[]> video : vectors.entrySet()) {
      float[] vector = video.getValue();
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Float.BYTES * vector.length);
      bytes.putLong(video.getKey());
      bytes.asFloatBuffer().put(vector);
      digest.update(bytes.array());
    }
    return ResultCache.key(
        "map " + VERSION,
        method.name(),
        Long.toString(UmapProjection.SEED),
        Integer.toString(UmapProjection.NEIGHBOURS),
        Float.toString(UmapProjection.MIN_DISTANCE),
        HexFormat.of().formatHex(digest.digest()));
  }

  private static byte[] write(VideoMap map) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + POINT * map.points().size());
    bytes.putInt(map.points().size());
    bytes.putDouble(map.shareX()).putDouble(map.shareY()).putDouble(map.trust());
    for (VideoMap.Point p : map.points()) {
      bytes.putLong(p.video()).putDouble(p.x()).putDouble(p.y());
    }
    return bytes.array();
  }

  private static VideoMap read(MapMethod method, byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int n = bytes.getInt();
    double shareX = bytes.getDouble();
    double shareY = bytes.getDouble();
    double trust = bytes.getDouble();
    List<VideoMap.Point> points = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      points.add(new VideoMap.Point(bytes.getLong(), bytes.getDouble(), bytes.getDouble()));
    }
    return new VideoMap(method, points, shareX, shareY, trust);
  }
}
