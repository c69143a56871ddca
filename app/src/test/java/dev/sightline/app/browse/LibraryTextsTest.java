package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryTextsTest {
  private static final Path VIDEO = Path.of("burrow.mp4");
  private static final LibraryText LISTED =
      new LibraryText(
          TextOrigin.MANIFEST, "/set/list.csv", "text", "as the list says", Transcript.EMPTY);
  private static final LibraryText TYPED = LibraryText.of(TextOrigin.TYPED, "as I say");

  private final Shelf shelf = new Shelf();
  private final FakeVideoFiles files = new FakeVideoFiles();
  private final LibraryTexts texts = new LibraryTexts(files, shelf);

  @Test
  void whatWasTypedInTheLibraryComesBeforeWhatLiesBesideTheVideo() throws Exception {
    files.with(VIDEO, "as the file says");
    assertThat(text().text()).isEqualTo("as the file says");
    shelf.texts.put(VIDEO, List.of(LISTED, TYPED));
    assertThat(text()).isEqualTo(VideoText.typed("as I say"));
  }

  @Test
  void whatAListSaysStandsInWhereNothingLiesBesideTheVideo() throws Exception {
    assertThat(text()).isEqualTo(VideoText.NONE);
    shelf.texts.put(VIDEO, List.of(LISTED));
    assertThat(text())
        .isEqualTo(new VideoText("as the list says", VideoText.Source.SIDECAR, "list.csv"));
    files.with(VIDEO, "as the file says");
    assertThat(text().text()).isEqualTo("as the file says");
  }

  @Test
  void namesOfFilesAreNoTexts() throws Exception {
    shelf.texts.put(VIDEO, List.of(LibraryText.of(TextOrigin.FILE_NAME, "burrow")));
    assertThat(text()).isEqualTo(VideoText.NONE);
  }

  @Test
  void aLibraryThatCannotBeReadKeepsNoVideoFromBeingShown() throws Exception {
    files.with(VIDEO, "as the file says");
    shelf.failure = new SightlineException(Problem.FILE, "It is away.");
    assertThat(text().text()).isEqualTo("as the file says");
  }

  private VideoText text() throws SightlineException {
    return texts.text(texts.probe(VIDEO), Progress.NONE);
  }
}
