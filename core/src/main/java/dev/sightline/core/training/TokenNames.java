package dev.sightline.core.training;

import dev.sightline.core.text.BuiltInText;
import java.util.ArrayList;
import java.util.List;

/** What a file of token features is made of, for its name. */
final class TokenNames {
  private TokenNames() {}

  /**
   * @param encoders names the image networks
   * @param encoder the text encoder
   * @param texts all texts in order
   */
  static List<String> of(String encoders, BuiltInText encoder, List<String> texts) {
    List<String> made = new ArrayList<>(List.of(encoders));
    // files from the time of one text encoder do not name it, and stay valid
    if (encoder != BuiltInText.ALL_MINILM_L6_V2) {
      made.add(encoder.id());
    }
    made.addAll(texts);
    return made;
  }
}
