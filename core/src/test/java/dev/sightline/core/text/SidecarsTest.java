package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarsTest {
  /** As ELAN 6.8 writes it, shortened. */
  static final String EAF =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-11-28T16:20:00+01:00" FORMAT="3.0" VERSION="3.0"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
        <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
        <TIME_ORDER>
          <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/>
          <TIME_SLOT TIME_SLOT_ID="ts2"/>
          <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="1500"/>
        </TIME_ORDER>
        <TIER LINGUISTIC_TYPE_REF="default" TIER_ID="speech">
          <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
              <ANNOTATION_VALUE>purrs &amp; sleeps</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
          </ANNOTATION>
          <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
              <ANNOTATION_VALUE>A cat</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
          </ANNOTATION>
        </TIER>
        <TIER LINGUISTIC_TYPE_REF="ref" PARENT_REF="speech" TIER_ID="中文">
          <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1">
              <ANNOTATION_VALUE>一只猫</ANNOTATION_VALUE>
            </REF_ANNOTATION>
          </ANNOTATION>
          <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a4">
              <ANNOTATION_VALUE>in a circle</ANNOTATION_VALUE>
            </REF_ANNOTATION>
          </ANNOTATION>
        </TIER>
        <TIER TIER_ID="empty"/>
      </ANNOTATION_DOCUMENT>
      """;

  @TempDir private Path dir;

  private Path file(String name, String content) throws Exception {
    return Files.writeString(dir.resolve(name), content);
  }

  private void assertRefused(String name, String content, String words) throws Exception {
    Path file = file(name, content);
    assertThatThrownBy(() -> Sidecars.read(file))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.TEXT);
              assertThat(e.userMessage()).contains(words);
            });
  }

  @Test
  void tiersOfElanAreTranscripts() throws Exception {
    Map<String, Transcript> tiers = ElanReader.read(file("a.eaf", EAF));
    Fraction middle = Fraction.of(1);
    assertThat(tiers)
        .containsExactly(
            Map.entry(
                "speech",
                new Transcript(
                    List.of(
                        new Cue(Fraction.ofMillis(500), middle, "A cat"),
                        new Cue(middle, Fraction.ofMillis(1500), "purrs & sleeps")))),
            Map.entry(
                "中文", new Transcript(List.of(new Cue(Fraction.ofMillis(500), middle, "一只猫")))));
    assertThat(Sidecars.read(dir.resolve("a.eaf")))
        .extracting(SidecarText::part, SidecarText::words)
        .containsExactly(tuple("speech", "A cat purrs & sleeps"), tuple("中文", "一只猫"));
  }

  @Test
  void elanFilesCannotReachOtherFiles() throws Exception {
    Path secret = file("secret.txt", "the secret");
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    String attack = EAF.replace(head, head + entity).replace("A cat", "&e;");
    assertRefused("a.eaf", attack, "ELAN");
    String laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";
    assertRefused("b.eaf", EAF.replace(head, head + laughs).replace("A cat", "&c;"), "ELAN");
    assertRefused("c.eaf", EAF.replace("A cat", "&undeclared;"), "ELAN");
    assertRefused("d.eaf", "<html/>", "no ELAN file");
    assertRefused("e.eaf", "", "no ELAN file");
    assertRefused("e.srt", "", "holds no subtitles");
  }

  @Test
  void jsonIsReadAsTheToolsWriteIt() throws Exception {
    assertThat(Sidecars.read(file("a.json", "{\"title\":\" Tom \",\"captions\":[\"a\",\"b\",3]}")))
        .extracting(SidecarText::part, SidecarText::words)
        .containsExactly(tuple("title", "Tom"), tuple("captions", "a\nb"));
    String whisper =
        "{\"text\":\"hi there\",\"segments\":[{\"start\":1.5,\"end\":2,\"text\":\" there\"},"
            + "{\"start\":0,\"end\":1.5,\"text\":\" hi\"},{\"start\":9,\"end\":1,\"text\":\"x\"},"
            + "{\"start\":0,\"end\":1e99,\"text\":\"x\"}]}";
    List<SidecarText> texts = Sidecars.read(file("b.json", whisper));
    assertThat(texts).hasSize(1);
    assertThat(texts.getFirst().words()).isEqualTo("hi there");
    assertThat(texts.getFirst().transcript().cues().getFirst())
        .isEqualTo(new Cue(Fraction.ZERO, Fraction.ofMillis(1500), "hi"));
    assertThat(Sidecars.read(file("c.json", "[\"one\",\"two\"]")).getFirst().words())
        .isEqualTo("one\ntwo");
    assertThat(Sidecars.read(file("d.json", "{\"fps\":25}"))).isEmpty();
    assertRefused("e.json", "{", "no valid JSON");
    assertRefused("f.json", "[".repeat(5000), "no valid JSON");
  }

  @Test
  void allFilesOfAVideosNameAreFound() throws Exception {
    Path video = file("tom.mp4", "");
    for (String name : List.of("tom.txt", "tom.SRT", "tom.eaf", "tom.json", "tim.txt", "tom.doc")) {
      file(name, "x");
    }
    assertThat(Sidecars.files(video))
        .extracting(p -> p.getFileName().toString())
        .containsExactly("tom.txt", "tom.SRT", "tom.json", "tom.eaf");
    assertThat(Sidecars.read(file("blank.txt", " \n"))).isEmpty();
  }
}
