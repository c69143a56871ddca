package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Claims;
import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Look;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Phrase;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.laboratory.Statement.Form;
import dev.sightline.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws a step's questions for the heads. One thread; for one step. */
final class VideoQuestions {
  /** Share of questions whose text is hidden, and of those whose video is. */
  private static final double HIDDEN = 0.08;

  /** Share of false sentences that are true of another clip, not one word from a true one. */
  private static final double EASY = 0.25;

  /**
   * Clips that one can be put together with. Few, since each pair makes sentences that the text
   * encoder has not seen, and that costs more than all the rest of a step.
   */
  private static final int NEIGHBOURS = 3;

  /** One of so many statements begins with words that mean nothing. */
  private static final int FILLED = 4;

  private final Material material;
  private final SplittableRandom random;

  VideoQuestions(Material material, SplittableRandom random) {
    this.material = material;
    this.random = random;
  }

  /**
   * A question with the grid that it is about.
   *
   * @param grid {@code [clips · c, channels]}; not to be written to
   */
  record Drawn(Asked asked, float[] grid) {}

  /** Both sentences about one video, or one where the task knows but one. */
  List<Drawn> draw(LabTask task) {
    return switch (task) {
      case MATCH -> match();
      case ORDER, RELATION -> two(task);
      default -> item(task);
    };
  }

  private List<Drawn> item(LabTask task) {
    VideoSet set = material.sets().get(task);
    int pair = task.isPaired() ? 2 : 1;
    int first = random.nextInt(set.items().size() / pair) * pair;
    List<Drawn> drawn = new ArrayList<>();
    for (int i = first; i < first + pair; i++) {
      drawn.add(new Drawn(Asked.of(set.items().get(i), side()), set.grids().get(i)));
    }
    return drawn;
  }

  private Side side() {
    return side(random);
  }

  /** Both sides mostly; else one of them is hidden. */
  static Side side(SplittableRandom random) {
    double hide = random.nextDouble();
    return hide < HIDDEN ? Side.TEXT : hide < 2 * HIDDEN ? Side.VIDEO : Side.BOTH;
  }

  private Drawn drawn(LabTask task, String text, int label, float[] grid) {
    Side side = side();
    return new Drawn(
        new Asked(side == Side.VIDEO ? null : text, side != Side.TEXT, task.key(), label), grid);
  }

  private List<Drawn> match() {
    SeenClip clip = random.nextBoolean() ? any(material.busy()) : any(any(material.captions()));
    Claim right = claim(clip.shot());
    Scene scene = new Scene(List.of(clip.shot()), 1);
    Claim wrong = new Claims(random).spoiled(right, scene);
    if (random.nextDouble() < EASY) {
      Claim other = claim(any(any(material.captions())).shot());
      wrong = scene.shows(other) ? wrong : other;
    }
    int filler = filler(random);
    return List.of(
        drawn(LabTask.MATCH, says(right, filler), 1, clip.grid()),
        drawn(LabTask.MATCH, says(wrong, filler), 0, clip.grid()));
  }

  static int filler(SplittableRandom random) {
    return random.nextInt(FILLED) == 0 ? random.nextInt(Grammar.fillers()) : 0;
  }

  static String says(Claim claim, int filler) {
    return Grammar.write(Statement.says(claim), filler).text();
  }

  /** Something true of a clip. */
  private Claim claim(Shot shot) {
    return claim(shot, random);
  }

  /** Something true of an object of a clip; what is pushed is told with its pusher. */
  static Claim claim(Shot shot, SplittableRandom random) {
    boolean hit = shot.actors().getFirst().act().motion() == Motion.HIT;
    return new Claims(random).about(shot, hit ? 0 : random.nextInt(shot.actors().size()));
  }

  /**
   * A video made anew: two things happen in two clips, still objects are in the others.
   *
   * @param first what happens earlier
   * @param second what happens later
   * @param clips of the video, these two among them
   */
  record Two(SeenClip first, SeenClip second, List<SeenClip> clips) {}

  Two two() {
    int n = material.sets().get(LabTask.ORDER).clips();
    List<SeenClip> moving = material.moving();
    SeenClip a;
    SeenClip b;
    do {
      int first = random.nextInt(moving.size());
      a = moving.get(first);
      b = moving.get((first + 1 + random.nextInt(NEIGHBOURS)) % moving.size());
    } while (like(look(a), look(b)) || motion(a) == motion(b));
    int i = random.nextInt(n - 1);
    int j = i + 1 + random.nextInt(n - 1 - i);
    List<SeenClip> clips = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      clips.add(k == i ? a : k == j ? b : still(look(a), look(b)));
    }
    return new Two(a, b, clips);
  }

  private List<Drawn> two(LabTask task) {
    Two two = two();
    float[] grid = joined(two.clips());
    Claim first = Claim.of(Phrase.of(look(two.first())), motion(two.first()));
    Claim second = Claim.of(Phrase.of(look(two.second())), motion(two.second()));
    if (task == LabTask.ORDER) {
      return List.of(drawn(task, says(first, 0), 0, grid), drawn(task, says(second, 0), 1, grid));
    }
    boolean earlierNamedFirst = random.nextBoolean();
    Claim main = earlierNamedFirst ? first : second;
    Claim other = earlierNamedFirst ? second : first;
    List<Drawn> drawn = new ArrayList<>();
    for (Form form : List.of(Form.BEFORE, Form.AFTER)) {
      boolean right = (form == Form.BEFORE) == earlierNamedFirst;
      String text = Grammar.write(new Statement(form, main, Optional.of(other)), 0).text();
      drawn.add(drawn(task, text, right ? 1 : 0, grid));
    }
    return drawn;
  }

  private SeenClip still(Look a, Look b) {
    while (true) {
      SeenClip s = any(material.still());
      if (!like(look(s), a) && !like(look(s), b)) {
        return s;
      }
    }
  }

  private static Look look(SeenClip clip) {
    return clip.shot().actors().getFirst().look();
  }

  private static Motion motion(SeenClip clip) {
    return clip.shot().actors().getFirst().act().motion();
  }

  /** True if a sentence calls both the same. */
  private static boolean like(Look a, Look b) {
    return a.shape() == b.shape() && a.colour() == b.colour();
  }

  /** Grids one after the other. */
  static float[] joined(List<SeenClip> clips) {
    int length = clips.getFirst().grid().length;
    float[] all = new float[clips.size() * length];
    for (int k = 0; k < clips.size(); k++) {
      System.arraycopy(clips.get(k).grid(), 0, all, k * length, length);
    }
    return all;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
