package dev.sightline.core.library.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.StoredAnalysis;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.export.LibraryExport;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.library.upkeep.LibraryFinding.Kind;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.SetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryUpkeepTest {
  @TempDir private Path temp;
  private LibraryFixture fixture;
  private Catalogue catalogue;
  private ResultCache results;

  @BeforeEach
  void open() throws Exception {
    fixture = new LibraryFixture(Files.createDirectory(temp.resolve("films")));
    catalogue = Catalogue.open(fixture.library());
    results = new ResultCache(temp.resolve("results"), 1L << 20);
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  private List<Kind> findings(boolean content) throws Exception {
    List<Kind> found = new ArrayList<>();
    new LibraryCheck(catalogue, results).run(content, Progress.NONE, f -> found.add(f.kind()));
    return found;
  }

  private LibraryCleaner.Cleaned clean(boolean missing) throws Exception {
    return new LibraryCleaner(catalogue, results).run(missing, Progress.NONE);
  }

  private void analysed(long video, String key) throws Exception {
    results.put(key, new byte[] {1});
    catalogue
        .analyses()
        .put(new StoredAnalysis(video, ResultCache.key(key), "t", key, Instant.EPOCH));
  }

  @Test
  void whatIsWrongIsFound() throws Exception {
    Path same = fixture.file("a.mp4", "aaaa");
    Path moved = fixture.file("b.mp4", "bbbb");
    fixture.file("c.mp4", "cccc");
    fixture.run(catalogue);
    analysed(1, "key");
    assertThat(findings(false)).isEmpty();
    assertThat(findings(true)).isEmpty();
    FileTime time = Files.getLastModifiedTime(same);
    Files.writeString(same, "AAAA");
    Files.setLastModifiedTime(same, time);
    assertThat(findings(false)).as("same size and time").isEmpty();
    assertThat(findings(true)).containsExactly(Kind.CHANGED);
    Files.delete(moved);
    fixture.file("c.mp4", "longer than before");
    Files.writeString(results.folder().resolve("key.result"), "damaged");
    assertThat(findings(false)).containsExactly(Kind.MISSING, Kind.CHANGED, Kind.RESULT);
    catalogue.videos().vacate(moved.toAbsolutePath());
    assertThat(findings(false)).contains(Kind.NOWHERE);
  }

  @Test
  void cleaningRemovesOnlyWhatNobodyNeeds() throws Exception {
    Path gone = fixture.file("a.mp4", "1");
    Path tagged = fixture.file("b.mp4", "2");
    fixture.file("c.mp4", "3");
    Path broken = fixture.file("d.mp4", LibraryFixture.BROKEN);
    fixture.run(catalogue);
    catalogue.marks().tag(2, "mine");
    analysed(3, "kept");
    analysed(3, "lost");
    Files.delete(results.folder().resolve("lost.result"));
    results.put("orphan", new byte[] {2});
    for (Path file : List.of(gone, tagged, broken)) {
      Files.delete(file);
    }
    assertThat(clean(false)).isEqualTo(new LibraryCleaner.Cleaned(1, 1, 1, 0, 0));
    assertThat(catalogue.videos().count()).isEqualTo(3);
    assertThat(clean(true)).isEqualTo(new LibraryCleaner.Cleaned(0, 0, 0, 2, 1));
    assertThat(catalogue.videos().page(0, 9))
        .extracting(LibraryVideo::title)
        .containsExactly("b", "c");
    assertThat(results.find("kept")).isPresent();
    assertThat(catalogue.analyses().cacheKeys()).containsExactly("kept");
    assertThat(clean(true)).isEqualTo(new LibraryCleaner.Cleaned(0, 0, 0, 0, 0));
  }

  @Test
  void whatIsExportedIsADataSetAndComesBack() throws Exception {
    fixture.file("cats/a, \"b\".mp4", "1");
    fixture.file("cats/b.mp4", "2");
    Path list = fixture.file("in.csv", "path,label,split,text,group\ncats/b.mp4,cat,dev,miau,g\n");
    fixture.run(catalogue);
    fixture.run(catalogue, ImportSource.of(list));
    catalogue.texts().put(1, LibraryText.of(TextOrigin.TYPED, "two\nlines"));
    for (String name : List.of("out.csv", "out.json")) {
      Path out = fixture.root().resolve(name);
      LibraryExport export = new LibraryExport(catalogue, catalogue.videos().ids());
      assertThat(
              name.endsWith("csv")
                  ? export.csv(out, Progress.NONE)
                  : export.json(out, Progress.NONE))
          .isEqualTo(2);
      List<OwnVideo> read = SetReader.read(out).videos();
      assertThat(read).extracting(OwnVideo::label).containsExactly(LibraryExport.NO_LABEL, "cat");
      assertThat(read)
          .extracting(OwnVideo::texts)
          .containsExactly(List.of("two\nlines"), List.of("miau"));
      assertThat(read).allMatch(v -> Files.exists(v.file()));
    }
    JsonNode video = new JsonMapper().readTree(fixture.root().resolve("out.json").toFile()).get(1);
    assertThat(video.path("sha256").asText()).hasSize(64);
    assertThat(video.path("labels").path(0).path("split").asText()).isEqualTo("dev");
    fixture.run(catalogue, ImportSource.of(fixture.root().resolve("out.json")));
    assertThat(catalogue.texts().labels(2)).extracting(VideoLabel::label).contains("cat");
  }
}
