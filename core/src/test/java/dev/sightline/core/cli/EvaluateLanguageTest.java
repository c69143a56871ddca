package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.Evaluator;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.measuring.MeasureRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is measured on texts in its own language; the set is drawn: six plain pictures. */
class EvaluateLanguageTest {
  private static final int SIDE = 32;
  private static final int PICTURES = 6;

  /** Bytes before the pixels of a BMP. */
  private static final int HEADER = 54;

  @TempDir private Path data;
  @TempDir private Path work;
  private ModelBundle chinese;

  @BeforeEach
  void open() throws Exception {
    chinese = BundleReader.openResource("/dev/sightline/resources/models/everyday-zh");
    Path set = Files.createDirectories(data.resolve("flickr8k").resolve("images")).getParent();
    StringBuilder table = new StringBuilder("split,image,caption\n");
    List<String> words = List.of("红色的画。", "绿色的草地。", "蓝天。", "黑夜。", "白雪。", "黄色的花。");
    for (int i = 0; i < PICTURES; i++) {
      String name = i + ".bmp";
      Files.write(set.resolve("images").resolve(name), picture(0x3050a0 * (i + 1)));
      table.append("dev,").append(name).append(',').append(words.get(i)).append('\n');
    }
    Files.writeString(set.resolve("captions_zh.csv"), table.toString());
  }

  private static String captions(String asked, ModelBundle model) {
    return new MeasureRequest(
            "retrieval", Optional.empty(), "dev", Optional.ofNullable(asked), MeasureRequest.SEED)
        .captions(model);
  }

  /** A 24-bit BMP of one colour. */
  private static byte[] picture(int rgb) {
    int pixels = SIDE * SIDE * 3;
    ByteBuffer bmp = ByteBuffer.allocate(HEADER + pixels).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(HEADER + pixels).putInt(0).putInt(HEADER);
    bmp.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
    bmp.position(HEADER);
    while (bmp.hasRemaining()) {
      bmp.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
    }
    return bmp.array();
  }

  private Evaluation evaluate(String task) throws SightlineException {
    return new Evaluator(new TorchEngine(1), work)
        .run(
            chinese,
            new Evaluator.Request(task, data, "dev", captions(null, chinese), 1),
            Progress.NONE);
  }

  @Test
  void retrievalAndMosaicsTakeChineseCaptions() throws Exception {
    Evaluation retrieval = evaluate("retrieval");
    assertThat(retrieval.n()).isEqualTo(PICTURES);
    assertThat(retrieval.metrics().get("text_to_image.r@10").value()).isEqualTo(1);
    assertThat(retrieval.metrics().get("text_to_image.r@1").value()).isBetween(0.0, 1.0);
    Evaluation mosaic = evaluate("mosaic");
    assertThat(mosaic.metrics().keySet())
        .contains("default.top1", "pooled.top1")
        .noneMatch(m -> m.startsWith("text_to_video"));
  }

  @Test
  void aTaskWithEnglishTextsIsRefused() {
    assertThatThrownBy(() -> evaluate("splice"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("English");
  }

  @Test
  void whatIsTrainedWithoutATaskIsNotMeasuredOnIt() throws Exception {
    assertThat(Evaluator.tasks(chinese.manifest().textEncoder(), chinese.manifest().config()))
        .containsExactly("retrieval", "topics", "actions", "rejection", "mosaic", "search");
  }

  @Test
  void theLanguageIsTheModelsUnlessOneIsAskedFor() throws Exception {
    assertThat(captions(null, chinese)).isEqualTo("zh");
    assertThat(captions("en", chinese)).isEqualTo("en");
    assertThat(captions(null, InstalledModels.bundled())).isEqualTo("en");
    ModelBundle foreign = BundleReader.openResource("/torchscript/toy");
    assertThat(captions(null, foreign)).isEqualTo("en");
  }
}
