package dev.sightline.core.training.data.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.training.data.own.Finding.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir private Path root;
  private SetFolder set;

  @BeforeEach
  void folder() {
    set = new SetFolder(root);
  }

  private void manyOf(String label, int n) {
    for (int i = 0; i < n; i++) {
      set.video(label + "/" + (char) ('a' + i) + "-walk.mp4");
    }
  }

  private static Finding only(DataReport report, Kind kind) {
    return report.findings().stream().filter(f -> f.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void aCleanSetHasNothingToSay() throws Exception {
    manyOf("cat", 10);
    manyOf("dog", 10);
    DataReport report = set.check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.isUsable()).isTrue();
    assertThat(report.cut()).isTrue();
    assertThat(report.count("cat", Part.TRAIN)).isEqualTo(8);
    assertThat(report.count("dog", Part.DEV)).isEqualTo(2);
    assertThat(set.check()).isEqualTo(report);
  }

  @Test
  void missingAndBrokenVideosAreLeftOutByName() throws Exception {
    manyOf("cat", 8);
    manyOf("dog", 8);
    set.file("dog/zzz.mp4", SetFolder.BROKEN);
    DataReport report = set.check();
    assertThat(only(report, Kind.UNREADABLE).files()).containsExactly("dog/zzz.mp4");
    assertThat(report.isUsable()).isTrue();
    assertThat(report.videos()).hasSize(16);
    set.file("l.csv", "path,label\ncat/a-walk.mp4,cat\ncat/gone.mp4,cat\ndog/a-walk.mp4,dog\n");
    assertThat(only(set.check(root.resolve("l.csv")), Kind.MISSING).files())
        .containsExactly("cat/gone.mp4");
  }

  @Test
  void copiesAreUsedOnceAndForMeasuringFirst() throws Exception {
    for (String part : List.of("train", "dev")) {
      manyOf(part + "/cat", 6);
      manyOf(part + "/dog", 6);
    }
    set.file("train/cat/copy.mp4", "dev/cat/a-walk.mp4")
        .file("train/dog/again.mp4", "train/dog/a-walk.mp4");
    DataReport report = set.check();
    assertThat(only(report, Kind.DUPLICATE_ACROSS).files())
        .containsExactly("dev/cat/a-walk.mp4", "train/cat/copy.mp4");
    assertThat(only(report, Kind.DUPLICATE).files())
        .containsExactly("train/dog/a-walk.mp4", "train/dog/again.mp4");
    assertThat(report.videos())
        .extracting(v -> v.video().name())
        .contains("dev/cat/a-walk.mp4")
        .doesNotContain("train/cat/copy.mp4");
    assertThat(report.cut()).isFalse();
  }

  @Test
  void videosWithoutASplitCountAsTrainOnlyWhereThereIsADev() throws Exception {
    manyOf("cat", 10);
    manyOf("dog", 10);
    StringBuilder list = new StringBuilder("path,label,split\n");
    for (char c = 'a'; c < 'a' + 10; c++) {
      for (String label : List.of("cat", "dog")) {
        list.append("%s/%c-walk.mp4,%s,%s%n".formatted(label, c, label, c < 'c' ? "test" : ""));
      }
    }
    set.file("l.csv", list.toString());
    DataReport cut = set.check(root.resolve("l.csv"));
    assertThat(cut.of(Part.DEV)).isNotEmpty();
    assertThat(cut.findings()).noneMatch(f -> f.kind() == Kind.PARTS);
    set.file("l.csv", list.toString().replace("test", "dev"));
    DataReport given = set.check(root.resolve("l.csv"));
    assertThat(only(given, Kind.PARTS).words()).contains("16 videos", "count as train");
    assertThat(given.of(Part.TRAIN)).hasSize(16);
  }

  @Test
  void aVideoWithTwoLabelsIsUsedForNeither() throws Exception {
    manyOf("cat", 8);
    manyOf("dog", 8);
    set.file("dog/odd.mp4", "cat/a-walk.mp4");
    DataReport report = set.check();
    assertThat(only(report, Kind.CONTRADICTION).files())
        .containsExactly("cat/a-walk.mp4", "dog/odd.mp4");
    assertThat(report.videos()).hasSize(15);
  }

  @Test
  void nearCopiesStayTogether() throws Exception {
    for (int group = 1; group <= 10; group++) {
      for (int clip = 1; clip <= 4; clip++) {
        set.video("Archery/v_Archery_g%02d_c%02d.mp4".formatted(group, clip));
        set.video(
            "Biking/ride %d (%d).mp4"
                .formatted(group, clip)
                .replace(group + " ", "ABCDEFGHIJ".charAt(group - 1) + " "));
      }
    }
    DataReport report = set.check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.videos().stream().map(CheckedVideo::source).distinct()).hasSize(20);
    assertThat(report.count("Archery", Part.DEV)).isEqualTo(8);
    report
        .videos()
        .forEach(
            v ->
                assertThat(report.videos())
                    .filteredOn(w -> w.source().equals(v.source()))
                    .allMatch(w -> w.part() == v.part()));
  }

  @Test
  void runningNumbersOfAClassAreNoSource() throws Exception {
    for (int i = 0; i < 10; i++) {
      set.video("cat/IMG_%04d.mp4".formatted(i)).video("dog/%d.mp4".formatted(i));
    }
    DataReport report = set.check();
    assertThat(report.isUsable()).isTrue();
    assertThat(report.count("cat", Part.DEV)).isEqualTo(2);
    assertThat(report.count("dog", Part.DEV)).isEqualTo(2);
  }

  @Test
  void aSourceInTwoSplitsIsALeak() throws Exception {
    manyOf("train/cat", 6);
    manyOf("train/dog", 6);
    manyOf("dev/dog", 2);
    set.video("train/cat/v_cat_g01_c01.mp4").video("dev/cat/v_cat_g01_c02.mp4");
    assertThat(only(set.check(), Kind.LEAK).files())
        .contains("dev/cat/v_cat_g01_c02.mp4", "train/cat/v_cat_g01_c01.mp4");
  }

  @Test
  void oneClassStopsTraining() throws Exception {
    manyOf("cat", 8);
    DataReport report = set.check();
    assertThat(report.isUsable()).isFalse();
    assertThat(report.findings().getFirst().kind()).isEqualTo(Kind.CLASSES);
  }

  @Test
  void aClassWithoutTrainingVideosStopsTraining() throws Exception {
    manyOf("train/cat", 6);
    manyOf("train/dog", 6);
    manyOf("dev/cow", 6);
    Finding finding = only(set.check(), Kind.ABSENT);
    assertThat(finding.stops()).isTrue();
    assertThat(finding.words()).contains("“cow”");
  }

  @Test
  void nothingToMeasureOnStopsTraining() throws Exception {
    set.video("cat/a.mp4").video("dog/b.mp4");
    Finding finding = only(set.check(), Kind.ABSENT);
    assertThat(finding.stops()).isTrue();
    assertThat(finding.words()).startsWith("No video is left to measure on");
  }

  @Test
  void rareClassesAreNamed() throws Exception {
    manyOf("cat", 26);
    manyOf("dog", 3);
    DataReport report = set.check();
    assertThat(report.isUsable()).isTrue();
    assertThat(only(report, Kind.FEW).words()).contains("“dog”");
    assertThat(only(report, Kind.BALANCE).words())
        .contains("“cat” has 21")
        .contains("“dog” only 2");
  }

  @Test
  void whereTheFolderLiesDoesNotCount() throws Exception {
    manyOf("one/cat", 6);
    manyOf("one/dog", 6);
    String first = set.check(root.resolve("one")).sha256();
    for (String label : List.of("cat", "dog")) {
      for (int i = 0; i < 6; i++) {
        String name = label + "/" + (char) ('a' + i) + "-walk.mp4";
        set.file("two/" + name, "one/" + name);
      }
    }
    assertThat(set.check(root.resolve("two")).sha256()).isEqualTo(first);
  }
}
