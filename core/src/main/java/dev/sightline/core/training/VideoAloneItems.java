package dev.sightline.core.training;

import dev.sightline.core.model.ModelConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Labelled videos for a head's map for the video alone.
 *
 * @param labels of the head
 */
record VideoAloneItems(ModelConfig config, LabelledFeatures data, int labels)
    implements HardenLessons, HardenItems {
  private static final int BATCH = 32;
  private static final int WHOLE = 16;

  /** One clip of a view of each video: the head reads a mean over clips, and one is faster. */
  @Override
  public List<BatchMaker> drawn(SplittableRandom random) {
    int[] order = Batches.shuffled(data.size(), random);
    List<BatchMaker> makers = new ArrayList<>();
    for (int from = 0; from < order.length; from += BATCH) {
      List<GridBatch.Item> items = new ArrayList<>();
      for (int video : Arrays.copyOfRange(order, from, Math.min(from + BATCH, order.length))) {
        List<List<Long>> views = data.clipsOf().get(video);
        List<Long> clips = views.get(random.nextInt(views.size()));
        items.add(new GridBatch.Item(video, List.of(clips.get(random.nextInt(clips.size())))));
      }
      makers.add(owner -> GridBatch.of(owner, config, data, items, labels));
    }
    return makers;
  }

  @Override
  public List<BatchMaker> all() {
    List<BatchMaker> makers = new ArrayList<>();
    for (int from = 0; from < data.size(); from += WHOLE) {
      int[] videos = IntStream.range(from, Math.min(from + WHOLE, data.size())).toArray();
      makers.add(owner -> GridBatch.of(owner, config, data, GridBatch.whole(data, videos), labels));
    }
    return makers;
  }

  @Override
  public int size() {
    return data.size();
  }
}
