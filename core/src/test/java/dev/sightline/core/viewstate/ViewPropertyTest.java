package dev.sightline.core.viewstate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ViewPropertyTest {
  private static ViewState view(String text, int layer, int head, int token, Fraction at) {
    return new ViewState(
        new ViewState.Video(text, text, "0f".repeat(32)),
        text,
        new ViewState.Model(text, "1", "ab".repeat(32)),
        new ViewState.Map(AttentionStack.Kind.VIDEO_TO_TEXT, layer, head),
        text,
        text.isEmpty() ? Optional.empty() : Optional.of(new ViewState.Target(text, text)),
        "cividis",
        ScaleMode.FIXED,
        at,
        token);
  }

  @Property(tries = 300)
  void everyViewIsReadAsItWasWritten(
      @ForAll String text,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int layer,
      @ForAll @IntRange(min = -2, max = Integer.MAX_VALUE) int head,
      @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE) int token,
      @ForAll @LongRange(max = 1_000_000_000_000L) long num,
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long den)
      throws Exception {
    ViewState view =
        view(text.replaceAll("\\p{Cs}", ""), layer, head, token, Fraction.of(num, den));
    assertThat(ViewJson.read("x", ViewJson.write(view))).isEqualTo(view);
  }

  @Property(tries = 200)
  void everyExplanationIsReadAsItWasWritten(
      @ForAll String method,
      @ForAll String label,
      @ForAll boolean score,
      @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE) int layer,
      @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE) int head)
      throws Exception {
    String name = label.replaceAll("\\p{Cs}", "");
    ViewState.Target target = new ViewState.Target("topics", name);
    ViewState view =
        view("a dog", 1, 2, 3, Fraction.of(5, 2))
            .explained(
                method.replaceAll("\\p{Cs}", ""),
                new ViewState.Explaining(
                    score ? Optional.empty() : Optional.of(target), layer, head));
    assertThat(ViewJson.read("x", ViewJson.write(view))).isEqualTo(view);
  }

  /** Whatever bytes are changed: either it is still a view, or it is refused with a sentence. */
  @Property(tries = 1000)
  void noDamageDoesMoreThanRefuse(
      @ForAll @IntRange(max = 1100) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 3) int cut) {
    byte[] bytes =
        ViewJson.write(
            view("a dog", 1, 2, 3, Fraction.of(5, 2))
                .explained("occlusion", new ViewState.Explaining(Optional.empty(), 1, 2)));
    int place = at % bytes.length;
    bytes[place] = value;
    if (cut == 0) {
      bytes = java.util.Arrays.copyOf(bytes, place);
    }
    try {
      ViewJson.read("x", bytes);
    } catch (SightlineException e) {
      assertThat(e.userMessage()).startsWith("“x” ").endsWith(".");
    }
  }
}
