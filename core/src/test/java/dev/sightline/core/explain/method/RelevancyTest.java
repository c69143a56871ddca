package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.gradient.MapGradient;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelevancyTest {
  private static final List<String> ORDER =
      List.of(
          "text_self",
          "text_self",
          "video_self",
          "video_self",
          "text_from_video",
          "video_from_text",
          "text_self",
          "video_self",
          "text_from_video",
          "video_from_text",
          "text_self",
          "video_self");

  private static final Map<String, AttentionStream> STREAMS =
      Map.of(
          "text_self", AttentionStream.TEXT_SELF,
          "video_self", AttentionStream.VIDEO_SELF,
          "text_from_video", AttentionStream.TEXT_TO_VIDEO,
          "video_from_text", AttentionStream.VIDEO_TO_TEXT);

  private static List<MapGradient> maps(Reference reference) {
    List<MapGradient> maps = new ArrayList<>();
    for (int i = 0; i < ORDER.size(); i++) {
      String name = "relevancy.%02d.%s.".formatted(i, ORDER.get(i));
      maps.add(
          new MapGradient(
              STREAMS.get(ORDER.get(i)),
              i,
              reference.get(name + "attention"),
              reference.get(name + "gradient")));
    }
    return maps;
  }

  /** Made with the authors' own functions: see make_explain.py. */
  @Test
  void equalsThePublishedCode() throws Exception {
    Reference reference = new Reference();
    Relevancy.Streams r = Relevancy.pass(maps(reference), 5, 7, Progress.NONE);
    same(r.text().matrix(Progress.NONE), reference, "tt");
    same(r.video().matrix(Progress.NONE), reference, "vv");
    same(r.textToVideo(), reference, "tv");
    same(r.videoToText(), reference, "vt");
  }

  private static void same(Matrix actual, Reference reference, String name) {
    float[] expected = reference.get("relevancy.expected." + name).values();
    assertThat(actual.floats()).containsExactly(expected, within(Reference.SAME));
  }

  /** A video without self-attention has only itself to be relevant to; 0/0 must not appear. */
  @Test
  void aStreamWithoutSelfAttentionStaysFinite() throws Exception {
    Reference reference = new Reference();
    List<MapGradient> cross =
        maps(reference).stream().filter(m -> m.stream() != AttentionStream.VIDEO_SELF).toList();
    Relevancy.Streams r = Relevancy.pass(cross, 5, 7, Progress.NONE);
    assertThat(r.textToVideo().floats()).doesNotContain(Float.NaN);
    // the first pair: R_tv = R̄_ttᵀ·Ā, and the second adds R_vv: I + Ā_vt·R_tv
    Matrix vv = r.video().matrix(Progress.NONE);
    for (double sum : vv.rowSums()) {
      assertThat(sum).isGreaterThanOrEqualTo(1);
    }
    assertThat(r.video().means()).hasSize(7);
    double[] means = vv.plus(scaled(Matrix.identity(7), -1)).columnMeans();
    assertThat(r.video().means()).containsExactly(means, within(1e-12));
  }

  private static Matrix scaled(Matrix m, double by) {
    double[] v = m.values().clone();
    for (int i = 0; i < v.length; i++) {
      v[i] *= by;
    }
    return new Matrix(m.rows(), m.columns(), v);
  }

  /** What speaks against the class is cut off, head by head, before the mean. */
  @Test
  void negativeProductsAreCutOff() {
    MapGradient map =
        new MapGradient(
            AttentionStream.TEXT_SELF,
            0,
            FloatTensor.of(new float[] {.5f, .5f, .25f, .75f}, 2, 1, 2),
            FloatTensor.of(new float[] {2, -2, -4, 4}, 2, 1, 2));
    assertThat(Relevancy.weighted(map).values()).containsExactly(.5, 1.5);
  }

  @Test
  void threeForwardPassesAreEnough() throws Exception {
    LinearModel model = new LinearModel("two small words");
    Explanation x = new Relevancy().explain(model.request(), Progress.NONE);
    assertThat(model.passes()).isLessThanOrEqualTo(3);
    assertThat(x.forwardPasses()).isEqualTo(model.passes());
  }
}
