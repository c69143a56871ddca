package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleShelfTest {
  @TempDir private Path dir;
  private BundleShelf shelf;

  @BeforeEach
  void make() {
    shelf = new BundleShelf(List.of("everyday"), dir.resolve("models"));
  }

  @Test
  void theModelOfTheProductIsThereFromTheStart() throws Exception {
    assertThat(shelf.list()).extracting(InstalledBundle::id).containsExactly("everyday");
    InstalledBundle everyday = shelf.list().getFirst();
    assertThat(everyday.isBuiltIn()).isTrue();
    ModelBundle open = shelf.open(everyday);
    assertThat(open.manifest().name()).isEqualTo("everyday");
    assertThat(open.record().curves()).as("its learning curves").isNotEmpty();
    assertThatThrownBy(() -> shelf.remove(everyday)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFolderOrAFileIsCopiedAndStaysWhenItsSourceGoes() throws Exception {
    Path folder = dir.resolve("work/sample");
    SampleBundle.write(folder);
    InstalledBundle copy = shelf.install(folder);
    assertThat(copy.id()).isEqualTo("sample-1.0.sightline");
    assertThat(shelf.install(folder)).as("the same once more").isEqualTo(copy);
    Files.delete(folder.resolve("bundle.json"));

    assertThat(shelf.list()).extracting(InstalledBundle::id).containsExactly("everyday", copy.id());
    assertThat(shelf.open(copy).record()).isEqualTo(SampleBundle.RECORD);
    assertThat(shelf.install(copy.file().orElseThrow())).as("onto itself").isEqualTo(copy);
    shelf.remove(copy);
    assertThat(shelf.list()).hasSize(1);
  }

  @Test
  void aBundleIsFoundByItsIdUntilItGoes() throws Exception {
    Path folder = dir.resolve("work/sample");
    SampleBundle.write(folder);
    InstalledBundle copy = shelf.install(folder);
    assertThat(shelf.find("everyday").isBuiltIn()).isTrue();
    assertThat(shelf.find(copy.id())).isEqualTo(copy);
    shelf.remove(copy);
    assertThatThrownBy(() -> shelf.find(copy.id())).hasMessageContaining("not there any more");
  }

  @Test
  void aModelIsExportedByteForByteAndNeverByHalf() throws Exception {
    Path folder = dir.resolve("work/sample");
    SampleBundle.write(folder);
    InstalledBundle copy = shelf.install(folder);
    assertThat(shelf.manifest(copy)).isEqualTo(shelf.open(copy).manifest());
    Path target = Files.writeString(dir.resolve("given.sightline"), "an older file");

    assertThatThrownBy(() -> shelf.export(copy, target, new StopWhileWriting()))
        .isInstanceOf(CancelledException.class);
    assertThat(target).as("stopped").hasContent("an older file");
    shelf.export(copy, target, Progress.NONE);
    assertThat(target).hasSameBinaryContentAs(copy.file().orElseThrow());
    try (var all = Files.list(dir)) {
      assertThat(all).as("nothing is left beside").hasSize(3);
    }

    Path broken = Files.writeString(dir.resolve("models/old-1.sightline"), "no zip");
    InstalledBundle old = shelf.find(broken.getFileName().toString());
    assertThatThrownBy(() -> shelf.export(old, target, Progress.NONE))
        .hasMessageContaining("not a zip");
    assertThat(BundleReader.open(target).manifest().name()).as("kept").isEqualTo("sample");
  }

  @Test
  void aModelOfTheProductIsExportedTooAndSaysHowFarItIs() throws Exception {
    Path target = dir.resolve("given.sightline");
    BundleShelf small = new BundleShelf(List.of("laboratory"), dir.resolve("models"));
    List<Double> seen = new ArrayList<>();
    small.export(
        small.find("laboratory"),
        target,
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {
            seen.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertThat(BundleReader.open(target).manifest())
        .isEqualTo(small.manifest(small.find("laboratory")));
    assertThat(seen)
        .hasSizeGreaterThan(3)
        .isSorted()
        .last()
        .satisfies(f -> assertThat(f).isLessThan(1));
  }

  /** Is cancelled once bytes are written. */
  private static final class StopWhileWriting implements Progress {
    private boolean writing;

    @Override
    public void update(double fraction, Phrase message) {
      writing = fraction >= 0;
    }

    @Override
    public boolean isCancelled() {
      return writing;
    }
  }

  @Test
  void whatIsBrokenIsNotInstalled() throws Exception {
    Path folder = dir.resolve("work/sample");
    SampleBundle.write(folder);
    Files.writeString(folder.resolve("evaluations.json"), "[]");
    assertThatThrownBy(() -> shelf.install(folder))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BUNDLE));
    assertThat(shelf.list()).hasSize(1);
  }

  @Test
  void aBrokenFileAmongTheInstalledIsListedAndSaysWhyWhenOpened() throws Exception {
    Path broken = Files.createDirectories(dir.resolve("models")).resolve("old.sightline");
    Files.writeString(broken, "no zip");
    InstalledBundle listed = shelf.list().getLast();
    assertThat(listed.id()).isEqualTo("old.sightline");
    assertThatThrownBy(() -> shelf.open(listed)).hasMessageContaining("not a zip");
  }
}
