package dev.sightline.core.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoAttackTest {
  @TempDir private Path folder;

  @Test
  void featuresMoveAgainstTheClassAndNoFarther() throws Exception {
    LinearModel model = new LinearModel("");
    VideoFeatures f = model.encode(Path.of("a.mp4"), Progress.NONE);
    Analysis clean = model.analyze(f, "", Progress.NONE);
    AttackOutcome out =
        new VideoAttack(new AttackRequest(model, f, clean, "topics", 1))
            .run(new Attack.OnFeatures(AttackPlan.fgsm(Norm.LINF, 0.1)), Progress.NONE);
    double rms = Norm.L2.size(f.cells()) / Math.sqrt(f.cells().length);
    for (int i = 0; i < f.cells().length; i++) {
      float against = -Math.signum(LinearModel.weight(i + LinearModel.CELL_SHIFT));
      assertThat(out.features().cells()[i])
          .isCloseTo(f.cells()[i] + (float) (0.1 * rms) * against, within(1e-5f));
    }
    assertThat(out.size().linf()).isCloseTo(0.1, within(1e-4));
    assertThat(out.size().rms()).isCloseTo(0.1, within(1e-4));
    assertThat(out.passes()).isEqualTo(2);
  }

  @Test
  void saysWhatAModelLacks() throws Exception {
    FakeAnalyzer model = new FakeAnalyzer();
    VideoFeatures f = model.encode(Path.of("a.mp4"), Progress.NONE);
    Analysis clean = model.analyze(f, "two cats", Progress.NONE);
    AttackRequest request = AttackRequest.awayFromAnswer(model, f, clean, "topics");
    for (Attack attack :
        new Attack[] {
          new Attack.OnFeatures(AttackPlan.fgsm(Norm.LINF, 0.1)),
          new Attack.OnPixels(AttackPlan.fgsm(Norm.LINF, 0.1)),
          Attack.OnWords.of(1),
          new Attack.OnFrames(FrameChange.DROP, .5, 1, 0),
          new Attack.Corrupted(Corruption.NOISE, 1, 0)
        }) {
      assertThatThrownBy(() -> new VideoAttack(request).run(attack, Progress.NONE))
          .isInstanceOfSatisfying(
              SightlineException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.UNSUPPORTED));
    }
    assertThatThrownBy(() -> new AttackRequest(model, f, clean, "topics", 99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AttackRequest(model, f, clean, "nothing", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A real model, all attacks: each lowers the class's probability or says so. */
  @Test
  void allAttacksOnTheLaboratory() throws Exception {
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
        .write(java.util.List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
    try (ModelAnalyzer model =
        ModelAnalyzer.open(
            BundleReader.openResource("/dev/sightline/resources/models/laboratory"),
            new AnalysisCache(folder.resolve("cache"), 1L << 30),
            1,
            "test")) {
      VideoFeatures f =
          model.encode(folder.resolve("world/videos/dev-order-000000.mp4"), Progress.NONE);
      Analysis clean = model.analyzeFirst(f, "the red circle comes first", Progress.NONE);
      AttackRequest request = AttackRequest.awayFromAnswer(model, f, clean, "order");
      double before = request.probability(clean);

      AttackOutcome features =
          attack(request, new Attack.OnFeatures(AttackPlan.pgd(Norm.L2, 0.3, 2, 1, 1)));
      assertThat(request.probability(features.attacked())).isLessThan(before);
      assertThat(features.size().rms()).isCloseTo(0.3, within(1e-3));
      assertThat(AttentionShift.between(clean, features.attacked()).orElseThrow().share())
          .isBetween(1e-6, 1.0);
      SpatialMap moved = AttentionShift.places(clean, features.attacked(), 0).orElseThrow();
      assertThat(moved.values()).hasSize(16);
      assertThat(IntStream.range(0, 16).filter(i -> Math.abs(moved.values()[i]) > 1e-6))
          .isNotEmpty();
      assertThat(AttentionShift.places(clean, clean, 0).orElseThrow().values()).containsOnly(0);

      double epsilon = 8 / 255.0;
      AttackOutcome pixels =
          attack(request, new Attack.OnPixels(AttackPlan.fgsm(Norm.LINF, epsilon)));
      assertThat(request.probability(pixels.attacked())).isLessThan(before);
      assertThat(pixels.size().linf()).isCloseTo(epsilon, within(1e-6));
      assertThat(pixels.pictures()).hasSize(f.clips().size());
      for (AttackOutcome.Pictures p : pixels.pictures()) {
        int most = 0;
        for (int i = 0; i < p.clean().pixels().length; i++) {
          most =
              Math.max(
                  most,
                  Math.abs((p.clean().pixels()[i] & 0xff) - (p.attacked().pixels()[i] & 0xff)));
        }
        assertThat(most).isEqualTo(8);
      }

      AttackOutcome words = attack(request, Attack.OnWords.of(2));
      assertThat(words.size().words()).hasSizeLessThanOrEqualTo(2);
      assertThat(request.probability(words.attacked())).isLessThanOrEqualTo(before);
      for (AttackOutcome.Swap swap : words.size().words()) {
        assertThat(words.attacked().text().text()).contains(swap.after());
        assertThat(swap.cosine()).isGreaterThanOrEqualTo(Attack.OnWords.USUAL_LEAST);
      }
      assertThat(words.attacked().text().tokens()).hasSameSizeAs(clean.text().tokens());

      AttackOutcome noise = attack(request, new Attack.Corrupted(Corruption.NOISE, 3, 1));
      assertThat(noise.features().cells()).isNotEqualTo(f.cells());
      AttackOutcome frames = attack(request, new Attack.OnFrames(FrameChange.SHUFFLE, 1, 2, 1));
      assertThat(frames.passes()).isEqualTo(2);
    }
  }

  private static AttackOutcome attack(AttackRequest request, Attack attack) throws Exception {
    return new VideoAttack(request).run(attack, Progress.NONE);
  }
}
