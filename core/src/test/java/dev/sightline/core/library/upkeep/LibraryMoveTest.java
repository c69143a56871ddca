package dev.sightline.core.library.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryMoveTest {
  @TempDir private Path temp;
  private Path from;
  private Path folder;
  private Catalogue library;

  @BeforeEach
  void open() throws Exception {
    from = Files.createDirectory(temp.resolve("old")).resolve("library.db");
    folder = Files.createDirectory(temp.resolve("new"));
    library = Catalogue.open(from);
    library.videos().add(LibraryFixture.sha('a'), 1, LibraryFixture.FACTS, "kept");
    Files.writeString(from.resolveSibling("taste.json"), "{}");
  }

  @AfterEach
  void close() throws Exception {
    library.close();
  }

  @Test
  void aCopyIsTheSameLibraryAndTheOldOneStaysUntilItIsRemoved() throws Exception {
    Path to = LibraryMove.target(from, folder);
    assertThat(to).isEqualTo(folder.resolve("library.db"));
    LibraryMove.copy(library, to, Progress.NONE);
    assertThat(from).exists();
    try (Catalogue copy = Catalogue.open(to)) {
      assertThat(copy.videos().count()).isEqualTo(1);
      assertThat(copy.identity()).as("an index goes on").isEqualTo(library.identity());
    }
    assertThat(folder.resolve("taste.json")).hasContent("{}");
    library.close();
    LibraryMove.remove(from);
    assertThat(from.getParent()).isEmptyDirectory();
  }

  @Test
  void whatCannotBeTheNewPlaceIsRefusedInWords() throws Exception {
    assertRefused(from.getParent(), "already");
    assertRefused(temp.resolve("nowhere"), "cannot be written to");
    Files.writeString(folder.resolve("library.db"), "of somebody else");
    assertRefused(folder, "another library");
    assertThat(folder.resolve("library.db")).hasContent("of somebody else");
  }

  private void assertRefused(Path where, String words) {
    assertThatThrownBy(() -> LibraryMove.target(from, where))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.userMessage()).contains(words));
  }

  @Test
  void nothingIsLeftOfACopyThatTheUserStops() {
    Path to = folder.resolve("library.db");
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> LibraryMove.copy(library, to, stopped))
        .isInstanceOf(CancelledException.class);
    assertThat(folder).isEmptyDirectory();
    assertThat(from).exists();
  }

  @Test
  void whereItWasMovedToIsKept() throws Exception {
    Path data = Files.createDirectory(temp.resolve("data"));
    assertThat(LibraryPlaces.library(data)).isEqualTo(data.resolve("library.db"));
    Path there = folder.resolve("library.db").toAbsolutePath();
    LibraryPlaces.moved(data, there);
    assertThat(LibraryPlaces.library(data)).isEqualTo(there);
    assertThatThrownBy(() -> LibraryPlaces.requireHere(data, there))
        .as("none is made there anew")
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(there.toString());
    Path another = data.resolve("another.db");
    assertThatCode(() -> LibraryPlaces.requireHere(data, another)).doesNotThrowAnyException();
    Files.createFile(there);
    assertThatCode(() -> LibraryPlaces.requireHere(data, there)).doesNotThrowAnyException();
    Files.writeString(data.resolve("library.location"), "not absolute");
    assertThat(LibraryPlaces.library(data)).isEqualTo(data.resolve("library.db"));
  }
}
