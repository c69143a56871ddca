package dev.sightline.core.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmsTest {
  @TempDir private Path folder;

  @Test
  void aFilmHasTheSizeAndLengthAskedForAndIsMadeOnce() throws Exception {
    Films films = new Films(folder);
    Path film = films.film(64, 36, 10, 1, Progress.NONE);
    VideoInfo info = MediaProbe.probe(film);
    assertThat(info.codedWidth()).isEqualTo(64);
    assertThat(info.codedHeight()).isEqualTo(36);
    assertThat(info.duration()).isEqualTo(Fraction.ONE);
    Object made = Files.getLastModifiedTime(film);
    assertThat(films.film(64, 36, 10, 1, Progress.NONE)).isEqualTo(film);
    assertThat((Object) Files.getLastModifiedTime(film)).isEqualTo(made);
  }

  @Test
  void stoppingLeavesNothingBehind() throws Exception {
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> new Films(folder).film(64, 36, 10, 1, stopped))
        .isInstanceOf(CancelledException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
