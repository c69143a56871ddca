package dev.sightline.core.training.generation;

import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.generation.Course;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.Tokens;
import java.util.SplittableRandom;

/** What a flow learns from. */
interface FlowMaterial {
  /** One step of so many is made of long clips, half as many of them. */
  int LONG = 6;

  /** Frames of the clips of a step. */
  default int frames(long step) {
    return step % LONG == LONG - 1 ? GeneratorConfig.MOST_FRAMES : GeneratorConfig.FRAMES;
  }

  /** Draws a clip. */
  Item draw(int frames, SplittableRandom random);

  /**
   * A clip.
   *
   * @param tokens {@code [n, token]}: where its path ends
   * @param beside {@code [n, beside]}: what is known of each token; empty for none
   * @param sentence true of it
   */
  record Item(float[] tokens, float[] beside, String sentence) {}

  /** Courses of the world, drawn anew each time: nothing is rendered. */
  record Courses(ClipWorld world, int pair) implements FlowMaterial {
    private static final int CLIPS = 1_000_000;

    @Override
    public Item draw(int frames, SplittableRandom random) {
      ClipWorld.Clip clip = world.clip(Split.TRAIN, random.nextInt(CLIPS)).with(random);
      return new Item(clip.course(frames).tokens(pair), new float[0], clip.said().sentence());
    }
  }

  /** Cells of encoded clips, along their courses. */
  record Cells(LatentClips clips, LatentClips longClips, GeneratorConfig config)
      implements FlowMaterial {
    /** Generated courses are a little off, so those in training are too; shares of the side. */
    private static final double OFF = 0.004;

    @Override
    public Item draw(int frames, SplittableRandom random) {
      LatentClips from = frames == GeneratorConfig.FRAMES ? clips : longClips;
      int number = random.nextInt(from.size());
      ClipWorld.Clip clip = from.clips().get(number).with(random);
      Course course = clip.course(frames);
      double dx = OFF * random.nextGaussian();
      double dy = OFF * random.nextGaussian();
      for (float[] f : course.frames()) {
        f[0] += (float) (dx + OFF / 2 * random.nextGaussian());
        f[1] += (float) (dy + OFF / 2 * random.nextGaussian());
      }
      return new Item(
          new Tokens(config).of(from.cells().get(number)),
          course.beside(config.pair()),
          clip.said().sentence());
    }
  }
}
