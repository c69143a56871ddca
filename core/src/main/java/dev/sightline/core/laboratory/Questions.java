package dev.sightline.core.laboratory;

import dev.sightline.core.laboratory.Statement.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws questions. One thread; for one item. */
final class Questions {
  private final Casting casting;
  private final SplittableRandom random;
  private final WorldOptions options;

  Questions(Casting casting, WorldOptions options) {
    this.casting = casting;
    this.random = casting.random();
    this.options = options;
  }

  /**
   * @param variant 0 or 1: which of the two sentences of a paired task; the video is the same
   */
  Question draw(LabTask task, Split split, int variant) {
    return switch (task) {
      case CAPTION -> caption();
      case MATCH -> match(variant);
      case DIRECTION -> direction(variant);
      case COUNT -> count();
      case ORDER -> order(variant);
      case RELATION -> relation(variant);
      case COLOUR -> colour();
      case SHORTCUT -> shortcut(split == Split.TRAIN);
      case SHORTCUT_CUED -> shortcut(true);
    };
  }

  private Scene single(Shot shot) {
    return new Scene(List.of(shot), options.framesPerClip());
  }

  private Question direction(int variant) {
    Look a = casting.look(List.of());
    Look b = casting.look(List.of(a));
    boolean swap = random.nextBoolean();
    Act left = casting.act(Motion.LEFT);
    Act right = casting.act(Motion.RIGHT);
    Shot shot =
        casting.shot(
            List.of(
                new Casting.Role(a, swap ? right : left), new Casting.Role(b, swap ? left : right)),
            List.of(Motion.LEFT, Motion.RIGHT),
            Shot.Cue.NONE);
    Statement s =
        new Statement(
            Form.WHICH_WAY,
            Claim.of(Phrase.of(variant == 0 ? a : b), Motion.STILL),
            Optional.empty());
    return new Question(single(shot), Grammar.write(s, 0), (variant == 0) == swap ? 1 : 0);
  }

  private Question count() {
    Look a = casting.look(List.of());
    Act act = casting.act(Motion.BOUNCE);
    Shot shot =
        casting.shot(List.of(new Casting.Role(a, act)), List.of(Motion.BOUNCE), Shot.Cue.NONE);
    Statement s =
        new Statement(Form.HOW_OFTEN, Claim.of(Phrase.of(a), Motion.BOUNCE), Optional.empty());
    return new Question(single(shot), Grammar.write(s, 0), act.times() - 1);
  }

  private Question shortcut(boolean cued) {
    Look a = casting.look(List.of());
    boolean right = random.nextBoolean();
    Act act = casting.act(right ? Motion.RIGHT : Motion.LEFT);
    Shot.Cue cue = right ? Shot.Cue.UPPER_RIGHT : Shot.Cue.UPPER_LEFT;
    Shot shot =
        new Casting(random, options.alone())
            .shot(List.of(new Casting.Role(a, act)), List.of(), cued ? cue : Shot.Cue.NONE);
    Statement s =
        new Statement(Form.WHICH_WAY, Claim.of(Phrase.of(a), Motion.STILL), Optional.empty());
    return new Question(single(shot), Grammar.write(s, 0), right ? 1 : 0);
  }

  private Question colour() {
    Look seen = casting.look(List.of());
    Shot shot =
        casting.shot(
            List.of(new Casting.Role(seen, casting.act(casting.motion(seen, List.of())))),
            List.of(),
            Shot.Cue.NONE);
    Look said = casting.look(List.of());
    Claim claim = Claim.of(Phrase.of(said), casting.motion(said, List.of()));
    return new Question(
        single(shot), Grammar.write(Statement.says(claim), filler()), said.colour().ordinal());
  }

  private Question match(int variant) {
    Shot shot = busyShot();
    Scene scene = single(shot);
    Claim right = new Claims(random).about(shot, random.nextInt(claimed(shot)));
    Claim wrong = new Claims(random).spoiled(right, scene);
    return new Question(
        scene,
        Grammar.write(Statement.says(variant == 0 ? right : wrong), filler()),
        variant == 0 ? 1 : 0);
  }

  /** One or two objects with sentences to be said of them, and others. */
  private Shot busyShot() {
    Look a = casting.look(List.of());
    if (random.nextInt(8) == 0) {
      return collision(a);
    }
    List<Casting.Role> roles = new ArrayList<>();
    roles.add(new Casting.Role(a, casting.act(casting.motion(a, List.of()))));
    Look b = casting.look(List.of(a));
    roles.add(new Casting.Role(b, casting.act(casting.motion(b, List.of()))));
    return casting.shot(roles, List.of(), Shot.Cue.NONE);
  }

  private Shot collision(Look a) {
    Look b = casting.look(List.of(a));
    Speed speed = Speed.FAST;
    double phase = random.nextDouble();
    return casting.shot(
        List.of(
            new Casting.Role(a, new Act(Motion.HIT, speed, 0, 1, phase)),
            new Casting.Role(b, new Act(Motion.PUSHED, speed, 0, 0, phase))),
        List.of(),
        Shot.Cue.NONE);
  }

  /** How many of a clip's actors sentences can be about: what is pushed is told with its pusher. */
  private static int claimed(Shot shot) {
    return shot.actors().getFirst().act().motion() == Motion.HIT ? 1 : shot.actors().size();
  }

  /**
   * Several clips; the sentence is about an object of one. In another the same object does
   * something else, in a third another object does the same.
   */
  private Question caption() {
    int n = options.clips();
    int[] order = shuffled(n);
    Shot[] shots = new Shot[n];
    Shot shot = busyShot();
    int actor = random.nextInt(claimed(shot));
    Actor a = shot.actors().get(actor);
    Claim claim = new Claims(random).about(shot, actor);
    shots[order[0]] = shot;
    Motion motion = a.act().motion();
    for (int i = 1; i < n; i++) {
      shots[order[i]] = decoy(i, a.look(), motion, claim);
    }
    return new Question(
        new Scene(List.of(shots), options.framesPerClip()),
        Grammar.write(Statement.says(claim), filler()),
        0);
  }

  private Shot decoy(int number, Look look, Motion motion, Claim claim) {
    while (true) {
      Look l = number == 1 ? look : casting.look(List.of(look));
      Motion m = number == 2 ? motion : casting.motion(l, List.of(motion));
      boolean simple = m != Motion.HIT && m != Motion.PUSHED;
      Act act = casting.act(simple ? m : casting.motion(l, List.of()));
      Shot shot = casting.shot(List.of(new Casting.Role(l, act)), List.of(), Shot.Cue.NONE);
      if (!new Scene(List.of(shot), options.framesPerClip()).shows(claim)) {
        return shot;
      }
    }
  }

  /** Two things that happen in two clips, the earlier first. */
  private record Two(Scene scene, Claim first, Claim second) {}

  private Two two() {
    int n = options.clips();
    Look a = casting.look(List.of());
    Look b = casting.look(List.of(a));
    Motion ma = casting.motion(a, List.of(Motion.STILL, Motion.BOUNCE));
    Motion mb = casting.motion(b, List.of(Motion.STILL, Motion.BOUNCE, ma));
    int i = random.nextInt(n - 1);
    int j = i + 1 + random.nextInt(n - 1 - i);
    List<Shot> shots = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      Look look = k == i ? a : k == j ? b : casting.look(List.of(a, b));
      Act act = casting.act(k == i ? ma : k == j ? mb : Motion.STILL);
      shots.add(
          new Casting(random, options.alone())
              .shot(List.of(new Casting.Role(look, act)), List.of(), Shot.Cue.NONE));
    }
    return new Two(
        new Scene(shots, options.framesPerClip()),
        Claim.of(Phrase.of(a), ma),
        Claim.of(Phrase.of(b), mb));
  }

  private Question order(int variant) {
    Two two = two();
    Claim asked = variant == 0 ? two.first() : two.second();
    return new Question(two.scene(), Grammar.write(Statement.says(asked), 0), variant);
  }

  private Question relation(int variant) {
    Two two = two();
    boolean earlierNamedFirst = random.nextBoolean();
    Claim main = earlierNamedFirst ? two.first() : two.second();
    Claim other = earlierNamedFirst ? two.second() : two.first();
    Form form = variant == 0 ? Form.BEFORE : Form.AFTER;
    boolean right = (form == Form.BEFORE) == earlierNamedFirst;
    return new Question(
        two.scene(),
        Grammar.write(new Statement(form, main, Optional.of(other)), 0),
        right ? 1 : 0);
  }

  private int filler() {
    return random.nextInt(Grammar.fillers());
  }

  private int[] shuffled(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
