package dev.sightline.core.media.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLibraryTest {
  private static final long MOST_BYTES = 12_000_000;

  @TempDir Path folder;

  @Test
  void everySampleUnpacksAndDecodesWithSound() throws Exception {
    SampleLibrary library = new SampleLibrary(folder.resolve("new"));
    assertThat(library.samples()).hasSizeBetween(3, 5);
    long bytes = 0;
    for (SampleVideo sample : library.samples()) {
      Path file = library.unpack(sample);
      bytes += Files.size(file);
      try (FrameReader reader =
          FrameReader.open(file, FrameRequest.displaySize(PixelLayout.RGB24, 1))) {
        assertThat(reader.info().hasAudio()).as(sample.id()).isTrue();
        assertThat(reader.info().duration().toDouble()).isBetween(4.0, 60.0);
        assertThat(reader.next()).isPresent();
        assertThat(reader.warnings()).isEmpty();
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void everySampleNamesItsLicenceAndWhomToThank() {
    for (SampleVideo sample : new SampleLibrary(folder).samples()) {
      assertThat(sample.licence()).isIn("CC0-1.0", "CC-BY-3.0");
      assertThat(sample.credit()).isNotBlank();
      assertThat(sample.source()).isNotBlank();
      assertThat(sample.text()).isNotBlank();
    }
  }

  @Test
  void aWholeFileIsLeftAloneAndABrokenOneReplaced() throws Exception {
    SampleLibrary library = new SampleLibrary(folder);
    SampleVideo sample = library.samples().getFirst();
    Path file = library.unpack(sample);
    Object first = Files.getLastModifiedTime(file);
    assertThat(Files.getLastModifiedTime(library.unpack(sample))).isEqualTo(first);
    byte[] whole = Files.readAllBytes(file);
    byte[] broken = whole.clone();
    broken[whole.length / 2]++;
    Files.write(file, broken);
    assertThat(Files.readAllBytes(library.unpack(sample))).isEqualTo(whole);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("samples"), "a file");
    SampleLibrary library = new SampleLibrary(inTheWay);
    assertThatThrownBy(() -> library.unpack(library.samples().getFirst()))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).contains(inTheWay.toString());
            });
  }
}
