package dev.sightline.core.training.data.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetReaderTest {
  @TempDir private Path root;
  private SetFolder set;

  @BeforeEach
  void folder() {
    set = new SetFolder(root);
  }

  @Test
  void foldersAreClasses() throws Exception {
    set.video("cat/b.mp4").video("cat/a.MOV").video("dog/x.webm").file("dog/note.txt", "no");
    OwnSet read = SetReader.read(root);
    assertThat(read.format()).isEqualTo(SetFormat.FOLDERS);
    assertThat(read.videos())
        .extracting(OwnVideo::name)
        .containsExactly("cat/a.MOV", "cat/b.mp4", "dog/x.webm");
    assertThat(read.videos()).extracting(OwnVideo::label).containsExactly("cat", "cat", "dog");
    assertThat(read.videos()).allMatch(v -> v.part().isEmpty());
  }

  @Test
  void foldersOfFoldersAreSplits() throws Exception {
    set.video("train/cat/a.mp4").video("Validation/cat/b.mp4").video("test/dog/c.mp4");
    assertThat(SetReader.read(root).videos())
        .extracting(v -> v.label() + " " + v.part().orElseThrow())
        .containsExactly("cat DEV", "dog TEST", "cat TRAIN");
  }

  @Test
  void aClassCalledTestBesideOthersIsAClass() throws Exception {
    set.video("test/a.mp4").video("rest/b.mp4");
    assertThat(SetReader.read(root).videos())
        .extracting(OwnVideo::label)
        .containsExactly("rest", "test");
  }

  @Test
  void aCsvManifestIsFoundInTheFolder() throws Exception {
    set.file(
        "set.csv",
        "\uFEFFPath,Label,Split,Text,Group\n"
            + "v/a.mp4,cat,train,\"A cat, asleep.\",home\n"
            + "v/b.mp4,dog,val,,\n");
    set.file("other.csv", "a,b\n1,2\n");
    OwnSet read = SetReader.read(root);
    assertThat(read.format()).isEqualTo(SetFormat.CSV_MANIFEST);
    assertThat(read.videos().getFirst())
        .isEqualTo(
            OwnVideo.of("v/a.mp4", root.toAbsolutePath().resolve("v/a.mp4"), "cat")
                .with(Optional.of(Part.TRAIN))
                .withTexts(java.util.List.of("A cat, asleep."))
                .withGroup(Optional.of("home")));
    assertThat(read.videos().getLast().texts()).isEmpty();
    assertThat(read.videos().getLast().part()).contains(Part.DEV);
  }

  @Test
  void aJsonManifestIsAnArrayOfObjects() throws Exception {
    set.file(
        "m.json",
        "[{\"path\":\"a.mp4\",\"label\":\"x\",\"group\":7},{\"path\":\"b.mp4\",\"label\":\"y\",\"text\":\"hello\"}]");
    OwnSet read = SetReader.read(root.resolve("m.json"));
    assertThat(read.format()).isEqualTo(SetFormat.JSON_MANIFEST);
    assertThat(read.videos().getFirst().group()).contains("7");
    assertThat(read.videos().getLast().texts()).containsExactly("hello");
  }

  @Test
  void kineticsFilesAreNamedByIdAndSeconds() throws Exception {
    set.video("clips/juggling/aB-_9_000005_000015.mp4")
        .file(
            "val.csv",
            "label,youtube_id,time_start,time_end,split\n"
                + "juggling,aB-_9,5,15,validate\n"
                + "bowling,gone,0,10,train\n");
    OwnSet read = SetReader.read(root.resolve("val.csv"));
    assertThat(read.format()).isEqualTo(SetFormat.KINETICS);
    assertThat(read.videos())
        .extracting(OwnVideo::name)
        .containsExactly("clips/juggling/aB-_9_000005_000015.mp4", "gone_000000_000010.mp4");
    assertThat(read.videos().getFirst().part()).contains(Part.DEV);
  }

  @Test
  void msrVttHasCategoriesAndSentences() throws Exception {
    set.video("TrainValVideo/video0.mp4")
        .file(
            "videodatainfo.json",
            """
            {"videos":[{"video_id":"video0","category":9,"split":"train","url":"u","start time":1},
                       {"video_id":"video1","category":3,"split":"validate","url":"w"}],
             "sentences":[{"video_id":"video0","caption":"a car is shown","sen_id":1},
                          {"video_id":"video0","caption":"a man drives"}]}
            """);
    OwnSet read = SetReader.read(root);
    assertThat(read.format()).isEqualTo(SetFormat.MSR_VTT);
    OwnVideo first = read.videos().getFirst();
    assertThat(first.name()).isEqualTo("TrainValVideo/video0.mp4");
    assertThat(first.label()).isEqualTo("vehicles/autos");
    assertThat(first.texts()).containsExactly("a car is shown", "a man drives");
    assertThat(read.videos().getLast().label()).isEqualTo("sports/actions");
  }

  @Test
  void activityNetHasSegments() throws Exception {
    set.video("v_abc.mp4")
        .file(
            "activity_net.v1-3.json",
            """
            {"version":"1.3","taxonomy":[],"database":{
              "abc":{"subset":"training","duration":20,"annotations":[
                {"segment":[1.5,4.0],"label":"Surfing"},{"segment":[6,9],"label":"Paddling"}]},
              "def":{"subset":"testing","annotations":[]}}}
            """);
    OwnSet read = SetReader.read(root);
    assertThat(read.format()).isEqualTo(SetFormat.ACTIVITY_NET);
    assertThat(read.videos()).hasSize(2);
    assertThat(read.videos().getFirst().segment()).contains(new Segment(1.5, 4));
    assertThat(read.videos().getLast().label()).isEqualTo("Paddling");
    assertThat(read.videos()).allMatch(v -> v.part().orElseThrow() == Part.TRAIN);
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    says("set.csv", "path,label\n../secret.mp4,cat\n", "record 1", "points out of the folder");
    says("set.csv", "path,label\n/etc/passwd,cat\n", "points out of the folder");
    says("set.csv", "path,label\n..\\..\\a.mp4,cat\n", "points out of the folder");
    says("set.csv", "path,label\n,cat\n", "the path is empty");
    says("set.csv", "path,label\na\u0000b.mp4,cat\n", "no path of a file");
    says("set.csv", "path,label\na.mp4,\n", "the label is empty");
    says("set.csv", "path,label\na.mp4," + "x".repeat(201) + "\n", "is no label");
    says("set.csv", "path,label,split\na.mp4,cat,tomorrow\n", "no split “tomorrow”");
    says("set.csv", "path,label\na.mp4\n", "1 fields where the first line has 2");
    says("set.csv", "path,class\na.mp4,cat\n", "needs the columns path and label");
    says("set.csv", "path,label\n", "lists no video");
    says("set.csv", "", "is empty");
    says("set.csv", "path,path\na,b\n", "two columns of one name");
    says("set.csv", "path,label\n\"" + "x".repeat(200_000) + "\",cat\n", "is a quote missing?");
    says("set.csv", "path,label\n\"never closed,cat\n", "no CSV file");
    says("k.csv", "label,youtube_id,time_start,time_end\nx,y,soon,3\n", "no number of seconds");
    says("set.json", "", "is empty");
    says("set.json", "[{\"path\":", "no valid JSON: see line 1");
    says("set.json", "{\"a\":1}", "is no list of videos");
    says("set.json", "[".repeat(5000), "no valid JSON");
    says("set.json", "[{\"path\":\"../../x.mp4\",\"label\":\"y\"}]", "entry 1", "points out");
    says("set.json", "[{\"path\":{},\"label\":\"y\"}]", "path is no text");
    says(
        "set.json",
        "{\"database\":{\"a\":{\"subset\":\"training\",\"annotations\":[{\"segment\":[5,2],\"label\":\"x\"}]}}}",
        "a segment is [start, end]");
  }

  @Test
  void aListThatIsNoUtf8IsNamed() {
    set.file("set.csv", new byte[] {'p', 'a', 't', 'h', ',', (byte) 0xFF, (byte) 0xFE, '\n'});
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> SetReader.read(root))
        .satisfies(
            e ->
                assertThat(e.userMessage())
                    .isEqualTo("set.csv is not UTF-8 text; save it as UTF-8."));
  }

  @Test
  void anEmptyFolderAndNoFolderAreToldApart() {
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> SetReader.read(root))
        .satisfies(e -> assertThat(e.userMessage()).contains("holds neither"));
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> SetReader.read(root.resolve("gone")))
        .satisfies(e -> assertThat(e.userMessage()).startsWith("There is no file or folder"));
  }

  @Test
  void ofTwoListsOneIsToBeNamed() {
    set.file("a.csv", "path,label\nx.mp4,y\n").file("b.csv", "path,label\nx.mp4,y\n");
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> SetReader.read(root))
        .satisfies(e -> assertThat(e.userMessage()).contains("a.csv, b.csv"));
  }

  private void says(String name, String content, String... words) {
    set.file(name, content);
    assertThatExceptionOfType(SightlineException.class)
        .as(content.substring(0, Math.min(60, content.length())))
        .isThrownBy(() -> SetReader.read(root.resolve(name)))
        .satisfies(
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.DATA);
              assertThat(e.userMessage()).startsWith(name).doesNotContain("\n").contains(words);
            });
  }
}
