package dev.sightline.core.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Videos and vectors for tests of the search. */
public final class Samples {
  /** Values of a vector. */
  public static final int DIM = 8;

  /** What the vectors of these tests are made with. */
  public static final IndexFacts FACTS = new IndexFacts("model-a", DIM);

  private Samples() {}

  /** A vector of length 1 that leans to one axis. */
  public static float[] axis(int axis, double lean) {
    float[] v = new float[DIM];
    v[axis] = (float) lean;
    v[(axis + 1) % DIM] = (float) Math.sqrt(1 - lean * lean);
    return v;
  }

  /** A vector of length 1 from a seed. */
  public static float[] random(long seed) {
    Random random = new Random(seed);
    float[] v = new float[DIM];
    double length = 0;
    for (int i = 0; i < DIM; i++) {
      v[i] = (float) random.nextGaussian();
      length += v[i] * v[i];
    }
    for (int i = 0; i < DIM; i++) {
      v[i] /= (float) Math.sqrt(length);
    }
    return v;
  }

  /** A video with a caption alone. */
  public static IndexedVideo captioned(String id, String caption) {
    return video(
        id,
        List.of(IndexedText.of(IndexedText.Kind.CAPTION, caption, id + ".txt")),
        IndexedVideo.Vectors.NONE);
  }

  public static IndexedVideo video(
      String id, List<IndexedText> texts, IndexedVideo.Vectors vectors) {
    return new IndexedVideo(id, texts, List.of(), Set.of(), Set.of(), 10_000, vectors);
  }

  /** A video with vectors alone; its clips last 1 s each. */
  public static IndexedVideo seen(String id, float[] whole, float[]... clips) {
    List<IndexedMoment> moments = new ArrayList<>();
    for (float[] clip : clips) {
      long start = moments.size() * 1000L;
      moments.add(new IndexedMoment(new TimeSpan(start, start + 1000), clip));
    }
    return video(
        id, List.of(), new IndexedVideo.Vectors(Optional.empty(), Optional.of(whole), moments));
  }

  /** The ids of hits in their order. */
  public static List<String> ids(List<SearchHit> hits) {
    return hits.stream().map(SearchHit::video).toList();
  }
}
