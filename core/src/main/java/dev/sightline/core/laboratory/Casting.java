package dev.sightline.core.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws objects, what they do, and places for them at random. One thread; for one item. */
final class Casting {
  /** What an object that nobody asks about may do. */
  private static final List<Motion> ALONE =
      List.of(
          Motion.LEFT,
          Motion.RIGHT,
          Motion.UP,
          Motion.DOWN,
          Motion.SPIN,
          Motion.APPEAR,
          Motion.VANISH,
          Motion.BOUNCE,
          Motion.STILL);

  private static final int TRIES = 40;

  /** Centres of two objects keep this share of their radii's sum apart. */
  private static final double APART = 1.05;

  private final SplittableRandom random;
  private final WorldOptions options;

  Casting(SplittableRandom random, WorldOptions options) {
    this.random = random;
    this.options = options;
  }

  SplittableRandom random() {
    return random;
  }

  /** An object of a shape and colour that none of the others has together. */
  Look look(List<Look> others) {
    while (true) {
      Look l =
          new Look(
              any(ObjectShape.values()),
              any(ObjectColour.values()),
              any(ObjectSize.values()),
              random.nextInt(3) == 0 ? Texture.STRIPED : Texture.PLAIN);
      if (others.stream().noneMatch(o -> o.shape() == l.shape() && o.colour() == l.colour())) {
        return l;
      }
    }
  }

  /** A motion that such an object can be seen to make, but none of these. */
  Motion motion(Look look, List<Motion> without) {
    while (true) {
      Motion m = ALONE.get(random.nextInt(ALONE.size()));
      boolean unseen =
          m == Motion.SPIN && look.shape() == ObjectShape.CIRCLE && look.texture() == Texture.PLAIN;
      if (!unseen && !without.contains(m)) {
        return m;
      }
    }
  }

  Act act(Motion motion) {
    int times = motion == Motion.BOUNCE ? 1 + random.nextInt(Act.MOST_TIMES) : 0;
    return new Act(motion, any(Speed.values()), times, -1, random.nextDouble());
  }

  /** One object with what it does, before it has a place. */
  record Role(Look look, Act act) {}

  /** A clip of these objects and up to as many others as the options allow. */
  Shot shot(List<Role> wanted, List<Motion> notByOthers, Shot.Cue cue) {
    List<Role> roles = new ArrayList<>(wanted);
    int others = random.nextInt(options.distractors() + 1);
    for (int i = 0; i < others; i++) {
      Look look = look(roles.stream().map(Role::look).toList());
      roles.add(new Role(look, act(motion(look, notByOthers))));
    }
    List<Actor> actors = place(roles);
    Optional<java.nio.file.Path> photo =
        options.photos().isEmpty()
            ? Optional.empty()
            : Optional.of(options.photos().get(random.nextInt(options.photos().size())));
    Background behind =
        new Background(random.nextLong(), 60 + random.nextInt(70), options.contrast(), photo);
    return new Shot(actors, behind, options.noise(), random.nextLong(), cue);
  }

  private List<Actor> place(List<Role> roles) {
    List<Actor> best = null;
    double bestGap = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < TRIES; i++) {
      List<Actor> actors = roles.stream().map(this::somewhere).toList();
      actors = joined(actors);
      double gap = gap(actors);
      if (gap >= APART) {
        return actors;
      }
      if (gap > bestGap) {
        bestGap = gap;
        best = actors;
      }
    }
    return best;
  }

  private Actor somewhere(Role role) {
    double r = role.look().size().radius();
    double[] reach = new Actor(role.look(), role.act(), 0.5, 0.5).reach();
    return new Actor(role.look(), role.act(), within(r + reach[0]), within(r + reach[1]));
  }

  private double within(double margin) {
    double room = Math.max(0, 1 - 2 * margin);
    return 0.5 + (random.nextDouble() - 0.5) * room;
  }

  /** Puts what hits beside what it hits: they touch in the middle of the clip. */
  private static List<Actor> joined(List<Actor> actors) {
    List<Actor> out = new ArrayList<>(actors);
    for (int i = 0; i < out.size(); i++) {
      Actor a = out.get(i);
      if (a.act().motion() == Motion.HIT) {
        Actor b = out.get(a.act().partner());
        double side = a.act().phase() < 0.5 ? 1 : -1;
        double gap = 0.9 * (a.look().size().radius() + b.look().size().radius());
        out.set(i, new Actor(a.look(), a.act(), b.x() - side * gap / 2, b.y()));
        out.set(a.act().partner(), new Actor(b.look(), b.act(), b.x() + side * gap / 2, b.y()));
      }
    }
    return out;
  }

  /** Smallest distance of two centres at any moment, as a share of their radii's sum. */
  private static double gap(List<Actor> actors) {
    double least = Double.MAX_VALUE;
    for (int a = 0; a < actors.size(); a++) {
      for (int b = a + 1; b < actors.size(); b++) {
        if (actors.get(a).act().partner() == b || actors.get(b).act().partner() == a) {
          continue;
        }
        double radii = actors.get(a).look().size().radius() + actors.get(b).look().size().radius();
        for (double p = 0; p <= 1; p += 0.125) {
          Pose x = actors.get(a).pose(p);
          Pose y = actors.get(b).pose(p);
          least = Math.min(least, Math.hypot(x.x() - y.x(), x.y() - y.y()) / radii);
        }
      }
    }
    return least;
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
