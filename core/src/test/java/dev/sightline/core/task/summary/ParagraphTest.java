package dev.sightline.core.task.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  private final List<ShotCaption> captions = new ArrayList<>();

  private void say(String words, double log) {
    int i = captions.size();
    List<SpokenWord> spoken = new ArrayList<>();
    for (String word : words.split(" ")) {
      spoken.add(new SpokenWord(word, 0.5, new float[] {0.25f, 0.25f, 0.5f, 0}));
    }
    captions.add(
        new ShotCaption(
            new Shot(i, Fraction.of(2 * i), Fraction.of(2 * i + 2)),
            List.of(3, 5),
            new SpokenCaption(spoken, log)));
  }

  @Test
  void whatIsSaidOfSeveralShotsIsSaidOnceInTheSurestWords() {
    say("a dog runs on the grass", -9);
    say("the dog runs on grass", -3);
    say("a man cooks", -2);
    say("a dog runs in grass", -8);
    List<Sentence> sentences = Paragraph.of(captions);
    assertThat(sentences)
        .extracting(Sentence::text)
        .containsExactly("The dog runs on grass.", "A man cooks.");
    assertThat(sentences.getFirst().times())
        .containsExactly(
            new Stretch(Fraction.ZERO, Fraction.of(4)),
            new Stretch(Fraction.of(6), Fraction.of(8)));
    assertThat(sentences.getFirst().shots()).containsExactly(0, 1, 3);
  }

  @Test
  void cliticsAreWrittenTogether() {
    say("the boy 's hat", -1);
    assertThat(Paragraph.of(captions).getFirst().text()).isEqualTo("The boy's hat.");
  }

  @Test
  void wordsThatTellNothingDoNotMakeCaptionsAlike() {
    say("a man is in the car", -1);
    say("a dog is in the water", -1);
    assertThat(Paragraph.alike(captions.get(0), captions.get(1))).isZero();
    assertThat(Paragraph.of(captions)).hasSize(2);
  }

  @Test
  void aWordHasItsPlaceInTheClipsThatWereLookedAt() {
    say("hello", -1);
    ShotCaption caption = captions.getFirst();
    assertThat(caption.shares(0)).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    assertThat(caption.clip(0)).isEqualTo(3);
    assertThat(caption.map(0, 5)).containsExactly(0.5f, 0);
    assertThat(caption.map(0, 4)).isEmpty();
  }
}
