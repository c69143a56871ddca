package dev.sightline.core.training.pretraining;

import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frozen text encoder.
 *
 * @param encoder whose owner closes it
 */
record EncodedTexts(FrozenTextEncoder encoder) implements TextStates {
  /** Texts of like length are encoded together, since padding costs as much as words do. */
  private static final int AT_ONCE = 16;

  @Override
  public List<float[]> of(List<TokenizedText> texts) throws SightlineException {
    List<Integer> byLength =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts.get(i).tokens().size()))
            .toList();
    float[][] out = new float[texts.size()][];
    for (int i = 0; i < byLength.size(); i += AT_ONCE) {
      List<Integer> part = byLength.subList(i, Math.min(i + AT_ONCE, byLength.size()));
      List<float[]> states = encoder.encode(part.stream().map(texts::get).toList());
      for (int k = 0; k < part.size(); k++) {
        out[part.get(k)] = states.get(k);
      }
    }
    return Arrays.asList(out);
  }
}
