package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Phrase;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Questions under attack, asked of the bundled model. */
class AskedBatchTest {
  private static final int ITEMS = 4;

  private final ModelBundle bundle =
      BundleReader.openResource("/dev/sightline/resources/models/laboratory");
  private final ModelConfig config = bundle.manifest().config();
  private final WorldOptions options = WorldOptions.STANDARD;

  AskedBatchTest() throws Exception {}

  private VideoSet set(ClipEncoder encoder) throws Exception {
    GridBuilder grids =
        new GridBuilder(encoder, options, config.cellsPerClip() * config.videoChannels());
    return VideoSet.of(
        grids,
        new Laboratory(LaboratoryEvaluator.SEED, options),
        LabTask.DIRECTION,
        Split.DEV,
        ITEMS,
        false,
        Progress.NONE);
  }

  @Test
  void unchangedVideosAreAnsweredAsEverywhereElse_changedOnesLessWell() throws Exception {
    TorchEngine engine = new TorchEngine(1);
    try (VideoTower tower = VideoTower.of(bundle.manifest().family(), config);
        ClipEncoder encoder = tower.trained(bundle.weights().tensors());
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates()) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      VideoSet set = set(encoder);
      List<Asked> asked = set.items().stream().map(i -> Asked.of(i, Side.BOTH)).toList();
      float[][] said = new Answers(manager, net, sentences).to(asked, set.grids(), set.clips());
      AskedBatch batch =
          (AskedBatch) new AskedItems(config, set, sentences).all().getFirst().make(manager);
      double expected = 0;
      double[] hits = new double[ITEMS];
      for (int i = 0; i < ITEMS; i++) {
        float right = said[i][asked.get(i).label()];
        expected += Math.log(right);
        hits[i] = right > 0.5 ? 1 : 0;
      }
      NDArray none = manager.zeros(batch.shape());
      assertThat(batch.hits(net, none)).isEqualTo(hits);
      assertThat(batch.logLikelihood(net, none).getFloat())
          .isCloseTo((float) expected, within(1e-3f));
      // a change of one root mean square is as large as the video itself
      engine.seed(3);
      NDArray noise = manager.randomNormal(batch.shape());
      assertThat(batch.logLikelihood(net, noise).getFloat()).isLessThan((float) expected);
      float[] first = set.grids().getFirst();
      double squares = 0;
      for (float v : first) {
        squares += v * v;
      }
      assertThat(batch.rms().getFloat(0, 0, 0))
          .isCloseTo((float) Math.sqrt(squares / first.length), within(1e-5f));
    }
  }

  @Test
  void ofAGeneratedClipItsOwnSentenceFits_andOneWithAnotherWordDoesNot() throws Exception {
    try (SentenceStates sentences = new SentenceStates()) {
      Shot shot =
          new Laboratory(5, options.alone())
              .items(LabTask.COLOUR, Split.TRAIN, 1)
              .findFirst()
              .orElseThrow()
              .scene()
              .shots()
              .getFirst();
      Claim claim =
          Claim.of(
              Phrase.of(shot.actors().getFirst().look()), shot.actors().getFirst().act().motion());
      assertThat(new Scene(List.of(shot), 1).shows(claim)).isTrue();
      float[] grid = {1, 2, 3};
      MadeQuestions made =
          new MadeQuestions(List.of(new MadeQuestions.Told(new SeenClip(shot, grid), claim)));
      VideoLessons.Part own =
          new VideoLessons.Part(1, new float[3], List.of(new Asked("it moves", true, "match", 1)));
      VideoLessons.Part both = made.beside(own, sentences, new SplittableRandom(1));
      assertThat(both.asked().getFirst()).isEqualTo(own.asked().getFirst());
      List<Asked> added = both.asked().subList(1, both.asked().size());
      assertThat(added).hasSizeGreaterThan(2).allMatch(a -> a.head().equals("match"));
      String right = VideoQuestions.says(claim, 0);
      for (Asked a : added) {
        // some begin with words that mean nothing
        assertThat(a.text().endsWith(right)).as(a.text()).isEqualTo(a.label() == 1);
      }
      assertThat(Arrays.copyOfRange(both.grids(), 3, 6)).isEqualTo(grid);
      VideoLessons.Part longer = new VideoLessons.Part(4, new float[12], own.asked());
      assertThat(made.beside(longer, sentences, new SplittableRandom(1))).isSameAs(longer);
    }
  }
}
