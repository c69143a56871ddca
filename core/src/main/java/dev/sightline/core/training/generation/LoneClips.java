package dev.sightline.core.training.generation;

import dev.sightline.core.laboratory.Act;
import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Look;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Phrase;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.ShotRenderer;
import dev.sightline.core.laboratory.Speed;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.laboratory.Texture;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.Course;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The world that generators learn: clips of one object of the laboratory, and sentences about them.
 * A clip depends on seed, split and number alone. Immutable; thread-safe.
 */
final class LoneClips implements ClipWorld {
  /**
   * Of clips that do not bounce, one in so many is passed over: counts are one motion of nine, and
   * harder than the others.
   */
  private static final int PASSED_OVER = 2;

  /** Items of the laboratory that one clip is chosen from. */
  private static final int STRIDE = 16;

  private static final int CALM_STRIDE = 64;

  /** No attribute has more values. */
  private static final int MOST_VALUES = 12;

  private final Laboratory laboratory;
  private final boolean isCalm;

  private LoneClips(Laboratory laboratory, boolean isCalm) {
    this.laboratory = laboratory;
    this.isCalm = isCalm;
  }

  /** What generators learn: plain objects that do not turn. */
  static LoneClips calm(long seed, WorldOptions options) {
    return new LoneClips(new Laboratory(seed, options.alone()), true);
  }

  /** What the reader learns: striped and turning objects too. */
  static LoneClips wide(long seed, WorldOptions options) {
    return new LoneClips(new Laboratory(seed, options.alone()), false);
  }

  /**
   * A sentence with what it says.
   *
   * @param claim has those adverbs and adjectives only that are said
   */
  record Said(String sentence, Claim claim) implements ClipWorld.Said {
    @Override
    public boolean tells(ReadAttribute attribute) {
      return switch (attribute) {
        case COLOUR, SHAPE, MOTION -> true;
        case COUNT -> claim.times() > 0;
        case SPEED -> claim.speed().isPresent();
        case SIZE -> claim.subject().size().isPresent();
        case TEXTURE -> claim.subject().texture().isPresent();
        case DIGIT, PATH -> false;
      };
    }

    @Override
    public boolean tellsDirection() {
      return claim.motion().hasSpeed();
    }
  }

  /** A clip of the world: the actor, the rest of the shot, what may be said of it. */
  record LoneClip(Shot shot, SplittableRandom random) implements ClipWorld.Clip {
    Actor actor() {
      return shot.actors().getFirst();
    }

    @Override
    public LoneClip with(SplittableRandom other) {
      return new LoneClip(shot, other);
    }

    @Override
    public Course course(int frames) {
      return Course.of(shot, frames);
    }

    @Override
    public Film film(int frames, int side) throws SightlineException {
      ShotRenderer renderer = new ShotRenderer(shot, frames, side);
      return new Film() {
        @Override
        public byte[] frame(int k) {
          return renderer.frame(k);
        }

        @Override
        public int[] owners(int k) {
          return renderer.owners(k);
        }
      };
    }

    @Override
    public int label(ReadAttribute attribute) {
      Look look = actor().look();
      Act act = actor().act();
      return switch (attribute) {
        case COLOUR -> look.colour().ordinal();
        case SHAPE -> look.shape().ordinal();
        case MOTION -> act.motion().ordinal();
        case COUNT -> act.times() > 0 ? act.times() : -1;
        case SPEED -> act.motion().hasSpeed() ? act.speed().ordinal() : -1;
        case SIZE -> look.size().ordinal();
        case TEXTURE -> look.texture().ordinal();
        case DIGIT, PATH -> -1;
      };
    }

    @Override
    public Said said() {
      Look look = actor().look();
      Act act = actor().act();
      Optional<ObjectSize> size = oneIn(3) ? Optional.of(look.size()) : Optional.empty();
      Optional<Texture> texture = oneIn(3) ? Optional.of(look.texture()) : Optional.empty();
      Optional<Speed> speed =
          act.motion().hasSpeed() && oneIn(2) ? Optional.of(act.speed()) : Optional.empty();
      int times = act.motion() == Motion.BOUNCE && !oneIn(5) ? act.times() : 0;
      Claim claim =
          new Claim(
              new Phrase(look.shape(), look.colour(), size, texture),
              act.motion(),
              speed,
              times,
              Optional.empty());
      int filler = oneIn(5) ? random.nextInt(Grammar.fillers()) : 0;
      String said = Grammar.write(Statement.says(claim), filler).text();
      return new Said(oneIn(2) ? said.replaceFirst("\\bthe ", "a ") : said, claim);
    }

    private boolean oneIn(int n) {
      return random.nextInt(n) == 0;
    }
  }

  @Override
  public LoneClip clip(Split split, long number) {
    SplittableRandom random =
        new SplittableRandom((laboratory.seed() * 31 + split.ordinal()) * 31 + number * 7919);
    int stride = isCalm ? CALM_STRIDE : STRIDE;
    for (int i = 0; ; i++) {
      Shot shot =
          laboratory
              .item(LabTask.COLOUR, split, number * stride + i % stride)
              .scene()
              .shots()
              .getFirst();
      Actor actor = shot.actors().getFirst();
      if (isCalm && !isCalm(actor)) {
        continue;
      }
      boolean bounces = actor.act().motion() == Motion.BOUNCE;
      if (bounces || random.nextInt(PASSED_OVER) > 0 || i >= stride - 1) {
        return new LoneClip(shot, random);
      }
    }
  }

  private static boolean isCalm(Actor actor) {
    return actor.look().texture() == Texture.PLAIN && actor.act().motion() != Motion.SPIN;
  }

  /** All words that sentences of this world can have, in alphabetical order. */
  static List<String> vocabulary() {
    TreeSet<String> words = new TreeSet<>(List.of("a"));
    for (Motion motion : Motion.values()) {
      if (motion == Motion.HIT || motion == Motion.PUSHED || motion == Motion.SPIN) {
        continue; // takes two, or is not in the calm world
      }
      for (int i = 0; i < MOST_VALUES; i++) {
        Claim claim =
            new Claim(
                new Phrase(
                    value(ObjectShape.values(), i),
                    value(ObjectColour.values(), i),
                    Optional.of(value(ObjectSize.values(), i)),
                    Optional.of(Texture.PLAIN)),
                motion,
                motion.hasSpeed() ? Optional.of(value(Speed.values(), i)) : Optional.empty(),
                motion == Motion.BOUNCE ? 1 + i % Act.MOST_TIMES : 0,
                Optional.empty());
        String text = Grammar.write(Statement.says(claim), i % Grammar.fillers()).text();
        words.addAll(List.of(text.split(" ")));
      }
    }
    return List.copyOf(words);
  }

  private static <T> T value(T[] values, int i) {
    return values[i % values.length];
  }

  @Override
  public WorldOptions options() {
    return laboratory.options();
  }

  /** Names the world: seed and options. */
  @Override
  public String toString() {
    return (isCalm ? "calm " : "wide ") + laboratory;
  }
}
