package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.text.TokenizedText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Changes as a line of text, for the command line. Words, clips, layers and heads are counted from
 * 1, as the window counts them.
 *
 * <pre>
 * text=A cat sleeps.        the whole text
 * word:3=green              the third word becomes another; nothing after = takes it out. 3~dog is
 *                           the third word if it is "dog", else the next "dog"
 * mask-word:3               hides the third word
 * swap-words:3,5            these two change places
 * mask-clips:2-4            hides clips; also 2 alone, 1.5s-3s, or all
 * freeze-clips:2-4          each shows its middle frame only
 * reverse-clips:2-4         the clips in the opposite order
 * backwards-clips:2-4       and the frames in them too
 * shuffle-clips:2-4,7       another order, by seed 7
 * repeat-clip:5,2-4         clip 5 in the place of these
 * blur:10,20,50,40,2-4      a region: left, top, width, height in % of the picture; then clips
 * grey:… hide:…             the same region grey, or hidden after encoding
 * silence:text              or silence:video
 * head-off:text,1,2         head 2 of layer 1 of those by which the text reads the video;
 *                           video,1,2: by which the video reads the text
 * layer-off:1               all heads of a layer, both ways
 * stride:8                  every eighth frame at the model's nominal rate
 * shift:0.2s                all frames later, or earlier with a minus; also 1/3s
 * </pre>
 */
public final class ChangeSyntax {
  private static final double PERCENT = 100;
  private static final long MILLIS = 1000;
  private static final String SPELLING = "~";
  private static final long DEFAULT_SEED = 1;

  private final VideoFeatures video;
  private final List<ChangedText.Range> words;
  private final String text;

  /**
   * @param video whose clips are meant
   * @param text whose words are meant
   */
  public ChangeSyntax(VideoFeatures video, TokenizedText text) {
    this.video = video;
    this.words = ChangedText.words(text);
    this.text = text.text();
  }

  /**
   * Reads one change.
   *
   * @throws IllegalArgumentException if it is none, or means a word or clip that is not there; the
   *     message names the line
   */
  public Change parse(String line) {
    try {
      if (line.startsWith("text=")) {
        return new Change.EditText(line.substring("text=".length()));
      }
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no ':'");
      }
      return parse(line.substring(0, colon), line.substring(colon + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new IllegalArgumentException("\"" + line + "\" is no change that can be made", e);
    }
  }

  private Change parse(String name, String rest) {
    String[] parts = rest.split(",", -1);
    return switch (name) {
      case "word" -> {
        String[] sides = rest.split("=", 2);
        yield new Change.ReplaceWord(word(sides[0]), sides[1]);
      }
      case "mask-word" -> new Change.MaskWord(word(rest));
      case "swap-words" -> new Change.SwapWords(word(parts[0]), word(parts[1]));
      case "mask-clips" -> new Change.MaskClips(span(rest));
      case "freeze-clips" -> new Change.FreezeClips(span(rest));
      case "reverse-clips" -> new Change.ReverseClips(span(rest), false);
      case "backwards-clips" -> new Change.ReverseClips(span(rest), true);
      case "shuffle-clips" ->
          new Change.ShuffleClips(
              span(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : DEFAULT_SEED);
      case "repeat-clip" -> new Change.RepeatClip(moment(parts[0]), span(parts[1]));
      case "blur", "grey", "hide" ->
          new Change.ChangeRegion(
              region(parts),
              span(parts.length > 4 ? parts[4] : "all"),
              RegionEffect.valueOf(name.toUpperCase(Locale.ROOT)));
      case "silence" -> new Change.Silence(side(rest));
      case "head-off" ->
          new Change.HeadOff(new CrossHead(side(parts[0]), number(parts[1]), number(parts[2])));
      case "layer-off" -> new Change.LayerOff(number(rest));
      case "stride" -> new Change.Stride(number(rest) + 1);
      case "shift" -> new Change.Shift(seconds(rest));
      default -> throw new IllegalArgumentException("no change is called " + name);
    };
  }

  /** Counted from 1 by the user, from 0 here. */
  private static int number(String digits) {
    int number = Integer.parseInt(digits.strip());
    if (number < 1) {
      throw new IllegalArgumentException(digits + " is less than 1");
    }
    return number - 1;
  }

  private WordRef word(String place) {
    int mark = place.indexOf(SPELLING);
    if (mark >= 0) {
      return new WordRef(number(place.substring(0, mark)), plain(place.substring(mark + 1)));
    }
    int index = number(place);
    ChangedText.Range word = words.get(index);
    return new WordRef(index, text.substring(word.start(), word.end()));
  }

  private Clip clip(String digits) {
    return video.clips().get(number(digits));
  }

  private Fraction moment(String clip) {
    return clip.endsWith("s") ? seconds(clip) : clip(clip).start();
  }

  private Span span(String range) {
    if (range.equals("all")) {
      return Span.of(video.clips().getFirst(), video.clips().getLast());
    }
    String[] ends = range.split("-", 2);
    if (range.endsWith("s")) {
      return new Span(seconds(ends[0]), seconds(ends[1]));
    }
    return Span.of(clip(ends[0]), clip(ends[ends.length - 1]));
  }

  private static Fraction seconds(String words) {
    if (!words.endsWith("s")) {
      throw new IllegalArgumentException(words + " is no time");
    }
    String number = words.substring(0, words.length() - 1);
    int over = number.indexOf('/');
    return over < 0
        ? Fraction.ofSeconds(Double.parseDouble(number))
        : Fraction.of(
            Long.parseLong(number.substring(0, over)), Long.parseLong(number.substring(over + 1)));
  }

  private static Region region(String[] parts) {
    return new Region(share(parts[0]), share(parts[1]), share(parts[2]), share(parts[3]));
  }

  private static double share(String percent) {
    return new BigDecimal(percent.strip()).movePointLeft(2).doubleValue();
  }

  private static Side side(String name) {
    return Side.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Writes a change as {@link #parse} reads it; clips by their time. */
  public static String format(Change change) {
    return format(change, w -> Integer.toString(w.index() + 1));
  }

  /**
   * The same with the spelling of each word that is meant, which a text that was changed before may
   * not have at that place: {@link #parse} makes the very change of it.
   */
  public static String exact(Change change) {
    return format(change, w -> (w.index() + 1) + SPELLING + escaped(w.spelling()));
  }

  private static String format(Change change, Function<WordRef, String> word) {
    Function<Span, String> s = ChangeSyntax::range;
    return switch (change) {
      case Change.EditText c -> "text=" + c.text();
      case Change.ReplaceWord c -> "word:" + word.apply(c.word()) + "=" + c.by();
      case Change.MaskWord c -> "mask-word:" + word.apply(c.word());
      case Change.SwapWords c -> "swap-words:" + word.apply(c.one()) + "," + word.apply(c.other());
      case Change.MaskClips c -> "mask-clips:" + s.apply(c.span());
      case Change.FreezeClips c -> "freeze-clips:" + s.apply(c.span());
      case Change.ReverseClips c ->
          (c.frames() ? "backwards-clips:" : "reverse-clips:") + s.apply(c.span());
      case Change.ShuffleClips c -> "shuffle-clips:" + s.apply(c.span()) + "," + c.seed();
      case Change.RepeatClip c -> "repeat-clip:" + seconds(c.moment()) + "," + s.apply(c.span());
      case Change.ChangeRegion c ->
          c.effect().name().toLowerCase(Locale.ROOT)
              + ":"
              + percent(c.region())
              + ","
              + s.apply(c.span());
      case Change.Silence c -> "silence:" + c.side().key();
      case Change.HeadOff c ->
          "head-off:"
              + c.head().from().key()
              + ","
              + (c.head().layer() + 1)
              + ","
              + (c.head().head() + 1);
      case Change.LayerOff c -> "layer-off:" + (c.layer() + 1);
      case Change.Stride c -> "stride:" + c.frames();
      case Change.Shift c -> "shift:" + seconds(c.by());
    };
  }

  /** With what the syntax takes for itself as {@code %} and two hex digits. */
  private static String escaped(String spelling) {
    StringBuilder out = new StringBuilder();
    for (char c : spelling.toCharArray()) {
      out.append("%,=~".indexOf(c) < 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }

  private static String plain(String escaped) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        out.append((char) Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String range(Span span) {
    return seconds(span.from()) + "-" + seconds(span.to());
  }

  private static String percent(Region r) {
    return decimal(PERCENT * r.x())
        + ","
        + decimal(PERCENT * r.y())
        + ","
        + decimal(PERCENT * r.width())
        + ","
        + decimal(PERCENT * r.height());
  }

  /** Exact: as a decimal where milliseconds suffice, else as a fraction. */
  private static String seconds(Fraction time) {
    boolean millis = MILLIS % time.den() == 0;
    return (millis ? decimal(time.toDouble()) : time.toString()) + "s";
  }

  /** At most three decimals, no zeros at the end. */
  private static String decimal(double value) {
    return new BigDecimal(Double.toString(value))
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
