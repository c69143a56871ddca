package dev.sightline.app.whatif;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.RegionEffect;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.util.List;
import java.util.Locale;

/** Changes in words. */
public final class ChangeWords {
  private static final int LONGEST_TEXT = 40;

  private ChangeWords() {}

  /**
   * A change in words.
   *
   * @param analysis whose clips are counted; may be null
   */
  public static String of(Change change, Analysis analysis) {
    return switch (change) {
      case Change.EditText c -> Messages.text("whatif.change.text", shortened(c.text()));
      case Change.ReplaceWord c ->
          c.by().isEmpty()
              ? Messages.text("whatif.change.dropWord", word(c.word()))
              : Messages.text("whatif.change.replaceWord", word(c.word()), c.by());
      case Change.MaskWord c -> Messages.text("whatif.change.maskWord", word(c.word()));
      case Change.SwapWords c ->
          Messages.text("whatif.change.swapWords", word(c.one()), word(c.other()));
      case Change.MaskClips c ->
          Messages.text("whatif.change.maskClips", clips(c.span(), analysis));
      case Change.FreezeClips c ->
          Messages.text("whatif.change.freezeClips", clips(c.span(), analysis));
      case Change.ReverseClips c ->
          Messages.text(
              c.frames() ? "whatif.change.backwardsClips" : "whatif.change.reverseClips",
              clips(c.span(), analysis));
      case Change.ShuffleClips c ->
          Messages.text("whatif.change.shuffleClips", clips(c.span(), analysis), c.seed());
      case Change.RepeatClip c ->
          Messages.text(
              "whatif.change.repeatClip",
              seconds(c.moment().toDouble()),
              clips(c.span(), analysis));
      case Change.ChangeRegion c -> Messages.text(effect(c.effect()), clips(c.span(), analysis));
      case Change.Silence c ->
          Messages.text(c.side() == Side.TEXT ? "whatif.change.noText" : "whatif.change.noVideo");
      case Change.HeadOff c -> head(c.head());
      case Change.LayerOff c -> Messages.text("whatif.change.layerOff", c.layer() + 1);
      case Change.Stride c -> Messages.text("whatif.change.stride", c.frames());
      case Change.Shift c ->
          Messages.text(
              "whatif.change.shift", String.format(Locale.ROOT, "%+.2f", c.by().toDouble()));
    };
  }

  private static String head(CrossHead head) {
    return Messages.text(
        head.from() == Side.TEXT ? "whatif.change.headOff.text" : "whatif.change.headOff.video",
        head.layer() + 1,
        head.head() + 1);
  }

  private static String effect(RegionEffect effect) {
    return switch (effect) {
      case BLUR -> "whatif.change.blur";
      case GREY -> "whatif.change.grey";
      case HIDE -> "whatif.change.hide";
    };
  }

  private static String word(WordRef word) {
    return word.spelling();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.1f", s);
  }

  /** Such as "clip 3", "clips 3–5" or "all clips"; by time where it is not known. */
  static String clips(Span span, Analysis analysis) {
    List<Integer> own = analysis == null ? List.of() : span.of(analysis.clips());
    if (own.isEmpty()) {
      return Messages.text(
          "whatif.span", seconds(span.from().toDouble()), seconds(span.to().toDouble()));
    }
    if (own.size() > 1 && own.size() == analysis.clips().size()) {
      return Messages.text("whatif.clips.all");
    }
    return own.size() == 1
        ? Messages.text("whatif.clips.one", own.getFirst() + 1)
        : Messages.text("whatif.clips.many", own.getFirst() + 1, own.getLast() + 1);
  }

  /** True if frames have to be encoded anew for it, which takes a while. */
  static boolean touchesFrames(Change change) {
    return switch (change) {
      case Change.FreezeClips c -> true;
      case Change.ReverseClips c -> c.frames();
      case Change.ChangeRegion c -> c.effect() != RegionEffect.HIDE;
      case Change.Stride c -> true;
      case Change.Shift c -> true;
      default -> false;
    };
  }
}
