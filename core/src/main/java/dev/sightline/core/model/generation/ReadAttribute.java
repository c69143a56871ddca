package dev.sightline.core.model.generation;

import dev.sightline.core.digits.DigitPath;
import dev.sightline.core.digits.HandwrittenDigits;
import dev.sightline.core.laboratory.Act;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Speed;
import dev.sightline.core.laboratory.Texture;
import java.util.Locale;

/** What {@link ClipReader} reads of the one object in a clip: a class for each attribute. */
public enum ReadAttribute {
  COLOUR(ObjectColour.values().length),
  SHAPE(ObjectShape.values().length),
  MOTION(Motion.values().length),
  /** Contacts of a bouncing object; class 0 is not used. */
  COUNT(Act.MOST_TIMES + 1),
  SPEED(Speed.values().length),
  SIZE(ObjectSize.values().length),
  TEXTURE(Texture.values().length),
  /** Which digit was written. */
  DIGIT(HandwrittenDigits.CLASSES),
  /** How a digit moves. */
  PATH(DigitPath.values().length);

  private final int classes;

  ReadAttribute(int classes) {
    this.classes = classes;
  }

  /** Number of its classes. */
  public int classes() {
    return classes;
  }

  /** Name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
