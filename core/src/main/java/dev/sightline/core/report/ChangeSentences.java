package dev.sightline.core.report;

import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.model.Side;
import java.util.Locale;

/** Changes in plain English. */
final class ChangeSentences {
  private ChangeSentences() {}

  static String of(Change change) {
    return switch (change) {
      case Change.EditText c -> "Another text";
      case Change.ReplaceWord c ->
          c.by().isEmpty()
              ? "“" + c.word().spelling() + "” is taken out"
              : "“" + c.word().spelling() + "” becomes “" + c.by() + "”";
      case Change.MaskWord c -> "“" + c.word().spelling() + "” is hidden";
      case Change.SwapWords c ->
          "“" + c.one().spelling() + "” and “" + c.other().spelling() + "” change places";
      case Change.MaskClips c -> "Clips hidden" + from(c.span());
      case Change.FreezeClips c -> "Nothing moves" + from(c.span());
      case Change.ReverseClips c ->
          (c.frames() ? "Played backwards" : "Clips in the opposite order") + from(c.span());
      case Change.ShuffleClips c -> "Clips in another order" + from(c.span());
      case Change.RepeatClip c ->
          "The clip at " + seconds(c.moment().toDouble()) + " in place of others" + from(c.span());
      case Change.ChangeRegion c ->
          switch (c.effect()) {
                case BLUR -> "A region blurred";
                case GREY -> "A region grey";
                case HIDE -> "A region hidden";
              }
              + from(c.span());
      case Change.Silence c -> c.side() == Side.TEXT ? "No text" : "No video";
      case Change.HeadOff c ->
          String.format(
              Locale.ROOT,
              "Head %d of layer %d turned off",
              c.head().head() + 1,
              c.head().layer() + 1);
      case Change.LayerOff c -> "Layer " + (c.layer() + 1) + " turned off";
      case Change.Stride c -> "Every frame number " + c.frames() + " of those at hand";
      case Change.Shift c -> "Frames shifted by " + seconds(c.by().toDouble());
    };
  }

  private static String from(Span span) {
    return ", " + seconds(span.from().toDouble()) + " to " + seconds(span.to().toDouble());
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.2f s", s).replace('-', '−');
  }
}
