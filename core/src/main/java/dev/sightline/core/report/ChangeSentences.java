package dev.sightline.core.report;

import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.model.Side;
import java.util.Locale;

/** Changes in plain words. */
final class ChangeSentences {
  private ChangeSentences() {}

  static String of(Change change, ReportWords w) {
    return switch (change) {
      case Change.EditText c -> w.text("change.text");
      case Change.ReplaceWord c ->
          c.by().isEmpty()
              ? w.text("change.removed", c.word().spelling())
              : w.text("change.replaced", c.word().spelling(), c.by());
      case Change.MaskWord c -> w.text("change.masked", c.word().spelling());
      case Change.SwapWords c -> w.text("change.swapped", c.one().spelling(), c.other().spelling());
      case Change.MaskClips c -> within("change.clipsHidden", c.span(), w);
      case Change.FreezeClips c -> within("change.frozen", c.span(), w);
      case Change.ReverseClips c ->
          within(c.frames() ? "change.backwards" : "change.opposite", c.span(), w);
      case Change.ShuffleClips c -> within("change.shuffled", c.span(), w);
      case Change.RepeatClip c ->
          w.text(
              "change.within",
              w.text("change.repeated", seconds(c.moment().toDouble())),
              seconds(c.span().from().toDouble()),
              seconds(c.span().to().toDouble()));
      case Change.ChangeRegion c ->
          within(
              switch (c.effect()) {
                case BLUR -> "change.blurred";
                case GREY -> "change.grey";
                case HIDE -> "change.hidden";
              },
              c.span(),
              w);
      case Change.Silence c -> w.text(c.side() == Side.TEXT ? "change.noText" : "change.noVideo");
      case Change.HeadOff c -> w.text("change.headOff", c.head().head() + 1, c.head().layer() + 1);
      case Change.LayerOff c -> w.text("change.layerOff", c.layer() + 1);
      case Change.Stride c -> w.text("change.stride", c.frames());
      case Change.Shift c -> w.text("change.shift", seconds(c.by().toDouble()));
    };
  }

  private static String within(String key, Span span, ReportWords w) {
    return w.text(
        "change.within",
        w.text(key),
        seconds(span.from().toDouble()),
        seconds(span.to().toDouble()));
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.2f s", s).replace('-', '−');
  }
}
