package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.browse.Shelf;
import dev.sightline.app.models.CellFiles.Asked;
import dev.sightline.app.models.CellFiles.Origin;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.training.own.Answered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoreCellFilesTest {
  private static final List<Answered> MEASURED =
      List.of(
          new Answered("own", "a.mp4", "dev", "cat", Map.of("video", "dog", "both", "cat")),
          new Answered("own", "b.mp4", "dev", "cat", Map.of("video", "dog")),
          new Answered("own", "c.mp4", "test", "cat", Map.of("video", "dog")),
          new Answered("own", "d.mp4", "dev", "dog", Map.of("video", "dog")));

  private final ModelFacts facts = SampleFacts.of("mine", TrainingRecord.NONE);
  private final Shelf shelf = new Shelf();
  private final CellFiles files =
      new CoreCellFiles(name -> name.equals("mine") ? MEASURED : List.of(), shelf::cards);

  @Test
  void theVeryVideosThatWereMeasuredAreFound() throws Exception {
    CellFiles.Found found = files.find(facts, new Asked("own", "dev", "video", "cat", "dog"));
    assertThat(found.origin()).isEqualTo(Origin.EVALUATION);
    assertThat(found.files()).containsExactly(Path.of("a.mp4"), Path.of("b.mp4"));
    assertThat(files.find(facts, new Asked("own", "dev", "both", "cat", "cat")).files())
        .containsExactly(Path.of("a.mp4"));
    assertThat(files.find(facts, new Asked("own", "dev", "both", "cat", "dog")).files())
        .as("b has no text")
        .isEmpty();
  }

  @Test
  void ofAModelFromElsewhereTheLibraryHasSome() throws Exception {
    shelf.putLabelled(1, "one", "Biking");
    shelf.putLabelled(2, "two", "horse riding");
    shelf.putLabelled(3, "three", "HorseRiding");
    shelf.put(4, "unlabelled", 1000);
    shelf.learn(Progress.NONE, List::of, ids -> {}); // says “Biking” to all
    CellFiles.Found found =
        files.find(facts, new Asked(Shelf.HEAD, "dev", "both", "HorseRiding", "Biking"));
    assertThat(found.origin()).isEqualTo(Origin.LIBRARY);
    assertThat(found.ids()).containsExactly(2L, 3L);
    assertThat(found.files()).containsExactly(Path.of("two.mp4"), Path.of("three.mp4"));
    assertThat(files.find(facts, new Asked("topics", "dev", "both", "HorseRiding", "Biking")).ids())
        .as("another head")
        .isEmpty();
  }
}
