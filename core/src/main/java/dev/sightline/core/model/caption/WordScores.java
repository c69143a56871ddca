package dev.sightline.core.model.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import java.util.List;

/**
 * How likely each word of a sentence is after those before it, whatever is hidden of the picture:
 * what explanations of words ask. Immutable and thread-safe.
 */
public final class WordScores {
  private final CaptionDecoder decoder;
  private final CaptionDecoder.Memory memory;
  private final int[] words;

  /**
   * @param grid {@code [c, channels]}, whole clips in the order of time
   * @param said words of the decoder's vocabulary, as it says them
   * @throws IllegalArgumentException if one is not in it
   */
  public WordScores(CaptionDecoder decoder, float[] grid, CaptionStyle style, List<String> said) {
    this.decoder = decoder;
    this.memory = decoder.look(grid);
    CaptionConfig config = decoder.config();
    words = new int[said.size() + 1];
    words[0] = CaptionConfig.start(style);
    for (int i = 0; i < said.size(); i++) {
      words[i + 1] = config.words().indexOf(said.get(i));
      if (words[i + 1] < 0) {
        throw new IllegalArgumentException("no word of the decoder: " + said.get(i));
      }
    }
  }

  /** Number of cells. */
  public int cells() {
    return memory.cells();
  }

  /**
   * @param hidden {@code [c]}: cells that get no attention
   * @return {@code [words]}: log-probability of each
   */
  public double[] of(boolean[] hidden) {
    CaptionDecoder.Memory seen = memory.without(hidden);
    CaptionDecoder.Past past = decoder.start();
    double[] log = new double[words.length - 1];
    for (int i = 0; i < log.length; i++) {
      CaptionDecoder.Next next = decoder.step(seen, List.of(past), new int[] {words[i]}).getFirst();
      log[i] = next.log()[words[i + 1]];
      past = next.past();
    }
    return log;
  }
}
