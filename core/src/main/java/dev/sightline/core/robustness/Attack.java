package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.Obstacle;
import java.util.Optional;

/** One way to change an input so that a model errs, with its strength. */
public sealed interface Attack {
  /** Name on the command line and in files. */
  String key();

  /**
   * What it needs and the model or the input does not have; empty if it can run. Most need nothing
   * but answers to changed input.
   */
  default Optional<Obstacle> obstacle(ModelAbilities model, boolean hasText) {
    return model.has(Ability.PROBE) ? Optional.empty() : Optional.of(Obstacle.NO_PROBE);
  }

  /**
   * FGSM or PGD on the pixels that the model sees, all frames of all clips together; the result is
   * rounded to whole levels, as a file could hold it.
   *
   * @param plan its ε is a share of the range from black to white, such as {@code 4 / 255}
   */
  record OnPixels(AttackPlan plan) implements Attack {
    @Override
    public String key() {
      return "pixels";
    }

    @Override
    public Optional<Obstacle> obstacle(ModelAbilities model, boolean hasText) {
      if (!model.has(Ability.GRADIENTS)) {
        return Optional.of(Obstacle.NO_GRADIENTS);
      }
      return model.has(Ability.CONVOLUTIONS)
          ? Optional.empty()
          : Optional.of(Obstacle.NO_CONVOLUTIONS);
    }
  }

  /**
   * FGSM or PGD on the cells that the video encoder made: what an adversary could do between
   * encoder and fusion, and by what heads are hardened.
   *
   * @param plan its ε is a share of the root mean square of the video's cells
   */
  record OnFeatures(AttackPlan plan) implements Attack {
    @Override
    public String key() {
      return "features";
    }

    @Override
    public Optional<Obstacle> obstacle(ModelAbilities model, boolean hasText) {
      return model.has(Ability.GRADIENTS) ? Optional.empty() : Optional.of(Obstacle.NO_GRADIENTS);
    }
  }

  /**
   * The worst of several random changes of the cells, as large as the norm allows: what an
   * adversary gets who sees no gradient. It must not do better than gradients do; where it does,
   * they are masked (Athalye et al., 2018).
   *
   * @param epsilon as of {@link OnFeatures}
   * @param tries at least 1
   */
  record ByChance(Norm norm, double epsilon, int tries, long seed) implements Attack {
    public ByChance {
      if (!(epsilon > 0) || !Double.isFinite(epsilon) || tries < 1) {
        throw new IllegalArgumentException("ε " + epsilon + ", " + tries + " tries");
      }
    }

    @Override
    public String key() {
      return "random";
    }
  }

  /**
   * Other words, near in the text encoder's word embeddings; see {@link WordAttack}.
   *
   * @param most words that are changed at most, at least 1
   * @param candidates near words that are tried for each, at least 1
   * @param least cosine of a near word, 0..1
   */
  record OnWords(int most, int candidates, double least) implements Attack {
    /** Cosine below which neighbours in MiniLM's table are seldom of one meaning. */
    public static final double USUAL_LEAST = 0.5;

    /** Near words that are tried for each. */
    public static final int USUAL_CANDIDATES = 12;

    public OnWords {
      if (most < 1 || candidates < 1 || !(least >= 0 && least <= 1)) {
        throw new IllegalArgumentException(most + " words, " + candidates + ", cosine " + least);
      }
    }

    /** With the usual neighbours. */
    public static OnWords of(int most) {
      return new OnWords(most, USUAL_CANDIDATES, USUAL_LEAST);
    }

    @Override
    public String key() {
      return "words";
    }

    @Override
    public Optional<Obstacle> obstacle(ModelAbilities model, boolean hasText) {
      if (!model.has(Ability.PROBE)) {
        return Optional.of(Obstacle.NO_PROBE);
      }
      return hasText ? Optional.empty() : Optional.of(Obstacle.NO_TEXT);
    }
  }

  /**
   * Frames dropped, doubled or shuffled by chance; the worst of several tries counts.
   *
   * @param share of the frames of each clip, above 0, at most 1
   * @param tries at least 1
   */
  record OnFrames(FrameChange change, double share, int tries, long seed) implements Attack {
    public OnFrames {
      if (!(share > 0) || share > 1 || tries < 1) {
        throw new IllegalArgumentException("share " + share + ", " + tries + " tries");
      }
    }

    @Override
    public String key() {
      return "frames";
    }
  }

  /**
   * A common corruption.
   *
   * @param strength 1 to {@link Corruption#STRONGEST}
   */
  record Corrupted(Corruption corruption, int strength, long seed) implements Attack {
    public Corrupted {
      corruption.level(strength);
    }

    @Override
    public String key() {
      return "corruption";
    }
  }
}
