package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.KnownMeans;
import dev.sightline.core.training.data.own.CheckedVideo;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Three classes, each around a direction of its own, in text and in video. */
class RejectionTest {
  private static final HeadSpec HEAD = new HeadSpec("own", List.of("a", "b", "c"));
  private static final int TEXT = 4;
  private static final int VIDEO = 6;
  private static final int FUSION = 2;

  private static ModelConfig config() {
    return new ModelConfig(TEXT, VIDEO, 4, 4, FUSION, 1, 2, 3, 2, 2, 4, 1, 10, 8, List.of(HEAD));
  }

  /** A pooled vector whose plain parts point along one axis each, with some noise. */
  private static float[] pooled(int axis, SplittableRandom random) {
    float[] v = new float[2 * FUSION + TEXT + VIDEO];
    for (int i = 0; i < v.length; i++) {
      v[i] = (float) random.nextDouble(-0.1, 0.1);
    }
    v[2 * FUSION + axis] += 2;
    v[2 * FUSION + TEXT + axis] += 5;
    return v;
  }

  private static List<Example> examples(Part part, int n, boolean texts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int label = i % 3;
      OwnVideo video =
          new OwnVideo(
              "v" + i,
              Path.of("v" + i),
              HEAD.labels().get(label),
              Optional.of(part),
              List.of(),
              Optional.empty(),
              Optional.empty());
      VideoVectors vectors =
          new VideoVectors(
              pooled(label, random),
              texts ? List.of(pooled(label, random)) : List.of(),
              texts ? List.of(pooled(label, random)) : List.of());
      all.add(new Example(new CheckedVideo(video, part, "0", "s" + i), vectors, label));
    }
    return all;
  }

  private static HeadInputs inputs(boolean texts) {
    List<Example> all = new ArrayList<>(examples(Part.TRAIN, 30, texts, 1));
    all.addAll(examples(Part.DEV, 40, texts, 2));
    return new HeadInputs(all, texts);
  }

  @Test
  void whatIsNearNoClassIsForeignAndKnownItemsMostlyAreNot() {
    Rejection fitted = Rejection.fit(config(), HEAD, inputs(true));
    assertThat(fitted.detectors())
        .extracting(KnownMeans::side)
        .containsExactly("text", "video", "both");
    for (KnownMeans d : fitted.detectors()) {
      assertThat(d.n()).isEqualTo(40);
      assertThat(d.accepted()).isBetween(0.95, 1.0);
      assertThat(d.means()).hasSize(3);
    }
    KnownMeans both = fitted.detectors().getLast();
    float[] text = new float[TEXT];
    float[] video = new float[VIDEO];
    text[3] = 1;
    video[5] = 1;
    assertThat(both.score(text, video)).as("an axis of its own").isLessThan(both.threshold());
    text[3] = 0;
    text[1] = 9;
    video[5] = 0;
    video[1] = 0.1f;
    assertThat(both.score(text, video)).as("like class b").isGreaterThan(both.threshold());
  }

  @Test
  void figuresTakeEachClassForUnknownInTurn() {
    Rejection fitted = Rejection.fit(config(), HEAD, inputs(true));
    Map<String, Interval> dev = fitted.metrics(Part.DEV, examples(Part.DEV, 40, true, 2), 1);
    assertThat(dev)
        .containsOnlyKeys("text.left_out.auroc", "video.left_out.auroc", "both.left_out.auroc");
    assertThat(dev.get("video.left_out.auroc").value()).isGreaterThan(0.99);
    Map<String, Interval> test = fitted.metrics(Part.TEST, examples(Part.TEST, 40, true, 3), 1);
    assertThat(test.get("both.accepted").value()).isBetween(0.8, 1.0);
    assertThat(fitted.metrics(Part.TEST, examples(Part.TEST, 6, false, 3), 1))
        .as("items without a text")
        .containsOnlyKeys("video.left_out.auroc", "video.accepted");
  }

  @Test
  void aSideThatOneClassLacksHasNoDetector() {
    List<Example> all = new ArrayList<>(inputs(true).all());
    all.replaceAll(
        e ->
            e.label() == 2
                ? new Example(
                    e.video(), new VideoVectors(e.vectors().video(), List.of(), List.of()), 2)
                : e);
    assertThat(Rejection.fit(config(), HEAD, new HeadInputs(all, true)).detectors())
        .extracting(KnownMeans::side)
        .containsExactly("video");
    assertThat(Rejection.fit(config(), HEAD, inputs(false)).detectors())
        .extracting(KnownMeans::side)
        .containsExactly("video");
  }
}
