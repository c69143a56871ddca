package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundBlocksTest {
  private static final int RATE = AudioBlock.RATE;

  /** Matroska rounds times to a millisecond. */
  private static final int OFF = RATE / 1000;

  @TempDir private Path dir;

  private VideoInfo video() throws Exception {
    Path file = dir.resolve("v.mkv");
    long[] ticks = new long[50];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = i;
    }
    TestVideos.write(file, new VideoSpec("ffv1", Fraction.of(1, 25), ticks, 10, 0, 0, 2 * RATE));
    return MediaProbe.probe(file);
  }

  /** The first channel's samples, checked to follow one another without a gap. */
  private List<Short> read(List<Stretch> stretches) throws Exception {
    List<Short> samples = new ArrayList<>();
    try (SoundBlocks blocks = new SoundBlocks(AudioReader.open(video()).orElseThrow(), stretches)) {
      Optional<AudioBlock> block;
      while ((block = blocks.next()).isPresent()) {
        assertThat(block.get().time().times(RATE).floor()).isEqualTo(samples.size());
        ByteBuffer bytes = ByteBuffer.wrap(block.get().samples()).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
          samples.add(bytes.getShort());
          bytes.getShort();
        }
      }
    }
    return samples;
  }

  /** How many samples lie between a sample and the one that should stand there. */
  private static int off(short sample, int place) {
    // the made-up sound rises by 7 a sample
    return Math.abs((short) (sample - TestVideos.soundSample(place, 0))) / 7;
  }

  @Test
  void stretchesFollowOneAnotherToTheSample() throws Exception {
    List<Short> samples =
        read(
            List.of(
                new Stretch(Fraction.of(1, 2), Fraction.of(3, 4)),
                new Stretch(Fraction.of(5, 4), Fraction.of(3, 2))));
    assertThat(samples).hasSize(RATE / 2);
    for (int i : new int[] {0, 1, RATE / 4 - 1}) {
      assertThat(off(samples.get(i), RATE / 2 + i)).isLessThanOrEqualTo(OFF);
      assertThat(off(samples.get(RATE / 4 + i), RATE * 5 / 4 + i)).isLessThanOrEqualTo(OFF);
    }
  }

  @Test
  void aStretchBeyondTheEndIsSilentAndTheWholeStaysWhole() throws Exception {
    assertThat(read(List.of(new Stretch(Fraction.of(9), Fraction.of(10))))).isEmpty();
    assertThat(read(List.of())).hasSize(2 * RATE);
  }
}
