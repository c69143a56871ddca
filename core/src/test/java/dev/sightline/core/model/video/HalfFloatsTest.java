package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  @Test
  void takesTwoBytesLittleEndian() {
    assertThat(HalfFloats.pack(new float[] {1f, -2f}))
        .containsExactly((byte) 0x00, (byte) 0x3c, (byte) 0x00, (byte) 0xc0);
  }

  @Test
  void keepsElevenBits() {
    float[] back = HalfFloats.unpack(HalfFloats.pack(new float[] {0.1f, 6f, -3.14159f, 0f}));
    assertThat(back).containsExactly(0.099975586f, 6f, -3.140625f, 0f);
  }

  @Test
  void refusesHalfAValue() {
    assertThatThrownBy(() -> HalfFloats.unpack(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
