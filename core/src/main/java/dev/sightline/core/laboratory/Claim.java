package dev.sightline.core.laboratory;

import java.util.Optional;

/**
 * That an object does something in some clip.
 *
 * @param subject the object
 * @param motion what it does
 * @param speed how fast, if said
 * @param times how often it bounces; 0 if not said
 * @param object what it hits, for {@code HIT}
 */
public record Claim(
    Phrase subject, Motion motion, Optional<Speed> speed, int times, Optional<Phrase> object) {

  /** A claim without adverb. */
  public static Claim of(Phrase subject, Motion motion) {
    return new Claim(subject, motion, Optional.empty(), 0, Optional.empty());
  }

  /** True if an actor of a clip does that. */
  public boolean fits(Shot shot, Actor actor) {
    Act act = actor.act();
    return subject.fits(actor.look())
        && motion == act.motion()
        && speed.map(s -> s == act.speed()).orElse(true)
        && (times == 0 || times == act.times())
        && object.map(o -> o.fits(shot.actors().get(act.partner()).look())).orElse(true);
  }
}
