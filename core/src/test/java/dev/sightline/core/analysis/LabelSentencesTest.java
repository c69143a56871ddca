package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelSentencesTest {
  @Test
  void englishLabelsStandInSentencesAndOthersAlone() {
    assertThat(LabelSentences.of("cooking", "en")).hasSize(4).contains("a video of cooking");
    assertThat(LabelSentences.of("做饭", "zh")).containsExactly("做饭");
  }
}
