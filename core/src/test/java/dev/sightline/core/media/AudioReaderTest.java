package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.SightlineException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound that is already in the wanted format must come through untouched. */
class AudioReaderTest {
  private static final int SAMPLES = 48_000;
  private static final Fraction RATE = Fraction.of(25);

  @TempDir Path dir;

  private VideoInfo video(int samples) throws SightlineException {
    VideoSpec spec = VideoSpec.lossless(25, RATE).sound(samples);
    return MediaProbe.probe(TestVideos.write(dir.resolve("a.mkv"), spec).path());
  }

  @Test
  void readsEverySampleInOrder() throws SightlineException {
    VideoInfo info = video(SAMPLES);
    assertThat(info.hasAudio()).isTrue();
    int at = 0;
    try (AudioReader reader = AudioReader.open(info).orElseThrow()) {
      Optional<AudioBlock> block;
      while ((block = reader.next()).isPresent()) {
        assertThat(block.get().time()).isEqualTo(Fraction.of(at, AudioBlock.RATE));
        checkSamples(block.get(), at);
        at += block.get().frames();
      }
    }
    assertThat(at).isEqualTo(SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 24_000, 30_001, 47_999})
  void seeksToTheSample(int sample) throws SightlineException {
    try (AudioReader reader = AudioReader.open(video(SAMPLES)).orElseThrow()) {
      reader.next();
      reader.seek(Fraction.of(sample, AudioBlock.RATE));
      AudioBlock block = reader.next().orElseThrow();
      assertThat(block.time()).isEqualTo(Fraction.of(sample, AudioBlock.RATE));
      checkSamples(block, sample);
    }
  }

  @Test
  void endsAfterASeekBehindTheEnd() throws SightlineException {
    try (AudioReader reader = AudioReader.open(video(SAMPLES)).orElseThrow()) {
      reader.seek(Fraction.of(100));
      assertThat(reader.next()).isEmpty();
      reader.seek(Fraction.ZERO);
      assertThat(reader.next()).isPresent();
    }
  }

  @Test
  void saysThatThereIsNoSound() throws SightlineException {
    VideoInfo info = video(0);
    assertThat(info.hasAudio()).isFalse();
    assertThat(AudioReader.open(info)).isEmpty();
  }

  private static void checkSamples(AudioBlock block, int first) {
    ByteBuffer bytes = ByteBuffer.wrap(block.samples()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < block.frames(); i++) {
      assertThat(bytes.getShort()).isEqualTo(TestVideos.soundSample(first + i, 0));
      assertThat(bytes.getShort()).isEqualTo(TestVideos.soundSample(first + i, 1));
    }
  }
}
