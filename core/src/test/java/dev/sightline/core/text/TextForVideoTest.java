package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.SharedData;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoSpec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextForVideoTest {
  private static final String SRT = "1\n00:00:00,000 --> 00:00:01,000\nfrom\nsrt\n";

  @TempDir Path dir;
  private Path video;

  @BeforeEach
  void writeVideo() {
    video =
        TestVideos.write(dir.resolve("clip.mkv"), VideoSpec.lossless(2, Fraction.of(25))).path();
  }

  @Test
  void findsNothingWhereThereIsNothing() throws Exception {
    assertThat(TextForVideo.find(video)).isEmpty();
  }

  @Test
  void prefersPlainText() throws Exception {
    Files.writeString(dir.resolve("clip.srt"), SRT);
    Files.writeString(dir.resolve("clip.txt"), "\uFEFFa cat\r\non a mat\n");
    FoundText found = TextForVideo.find(video).orElseThrow();
    assertThat(found.text()).isEqualTo("a cat\non a mat");
    assertThat(found.origin()).isEqualTo("clip.txt");
    assertThat(found.transcript().cues()).isEmpty();
  }

  @Test
  void passesOverABlankText() throws Exception {
    Files.writeString(dir.resolve("clip.txt"), " \n");
    Files.writeString(dir.resolve("clip.srt"), SRT);
    FoundText found = TextForVideo.find(video).orElseThrow();
    assertThat(found.text()).isEqualTo("from srt");
    assertThat(found.origin()).isEqualTo("clip.srt");
    assertThat(found.transcript().cues()).hasSize(1);
  }

  @Test
  void saysWhenItGuessedTheCharset() throws Exception {
    Files.write(dir.resolve("clip.txt"), "Café".getBytes(Charset.forName("windows-1252")));
    FoundText found = TextForVideo.find(video).orElseThrow();
    assertThat(found.text()).isEqualTo("Café");
    assertThat(found.origin()).isEqualTo("clip.txt (read as windows-1252)");
  }

  @Test
  void readsUtf16() throws Exception {
    Files.write(dir.resolve("clip.txt"), "吉他 é".getBytes(StandardCharsets.UTF_16));
    assertThat(TextForVideo.find(video).orElseThrow().text()).isEqualTo("吉他 é");
  }

  @Test
  @Tag("data")
  void looksIntoTheContainer() throws Exception {
    FoundText found =
        TextForVideo.find(SharedData.require("data/media/subs_srt.mkv")).orElseThrow();
    assertThat(found.text()).isEqualTo("A man plays the guitar. 他在弹吉他 — ñ é ü 🎸");
    assertThat(found.origin()).isEqualTo("subtitles in the file");
  }

  @Test
  void knowsWhatIsSaidWhen() {
    Cue first = new Cue(Fraction.ZERO, Fraction.of(2), "a");
    Cue second = new Cue(Fraction.ONE, Fraction.of(3), " b\n c ");
    Transcript transcript = new Transcript(List.of(first, second));
    assertThat(transcript.at(Fraction.of(1, 2))).contains(first);
    assertThat(transcript.at(Fraction.ONE)).contains(second);
    assertThat(transcript.at(Fraction.of(3))).isEmpty();
    assertThat(transcript.text()).isEqualTo("a b c");
  }
}
