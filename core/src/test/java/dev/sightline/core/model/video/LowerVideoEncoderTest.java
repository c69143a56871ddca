package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LowerVideoEncoderTest {
  private static final Set<NetworkOutput> ALL = EnumSet.allOf(NetworkOutput.class);
  private static LowerVideoEncoder encoder;

  @BeforeAll
  static void open() throws SightlineException {
    encoder = new LowerVideoEncoder(ImageNetwork.bundled(), 1);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void givesEveryOutputInOnePass() throws SightlineException {
    LowerFeatures f = encoder.encode(List.of(noise(1), noise(2)), ALL);
    assertThat(f.lower()).hasSize(2 * 192 * 49);
    assertThat(f.features()).hasSize(2 * 1280 * 49);
    assertThat(f.objects()).hasSize(2 * 1000);
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += f.objects()[i];
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
    for (float v : f.features()) {
      assertThat(v).isBetween(0f, 6f);
    }
  }

  @Test
  void leavesOutWhatIsNotWanted() throws SightlineException {
    LowerFeatures f = encoder.encode(List.of(noise(1)), EnumSet.of(NetworkOutput.LOWER));
    assertThat(f.lower()).hasSize(192 * 49);
    assertThat(f.features()).isEmpty();
    assertThat(f.objects()).isEmpty();
  }

  @Test
  void aFrameDoesNotDependOnItsNeighbours() throws SightlineException {
    float[] pair = encoder.encode(List.of(noise(1), noise(2)), ALL).lower();
    float[] alone = encoder.encode(List.of(noise(2)), EnumSet.of(NetworkOutput.LOWER)).lower();
    float[] second = new float[alone.length];
    System.arraycopy(pair, alone.length, second, 0, alone.length);
    assertThat(second).containsExactly(alone);
  }

  @Test
  void manyThreadsGetTheSameBitsAsOne() throws Exception {
    List<float[]> expected = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      expected.add(encoder.encode(List.of(noise(seed)), ALL).objects());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int seed = 0; seed < 8; seed++) {
        byte[] frame = noise(seed);
        answers.add(threads.submit(() -> encoder.encode(List.of(frame), ALL).objects()));
      }
      for (int seed = 0; seed < 8; seed++) {
        assertThat(answers.get(seed).get()).containsExactly(expected.get(seed));
      }
    }
  }

  @Test
  void refusesAFrameOfAnotherSize() {
    assertThatThrownBy(() -> encoder.encode(List.of(new byte[12]), ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("150528");
  }

  @Test
  void namesTheThousandClasses() {
    assertThat(encoder.network().labels()).hasSize(1000).startsWith("tench", "goldfish");
  }

  private static byte[] noise(int seed) {
    byte[] rgb = new byte[224 * 224 * 3];
    new Random(seed).nextBytes(rgb);
    return rgb;
  }
}
