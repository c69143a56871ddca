package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Attacks one video beside one text. What an attack finds is given to the model once more by the
 * ordinary path, and that answer counts. The same request and attack give the same numbers. Blocks
 * for milliseconds (features, words) up to minutes (pixels); one thread.
 */
public final class VideoAttack {
  /** Pixels of more clips would not fit into memory beside the rest. */
  public static final int MAX_CLIPS = 32;

  /** Share of the work that searching has before the answer is taken, for the progress line. */
  private static final double SEARCHED = 0.85;

  private static final double NANOS_PER_MILLI = 1e6;

  private final AttackRequest request;

  public VideoAttack(AttackRequest request) {
    this.request = request;
  }

  /**
   * Runs it.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model or the input does not have what the
   *     attack needs; if the model fails; or the user cancelled
   */
  public AttackOutcome run(Attack attack, Progress progress) throws SightlineException {
    Optional<Obstacle> obstacle =
        attack.obstacle(request.analyzer().abilities(), !request.clean().text().isBlank());
    if (obstacle.isPresent()) {
      throw new SightlineException(Problem.UNSUPPORTED, obstacle.get().phrase());
    }
    boolean gradients = attack instanceof Attack.OnPixels || attack instanceof Attack.OnFeatures;
    if (gradients && !request.analyzer().abilities().heads().contains(request.head())) {
      throw new SightlineException(Problem.UNSUPPORTED, Obstacle.NO_SUCH_HEAD.phrase());
    }
    long started = System.nanoTime();
    Done done =
        switch (attack) {
          case Attack.OnPixels a -> pixels(a, progress);
          case Attack.OnFeatures a -> features(a, progress);
          case Attack.ByChance a -> chance(a, progress);
          case Attack.OnWords a -> words(a, progress);
          case Attack.OnFrames a -> frames(a, progress);
          case Attack.Corrupted a -> {
            ClipEdit edit = a.corruption().at(a.strength(), a.seed());
            yield frames(clip -> edit, progress);
          }
        };
    progress.update(1, Phrase.of(""));
    return new AttackOutcome(
        request,
        attack,
        done.features(),
        done.answer(),
        done.size(),
        done.pictures(),
        done.passes(),
        (System.nanoTime() - started) / NANOS_PER_MILLI);
  }

  private record Done(
      VideoFeatures features,
      Analysis answer,
      AttackOutcome.Size size,
      List<AttackOutcome.Pictures> pictures,
      int passes) {}

  private Gradients gradients(Progress progress) throws SightlineException {
    return request
        .analyzer()
        .gradients(request.features(), request.text(), new QuietProgress(progress));
  }

  private Analysis answer(VideoFeatures features, Progress progress) throws SightlineException {
    return request.analyzer().analyzeFirst(features, request.text(), new QuietProgress(progress));
  }

  private Done features(Attack.OnFeatures attack, Progress progress) throws SightlineException {
    VideoFeatures f = request.features();
    double rms = rms();
    try (Gradients gradients = gradients(progress)) {
      GradientAttack.Found found =
          new GradientAttack(attack.plan(), Bounds.NONE, rms)
              .run(
                  new FeatureLoss(gradients, request.head(), request.label()), f.cells(), progress);
      VideoFeatures changed = ChangedVideo.with(f, found.input(), f.objects());
      return new Done(
          changed,
          answer(changed, progress),
          AttackOutcome.Size.of(difference(found.input(), f.cells(), rms)),
          List.of(),
          found.passes());
    }
  }

  private double rms() {
    float[] cells = request.features().cells();
    return Norm.L2.size(cells) / Math.sqrt(cells.length);
  }

  private Done chance(Attack.ByChance attack, Progress progress) throws SightlineException {
    float[] cells = request.features().cells();
    double radius = attack.norm().radius(attack.epsilon(), cells.length) * rms();
    Done worst = null;
    for (int i = 0; i < attack.tries(); i++) {
      progress.checkCancelled();
      progress.update(
          (double) i / attack.tries(), Phrase.of("Try {0} of {1}", i + 1, attack.tries()));
      SplittableRandom random = new SplittableRandom(attack.seed() + i);
      float[] direction = new float[cells.length];
      for (int k = 0; k < direction.length; k++) {
        direction[k] = (float) random.nextGaussian();
      }
      direction = attack.norm().steepest(direction);
      float[] moved = cells.clone();
      for (int k = 0; k < moved.length; k++) {
        moved[k] += (float) radius * direction[k];
      }
      VideoFeatures changed =
          ChangedVideo.with(request.features(), moved, request.features().objects());
      Analysis answer = answer(changed, progress);
      if (worst == null || request.probability(answer) < request.probability(worst.answer())) {
        AttackOutcome.Size size = AttackOutcome.Size.of(difference(moved, cells, rms()));
        worst = new Done(changed, answer, size, List.of(), attack.tries());
      }
    }
    return worst;
  }

  private Done pixels(Attack.OnPixels attack, Progress progress) throws SightlineException {
    int clips = request.features().clips().size();
    if (clips > MAX_CLIPS) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "Pixels of at most {0} clips can be attacked; this video has {1}. Look at a "
                  + "part of it.",
              MAX_CLIPS, clips));
    }
    try (Gradients gradients = gradients(progress)) {
      progress.update(-1, Phrase.of("Reading the frames"));
      float[] original = joined(gradients.pixels(new QuietProgress(progress)));
      GradientAttack.Found found =
          new GradientAttack(attack.plan(), PixelFrames.BOUNDS, PixelFrames.UNIT)
              .run(
                  new PixelLoss(
                      gradients,
                      new FeatureLoss(gradients, request.head(), request.label()),
                      clips),
                  original,
                  new PartOfProgress(progress, 0, SEARCHED));
      float[] shown = PixelFrames.rounded(found.input());
      int each = shown.length / clips;
      Gradients.PixelLayout layout = gradients.pixelLayout();
      Done done =
          frames(
              clip ->
                  PixelFrames.edit(
                      Arrays.copyOfRange(shown, clip * each, (clip + 1) * each), layout),
              new PartOfProgress(progress, SEARCHED, 1));
      return new Done(
          done.features(),
          done.answer(),
          AttackOutcome.Size.of(difference(shown, original, PixelFrames.UNIT)),
          done.pictures(),
          found.passes());
    }
  }

  private Done words(Attack.OnWords attack, Progress progress) throws SightlineException {
    WordAttack.Found found =
        new WordAttack(request, attack, request.analyzer().nearWords()).run(progress);
    return new Done(
        request.features(),
        found.analysis(),
        new AttackOutcome.Size(0, 0, 0, found.swaps()),
        List.of(),
        found.passes());
  }

  private Done frames(Attack.OnFrames attack, Progress progress) throws SightlineException {
    Done worst = null;
    for (int i = 0; i < attack.tries(); i++) {
      ClipEdit edit = attack.change().at(attack.share(), attack.seed() + i);
      Progress part =
          new PartOfProgress(progress, (double) i / attack.tries(), (i + 1.0) / attack.tries());
      Done one = frames(clip -> edit, part);
      if (worst == null
          || request.probability(one.answer()) < request.probability(worst.answer())) {
        worst = one;
      }
    }
    return new Done(
        worst.features(), worst.answer(), worst.size(), worst.pictures(), attack.tries());
  }

  private Done frames(IntFunction<ClipEdit> edits, Progress progress) throws SightlineException {
    Analyzer analyzer = request.analyzer();
    ChangedVideo changed = ChangedVideo.of(analyzer, request.features(), edits, progress);
    return new Done(
        changed.features(),
        answer(changed.features(), progress),
        AttackOutcome.Size.NONE,
        changed.pictures(),
        1);
  }

  private static float[] joined(List<float[]> clips) {
    int each = clips.getFirst().length;
    float[] all = new float[clips.size() * each];
    for (int i = 0; i < clips.size(); i++) {
      System.arraycopy(clips.get(i), 0, all, i * each, each);
    }
    return all;
  }

  /** In shares of the unit. */
  private static float[] difference(float[] after, float[] before, double unit) {
    float[] d = new float[after.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = (float) ((after[i] - before[i]) / unit);
    }
    return d;
  }
}
