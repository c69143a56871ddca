package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.SharedData;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitleReaderTest {
  private static final String SRT =
      """
      1
      00:00:00,500 --> 00:00:01,250
      <i>Café</i> {\\an8}au lait

      2
      00:01:00,000 --> 00:01:02,001
      two
      lines
      """;

  private static final List<Cue> CUES =
      List.of(
          new Cue(Fraction.ofMillis(500), Fraction.ofMillis(1250), "Café au lait"),
          new Cue(Fraction.of(60), Fraction.ofMillis(62001), "two\nlines"));

  @TempDir Path dir;

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(dir.resolve(name), text.getBytes(charset));
  }

  @Test
  void readsSrt() throws Exception {
    assertThat(SubtitleReader.readFile(write("a.srt", SRT, StandardCharsets.UTF_8)))
        .isEqualTo(CUES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-16"})
  void readsOtherCharsets(String charset) throws Exception {
    assertThat(SubtitleReader.readFile(write("a.srt", SRT, Charset.forName(charset))))
        .isEqualTo(CUES);
  }

  @Test
  void readsWebVtt() throws Exception {
    String vtt =
        "WEBVTT\n\n00:00.500 --> 00:01.250 align:start\n<v Ann>Café</v> au lait\n\n"
            + "00:01:00.000 --> 00:01:02.001\ntwo\nlines\n";
    assertThat(SubtitleReader.readFile(write("a.vtt", vtt, StandardCharsets.UTF_8)))
        .isEqualTo(CUES);
  }

  @Test
  void readsAss() throws Exception {
    String ass =
        """
        [Script Info]
        ScriptType: v4.00+

        [V4+ Styles]
        Format: Name, Fontname, Fontsize
        Style: Default,Arial,20

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,later, with a comma
        Dialogue: 0,0:00:00.50,0:00:01.25,Default,,0,0,0,,{\\i1}one{\\i0}\\Ntwo\\h{\\p1}m 0 0{\\p0}
        """;
    assertThat(SubtitleReader.readFile(write("a.ass", ass, StandardCharsets.UTF_8)))
        .containsExactly(
            new Cue(Fraction.ofMillis(500), Fraction.ofMillis(1250), "one\ntwo"),
            new Cue(Fraction.of(2), Fraction.of(3), "later, with a comma"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no subtitles at all\n"})
  void refusesWhatHoldsNone(String text) throws Exception {
    Path file = write("a.srt", text, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SubtitleReader.readFile(file)).isInstanceOf(SightlineException.class);
  }

  @Test
  void refusesBinaryAsText() throws Exception {
    Path file = Files.write(dir.resolve("a.txt"), new byte[] {1, 0, 2, 0});
    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TEXT));
  }

  @Tag("data")
  @ParameterizedTest
  @CsvSource({"subs_srt.mkv", "subs_movtext.mp4"})
  void readsStreamsInsideVideos(String name) throws Exception {
    VideoInfo info = MediaProbe.probe(SharedData.require("data/media").resolve(name));
    assertThat(SubtitleReader.readEmbedded(info, Progress.NONE))
        .containsExactly(
            new Cue(Fraction.ZERO, Fraction.of(3, 2), "A man plays the guitar."),
            new Cue(Fraction.of(3, 2), Fraction.of(4), "他在弹吉他 — ñ é ü 🎸"));
  }
}
