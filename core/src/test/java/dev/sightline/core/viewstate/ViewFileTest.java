package dev.sightline.core.viewstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFileTest {
  private static final Path SCHEMA = Path.of("../docs/slview-format/slview.schema.json");

  @TempDir private Path dir;

  private Path video(Path file, String content) throws Exception {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private ViewState view(Path video) throws Exception {
    return new ViewState(
        new ViewState.Video(video.toString(), "", ContentHash.of(video, Progress.NONE)),
        "a dog “barks”\nat 影片",
        new ViewState.Model("everyday", "1.1", "ab".repeat(32)),
        new ViewState.Map(AttentionStack.Kind.TEXT_TO_VIDEO, 1, ViewState.MAX),
        ViewState.ATTENTION,
        Optional.of(new ViewState.Target("topics", "animals / pets")),
        "magma",
        ScaleMode.PER_ROW,
        Fraction.of(281, 50),
        3,
        Optional.of(new Stretch(Fraction.of(3), Fraction.of(25, 2))),
        Optional.of(
            new ViewState.Display(
                "lanes",
                true,
                false,
                true,
                0.25,
                false,
                Optional.of(new Stretch(Fraction.of(4), Fraction.of(5))))));
  }

  private Path written() throws Exception {
    Path file = dir.resolve("a.slview");
    ViewFile.write(file, view(video(dir.resolve("videos/clip.mp4"), "pictures")));
    return file;
  }

  private SightlineException refused(Path file) {
    try {
      ViewFile.read(file);
    } catch (SightlineException e) {
      return e;
    }
    throw new AssertionError("it was read");
  }

  @Test
  void whatIsWrittenIsReadAndFollowsTheSchema() throws Exception {
    Path file = written();
    ViewState read = ViewFile.read(file);
    ViewState wanted = view(dir.resolve("videos/clip.mp4"));
    assertThat(read.video().relative()).isEqualTo("videos/clip.mp4");
    assertThat(read.withVideo(wanted.video())).isEqualTo(wanted);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMA))
                .validate(json))
        .isEmpty();
  }

  /** Files of before have no entry about what is explained. */
  @Test
  void aFileThatDoesNotSayWhatIsExplainedStillOpens() throws Exception {
    Path file = written();
    assertThat(Files.readString(file)).doesNotContain("explanation");
    assertThat(ViewFile.read(file).explaining()).isEmpty();
  }

  @Test
  void anExplanationFollowsTheSchemaAndIsCheckedAsStrictly() throws Exception {
    Path file = dir.resolve("x.slview");
    ViewState view =
        view(video(dir.resolve("clip.mp4"), "pictures"))
            .explained(
                "grad-cam",
                new ViewState.Explaining(
                    Optional.of(new ViewState.Target("topics", "cooking")), 1, ViewState.WHOLE));
    ViewFile.write(file, view);
    assertThat(ViewFile.read(file).explaining()).isEqualTo(view.explaining());
    assertThat(ViewFile.read(file).method()).isEqualTo("grad-cam");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMA))
                .validate(json))
        .isEmpty();
    String text = Files.readString(file);
    for (String damaged : List.of("\"layers\" : 1", "\"layer\" : -2", "\"layer\" : \"1\"")) {
      int at = text.indexOf("\"layer\" : 1", text.indexOf("explanation"));
      String changed = text.substring(0, at) + damaged + text.substring(at + 11);
      Files.writeString(file, changed);
      assertThat(refused(file).userMessage()).contains("explanation.layer");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"layer\" : 1 | \"layer\" : \"one\" | map.layer",
        "\"layer\" : 1 | \"layer\" : -1 | map.layer",
        "\"layer\" : 1 | \"layer\" : 1e99 | map.layer",
        "\"layer\" : 1 | \"layer\" : 1.5 | map.layer",
        "\"head\" : \"max\" | \"head\" : [] | map.head",
        "\"head\" : \"max\" | \"head\" : \"min\" | map.head",
        "\"token\" : 3 | \"token\" : -2 | token",
        "\"token\" : 3 | \"token\" : 99999999999 | token",
        "\"token\" : 3 | \"toke\" : 3 | toke",
        "\"token\" : 3 | \"other\" : 3 | other",
        "\"281/50\" | \"281/0\" | playhead",
        "\"281/50\" | \"-1\" | playhead",
        "\"281/50\" | \"9999999999999999999999/7\" | playhead",
        "\"281/50\" | \"NaN\" | playhead",
        "\"magma\" | \"coolwarm\" | colours",
        "\"magma\" | null | colours",
        "\"per_row\" | \"PER_ROW\" | scale",
        "\"text_to_video\" | \"\" | map.kind",
        "\"topics\" | 7 | target.head",
        "abababab | ABABABAB | model.sha256",
        "\"25/2\" | \"2\" | stretch",
        "\"opacity\" : 0.25 | \"opacity\" : 2 | display.opacity",
        "\"transposed\" : true | \"transposed\" : 1 | display.transposed",
        "\"outline\" : false | \"outlines\" : false | display.outlines",
        "\"a dog | {}, \"x\" : \"a dog | x",
      })
  void aDamagedFileIsRefusedWithTheEntryThatIsWrong(String good, String bad, String entry)
      throws Exception {
    Path file = written();
    String text = Files.readString(file);
    assertThat(text).contains(good);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(good), bad));
    SightlineException e = refused(file);
    assertThat(e.problem()).isEqualTo(Problem.DATA);
    assertThat(e.userMessage()).startsWith("“a.slview” is damaged").contains("“" + entry);
  }

  @Test
  void aFileThatSaysNothingOfTheDisplayIsRead() throws Exception {
    Path file = written();
    String text = Files.readString(file);
    int at = text.indexOf(",\n  \"stretch\"");
    Files.writeString(file, text.substring(0, at) + "\n}");
    ViewState read = ViewFile.read(file);
    assertThat(read.stretch()).isEmpty();
    assertThat(read.display()).isEmpty();
    assertThat(read.token()).isEqualTo(3);
  }

  @Test
  void filesOfTheFirstVersionAreStillRead() throws Exception {
    Path file = written();
    Files.writeString(file, Files.readString(file).replace("\"version\" : 2", "\"version\" : 1"));
    ViewState read = ViewFile.read(file);
    assertThat(read.changes()).isEmpty();
    assertThat(read.display().orElseThrow().signedColours()).isEmpty();
  }

  @Test
  void changesAndColoursOfSignedScoresFollowTheSchemaAndAreCheckedAsStrictly() throws Exception {
    Path file = dir.resolve("c.slview");
    ViewState plain = view(video(dir.resolve("clip.mp4"), "pictures"));
    ViewState.Display d = plain.display().orElseThrow();
    ViewState view =
        new ViewState(
            plain.video(),
            plain.text(),
            plain.model(),
            plain.map(),
            plain.method(),
            plain.target(),
            plain.colours(),
            plain.scale(),
            plain.playhead(),
            plain.token(),
            plain.stretch(),
            Optional.of(
                new ViewState.Display(
                    d.view(),
                    d.transposed(),
                    d.withoutSinks(),
                    d.overlay(),
                    d.opacity(),
                    d.outline(),
                    d.seen(),
                    Optional.of("berlin"))),
            plain.explaining(),
            List.of(
                new ViewState.Changed("mask-word:2~dog", true),
                new ViewState.Changed("text=“a”\nb", false)));
    ViewFile.write(file, view);
    ViewState read = ViewFile.read(file);
    assertThat(read.changes()).isEqualTo(view.changes());
    assertThat(read.display()).isEqualTo(view.display());
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMA))
                .validate(new ObjectMapper().readTree(file.toFile())))
        .isEmpty();
    String text = Files.readString(file);
    for (String[] damage :
        new String[][] {
          {"\"on\" : false", "\"on\" : 0", "changes[1].on"},
          {"\"on\" : false", "\"off\" : true", "changes[1].off"},
          {"\"mask-word:2~dog\"", "7", "changes[0].change"},
          {"\"berlin\"", "\"viridis\"", "display.signedColours"}
        }) {
      Files.writeString(file, text.replace(damage[0], damage[1]));
      assertThat(refused(file).userMessage()).contains(damage[2]);
    }
  }

  @Test
  void otherVersionsSayWhatToDo() throws Exception {
    Path file = written();
    Files.writeString(file, Files.readString(file).replace("\"version\" : 2", "\"version\" : 3"));
    assertThat(refused(file).userMessage())
        .contains("another version of the program (format 3, this one reads up to 2)")
        .contains("update");
  }

  @Test
  void whatIsNoViewAtAllIsSaid() throws Exception {
    Path file = dir.resolve("b.slview");
    for (String content :
        new String[] {
          "",
          "null",
          "[]",
          "{}",
          "{\"format\":\"sightline-scores\"}",
          "\0\1\2",
          "[".repeat(100_000),
          "{\"format\":\"sightline-view\",\"format\":\"sightline-view\"}",
          Files.readString(written()) + "{}"
        }) {
      Files.writeString(file, content);
      assertThat(refused(file).userMessage()).isEqualTo("“b.slview” is no saved view.");
    }
    Files.write(file, new byte[3 << 20]);
    assertThat(refused(file).userMessage()).contains("too large");
    assertThat(refused(dir.resolve("missing.slview")).problem()).isEqualTo(Problem.FILE);
  }

  @Test
  void theVideoIsFoundWhereItWasOrRelativeOrBesideByContent() throws Exception {
    Path file = written();
    ViewState.Video video = ViewFile.read(file).video();
    Path first = dir.resolve("videos/clip.mp4");
    assertThat(VideoOfView.find(file, video, Progress.NONE)).isEqualTo(first);

    // the folder moves as a whole
    Path other = Files.createDirectories(dir.resolve("elsewhere"));
    Files.move(file, other.resolve("a.slview"));
    Files.createDirectories(other.resolve("videos"));
    Files.move(first, other.resolve("videos/clip.mp4"));
    Path moved = other.resolve("a.slview");
    assertThat(VideoOfView.find(moved, video, Progress.NONE))
        .isEqualTo(other.resolve("videos/clip.mp4"));

    // the video lies beside the file under another name, among others
    Files.move(other.resolve("videos/clip.mp4"), other.resolve("renamed.mkv"));
    video(other.resolve("clip.mp4"), "another video");
    assertThat(VideoOfView.find(moved, video, Progress.NONE))
        .isEqualTo(other.resolve("renamed.mkv"));

    Files.delete(other.resolve("renamed.mkv"));
    assertThatThrownBy(() -> VideoOfView.find(moved, video, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).contains("another content").contains("clip.mp4"));
    Files.delete(other.resolve("clip.mp4"));
    assertThatThrownBy(() -> VideoOfView.find(moved, video, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).contains("not on this machine").contains("Put it"));
  }

  @Test
  void pathsOfOtherSystemsAndServersAreNotFollowed() throws Exception {
    Path file = written();
    String hash = ViewFile.read(file).video().sha256();
    video(dir.resolve("film.mp4"), "pictures");
    for (String path :
        new String[] {
          "C:\\Users\\ann\\film.mp4", "\\\\server\\share\\film.mp4", "//server/film.mp4", "a\0b"
        }) {
      ViewState.Video video = new ViewState.Video(path, "", hash);
      assertThat(VideoOfView.find(file, video, Progress.NONE).getFileName())
          .hasToString("film.mp4");
    }
  }

  @Test
  void aViewIsKnownByItsName() {
    assertThat(ViewFile.isOne(Path.of("a.SLVIEW"))).isTrue();
    assertThat(ViewFile.isOne(Path.of("a.slview.mp4"))).isFalse();
  }
}
