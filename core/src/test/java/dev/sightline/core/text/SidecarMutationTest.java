package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.Cue;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.SetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Texts and lists that somebody's disk, editor or malice has changed are read, or refused in a
 * sentence. {@code -Dsightline.mutations=10000} does it more often than every build can: so many
 * for each format.
 */
class SidecarMutationTest {
  private static final int MUTATIONS = Integer.getInteger("sightline.mutations", 40);

  private static final String SRT =
      "1\n00:00:00,500 --> 00:00:01,250\n<i>Café</i> {\\an8}au lait\n\n"
          + "2\n00:01:00,000 --> 00:01:02,001\ntwo\nlines\n";
  private static final String VTT =
      "WEBVTT\n\nNOTE x\n\n00:00.500 --> 00:01.250 align:start\n<v Ann>Café</v> au lait\n\n"
          + "00:01:00.000 --> 00:01:02.001\ntwo\nlines\n";
  private static final String ASS =
      "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\n"
          + "Style: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL,"
          + " MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,a\n"
          + "Dialogue: 0,0:00:00.50,0:00:01.25,Default,,0,0,0,,{\\i1}one{\\i0}\\Ntwo\\h\n";
  private static final String JSON =
      "{\"title\":\"Tom\",\"captions\":[\"a cat\",\"猫\"],\"segments\":[{\"start\":0.5,\"end\":2,"
          + "\"text\":\"miau\"},{\"start\":2,\"end\":3e1,\"text\":\"purr\"}]}";

  private static final Map<String, String> SIDECARS =
      Map.of(
          "a.srt", SRT,
          "a.vtt", VTT,
          "a.ass", ASS,
          "a.json", JSON,
          "a.eaf", SidecarsTest.EAF,
          "a.txt", "Ein Café\r\nmit 猫\n");

  private static final Map<String, String> LISTS =
      Map.of(
          "manifest.csv",
          "path,label,split,text,group\na/b.mp4,cat,dev,\"a, \"\"b\"\"\",g\nc.mp4,dog,train,,\n",
          "kinetics.csv",
          "label,youtube_id,time_start,time_end,split\nrun,abcdefghijk,1,11,train\n",
          "manifest.json",
          "[{\"path\":\"a.mp4\",\"label\":\"cat\",\"split\":\"dev\",\"text\":\"t\",\"group\":\"g\"}]",
          "msrvtt.json",
          "{\"videos\":[{\"video_id\":\"video0\",\"category\":9,\"split\":\"train\",\"url\":\"u\"}],"
              + "\"sentences\":[{\"video_id\":\"video0\",\"caption\":\"a car\"}]}",
          "activitynet.json",
          "{\"database\":{\"x\":{\"subset\":\"training\",\"annotations\":[{\"label\":\"run\","
              + "\"segment\":[0,1.5]}]}}}");

  private static Path folder;

  @BeforeContainer
  static void make() throws IOException {
    folder = Files.createTempDirectory("mutations");
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.delete(folder);
  }

  @Property(tries = 4)
  void changedSidecarsAreReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    for (Map.Entry<String, String> entry : SIDECARS.entrySet()) {
      for (int i = 0; i < MUTATIONS / 4; i++) {
        Path file = folder.resolve(entry.getKey());
        Files.write(file, mutate(entry.getValue(), random));
        try {
          for (SidecarText text : Sidecars.read(file)) {
            assertThat(text.words()).isNotBlank();
            for (Cue cue : text.transcript().cues()) {
              assertThat(cue.end()).isGreaterThanOrEqualTo(cue.start());
            }
          }
        } catch (SightlineException e) {
          assertThat(e.problem()).isEqualTo(Problem.TEXT);
          assertSentence(e);
        } finally {
          Files.delete(file);
        }
      }
    }
  }

  @Property(tries = 4)
  void changedListsAreReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    for (Map.Entry<String, String> entry : LISTS.entrySet()) {
      for (int i = 0; i < MUTATIONS / 4; i++) {
        Path file = folder.resolve(entry.getKey());
        Files.write(file, mutate(entry.getValue(), random));
        try {
          for (OwnVideo video : SetReader.read(file).videos()) {
            assertThat(video.file().startsWith(folder.toAbsolutePath())).isTrue();
            assertThat(video.label()).isNotBlank();
          }
        } catch (SightlineException e) {
          assertThat(e.problem()).isEqualTo(Problem.DATA);
          assertSentence(e);
        } finally {
          Files.delete(file);
        }
      }
    }
  }

  private static void assertSentence(SightlineException e) {
    assertThat(e.userMessage()).isNotBlank().doesNotContain("\n").doesNotContain("Exception");
  }

  /** Turns bits, cuts, doubles, swaps and inserts; often several times. */
  private static byte[] mutate(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && bytes.length > 1; i++) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(bytes.length - at);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      switch (random.nextInt(6)) {
        case 0 -> {
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          out.writeBytes(bytes);
        }
        case 1 -> out.write(bytes, 0, at); // the rest is lost
        case 2 -> { // a stretch is lost
          out.write(bytes, 0, at);
          out.write(bytes, to, bytes.length - to);
        }
        case 3 -> { // a stretch stands twice
          out.write(bytes, 0, to);
          out.write(bytes, at, bytes.length - at);
        }
        case 4 -> { // a number grows
          out.write(bytes, 0, at);
          out.writeBytes("99999999999999999999".getBytes(StandardCharsets.US_ASCII));
          out.write(bytes, at, bytes.length - at);
        }
        default -> { // noise
          byte[] noise = new byte[1 + random.nextInt(8)];
          random.nextBytes(noise);
          out.write(bytes, 0, at);
          out.writeBytes(noise);
          out.write(bytes, at, bytes.length - at);
        }
      }
      bytes = out.toByteArray();
    }
    return bytes;
  }
}
