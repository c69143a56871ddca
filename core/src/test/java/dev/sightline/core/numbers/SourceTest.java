package dev.sightline.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.words.Phrase;
import dev.sightline.core.words.Wording;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static Source of(String video, String model) {
    return new Source(
        Phrase.of("Alignment of words and video"),
        Phrase.NONE,
        Phrase.NONE,
        "",
        Phrase.NONE,
        Phrase.plain(model),
        Phrase.plain(model.repeat(20)),
        Phrase.plain(video),
        Phrase.plain("cd"),
        Phrase.plain("a dog"),
        "Sightline");
  }

  private static Source difference(String model) {
    return Source.difference(Phrase.plain("Difference"), of("a.mp4", "m"), of("b.mp4", model));
  }

  @Test
  void whatBothShareIsSaidOnceAndTheRestOfEach() {
    String caption = difference("m").caption().english();
    assertThat(caption)
        .contains("Model: m, SHA-256 mmmmmmmmmmmm.", "Video: a.mp4 (left), b.mp4 (right).");
    assertThat(difference("n").caption().english())
        .contains("Model: m (left), n (right), SHA-256 mmmmmmmmmmmm (left), nnnnnnnnnnnn (right).");
  }

  @Test
  void bothSidesAreNamedInTheLanguageOfTheReader() {
    String chinese = Wording.of(Locale.SIMPLIFIED_CHINESE).say(difference("n").description());
    assertThat(chinese).contains("a.mp4（左）、b.mp4（右）").doesNotContain("left", "right");
  }
}
