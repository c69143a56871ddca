package dev.sightline.core.task.generation;

import dev.sightline.core.digits.DigitPath;
import dev.sightline.core.digits.DigitSentence;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.model.generation.ClipReading;
import dev.sightline.core.model.generation.ReadAttribute;
import java.util.List;

/** What the reader sees in a clip, in the words of the grammar. Stateless. */
public final class ReadWords {
  private static final List<String> COUNTS = List.of("", "once", "twice", "thrice");

  private ReadWords() {}

  /**
   * A short description, such as {@code small red circle bounces twice} or {@code large blue seven
   * moves in a circle}.
   */
  public static String of(ClipReading reading) {
    String what =
        size(reading)
            + " "
            + ObjectColour.values()[reading.classes().get(ReadAttribute.COLOUR)].word()
            + " ";
    return reading.classes().containsKey(ReadAttribute.DIGIT)
        ? what + digit(reading)
        : what
            + ObjectShape.values()[reading.classes().get(ReadAttribute.SHAPE)].word()
            + " "
            + motion(reading);
  }

  private static String digit(ClipReading reading) {
    return DigitSentence.numeral(reading.classes().get(ReadAttribute.DIGIT))
        + " moves "
        + DigitPath.values()[reading.classes().get(ReadAttribute.PATH)].words();
  }

  private static String size(ClipReading reading) {
    return ObjectSize.values()[reading.classes().get(ReadAttribute.SIZE)].word();
  }

  private static String motion(ClipReading reading) {
    Motion motion = Motion.values()[reading.classes().get(ReadAttribute.MOTION)];
    return motion == Motion.BOUNCE
        ? motion.verb() + " " + COUNTS.get(reading.classes().get(ReadAttribute.COUNT))
        : motion.verb();
  }
}
