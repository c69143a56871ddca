package dev.sightline.core.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {
  private static final GeneratorConfig CONFIG = TinyGenerator.CONFIG;

  private static float[] counted() {
    float[] frames = new float[CONFIG.values(16)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = i;
    }
    return frames;
  }

  @Test
  void aTokenHoldsItsCellInItsFrames() {
    float[] tokens = new Tokens(CONFIG).of(counted());
    // frame 5, channel 2, cell 7 -> second moment (frames 4 to 7), cell 7; second frame of it
    int from = (5 * CONFIG.channels() + 2) * CONFIG.cells() + 7;
    int to = (CONFIG.cells() + 7) * CONFIG.token() + CONFIG.channels() + 2;
    assertThat(tokens[to]).isEqualTo(from);
  }

  @Test
  void bothOrdersCanBeUndone() {
    Tokens tokens = new Tokens(CONFIG);
    assertThat(tokens.frames(tokens.of(counted()))).isEqualTo(counted());
    assertThat(tokens.framesOfVolume(tokens.volume(counted()))).isEqualTo(counted());
    // channel 2, frame 5, cell 7
    assertThat(tokens.volume(counted())[(2 * 16 + 5) * CONFIG.cells() + 7])
        .isEqualTo((5 * CONFIG.channels() + 2) * CONFIG.cells() + 7);
  }
}
