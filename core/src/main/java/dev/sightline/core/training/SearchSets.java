package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexedMoment;
import dev.sightline.core.search.IndexedText;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.TimeSpan;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.feature.TokenFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets with several captions a video, as the search index takes them: the first caption is the
 * video's text, the next ones are what somebody else might ask for it with.
 */
record SearchSets(
    NDManager manager, MultimodalNet net, ParameterSet parameters, FrozenEncoders frozen) {
  /** Captions asked with, of each video. */
  static final int QUERIES = 4;

  /** Length that a still stands for, ms; nothing is measured by it. */
  private static final long STILL_MS = 1000;

  private static final int TEXTS_AT_ONCE = 64;

  /**
   * A sentence that is asked.
   *
   * @param vector what the model makes of it
   */
  record Query(String words, float[] vector) {}

  /**
   * A video of the index and what it is asked for with.
   *
   * @param video as it is put into the index
   * @param label its class; empty if there is none
   * @param queries at least one
   */
  record Item(IndexedVideo video, String label, List<Query> queries) {
    Item {
      queries = List.copyOf(queries);
    }
  }

  /** Photographs of flickr8k, each a video of one clip. */
  List<Item> photographs(Path data, String split, String language, Progress progress)
      throws SightlineException {
    List<CaptionedImages.Item> items = CaptionedImages.read(data, split, language);
    CaptionedFeatures features = frozen.captioned("flickr8k-" + split, items, 1, progress);
    VideoSide side = VideoSide.of(manager, net, parameters, features.lower(), features.firstRows());
    List<float[]> videos = rows(side.pooled());
    List<float[]> texts = texts(features.tokens(), progress);
    List<Item> found = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<Integer> own = features.captionsOf().get(i);
      found.add(
          item(
              items.get(i).name(),
              "",
              items.get(i).captions(),
              own.stream().map(texts::get).toList(),
              videos.get(i),
              List.of(videos.get(i))));
    }
    return found;
  }

  /** Videos of msrvtt, each still a clip. */
  List<Item> videos(Path data, String split, Progress progress) throws SightlineException {
    List<LabelledVideo> videos = LabelledVideos.topics(data, split);
    List<String> labels = videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
    ModelConfig config = net.config();
    LabelledFeatures features =
        frozen.labelled(
            new LabelledFeatureLoader.Request(
                "topics-" + split, 1, Evaluator.CLIPS, config.clipPlan()),
            new HeadSpec("topics", labels),
            videos,
            new CellFeatureBuilder(manager, config, parameters),
            1 + QUERIES,
            progress);
    List<float[]> texts = texts(features.tokens(), progress);
    List<Item> found = new ArrayList<>();
    for (int v = 0; v < videos.size(); v++) {
      progress.checkCancelled();
      LabelledVideo video = videos.get(v);
      long[] rows =
          features.clipsOf().get(v).getFirst().stream().mapToLong(Long::longValue).toArray();
      try (NDManager step = manager.newSubManager()) {
        int cells = config.cellsPerClip();
        NDArray grid =
            features
                .cells()
                .gather(step, rows, new Shape(rows.length, cells, config.videoChannels()));
        AlignmentNet a = net.alignment();
        NDArray clips = a.video(grid, step.ones(new Shape(rows.length, cells)));
        long all = (long) rows.length * cells;
        NDArray whole =
            a.video(grid.reshape(1, all, config.videoChannels()), step.ones(new Shape(1, all)));
        found.add(
            item(
                video.name(),
                video.label(),
                video.texts(),
                features.textsOf().get(v).stream().map(texts::get).toList(),
                whole.toFloatArray(),
                rows(clips)));
      }
    }
    return found;
  }

  private static Item item(
      String name,
      String label,
      List<String> captions,
      List<float[]> texts,
      float[] video,
      List<float[]> clips) {
    List<IndexedMoment> moments = new ArrayList<>();
    for (float[] clip : clips) {
      long start = moments.size() * STILL_MS;
      moments.add(new IndexedMoment(new TimeSpan(start, start + STILL_MS), clip));
    }
    List<Query> queries = new ArrayList<>();
    for (int q = 1; q < Math.min(texts.size(), 1 + QUERIES); q++) {
      queries.add(new Query(captions.get(q), texts.get(q)));
    }
    return new Item(
        new IndexedVideo(
            name,
            List.of(IndexedText.of(IndexedText.Kind.CAPTION, captions.getFirst(), "captions.csv")),
            List.of(),
            Set.of(),
            Set.of(),
            clips.size() * STILL_MS,
            new IndexedVideo.Vectors(Optional.of(texts.getFirst()), Optional.of(video), moments)),
        label,
        queries);
  }

  private List<float[]> texts(TokenFeatures tokens, Progress progress) throws SightlineException {
    List<float[]> all = new ArrayList<>();
    for (int t = 0; t < tokens.texts(); t += TEXTS_AT_ONCE) {
      progress.checkCancelled();
      int[] part = new int[Math.min(TEXTS_AT_ONCE, tokens.texts() - t)];
      Arrays.setAll(part, offset(t));
      try (NDManager step = manager.newSubManager()) {
        TokenFeatures.Batch batch = tokens.batch(step, part);
        all.addAll(rows(net.alignment().text(batch.hidden(), batch.mask())));
      }
    }
    return all;
  }

  private static java.util.function.IntUnaryOperator offset(int from) {
    return i -> from + i;
  }

  private static List<float[]> rows(NDArray matrix) {
    int width = (int) matrix.getShape().get(1);
    float[] all = matrix.toFloatArray();
    List<float[]> rows = new ArrayList<>();
    for (int at = 0; at < all.length; at += width) {
      rows.add(Arrays.copyOfRange(all, at, at + width));
    }
    return rows;
  }
}
