package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellVideosViewModelTest {
  private static final CellFiles.Asked CELL =
      new CellFiles.Asked("topics", "dev", "both", "cooking", "music");

  private final ModelFacts facts = SampleFacts.of("m", TrainingRecord.NONE);
  private final List<String> opened = new ArrayList<>();
  private CellFiles.Found next = found(CellFiles.Origin.EVALUATION, 1, List.of());
  private SightlineException failure;
  private final CellVideosViewModel model =
      new CellVideosViewModel(
          (m, cell) -> {
            if (failure != null) {
              throw failure;
            }
            return next;
          },
          new JobRunner(Runnable::run, Runnable::run),
          file -> opened.add(file.toString()),
          (ids, words) -> opened.add(words + " " + ids));

  private static CellFiles.Found found(CellFiles.Origin origin, int n, List<Long> ids) {
    List<Path> files = IntStream.range(0, n).mapToObj(i -> Path.of(i + ".mp4")).toList();
    return new CellFiles.Found(origin, files, ids);
  }

  private String note() {
    return model.shownProperty().get().orElseThrow().note();
  }

  @Test
  void videosThatWereMeasuredOpenInThePlayer() {
    model.show(facts, CELL);
    assertThat(note()).isEqualTo("1 video of “dev”, as measured.");
    model.open(model.shownProperty().get().orElseThrow().files().getFirst());
    model.showInLibrary();
    assertThat(opened).as("they need not be in the library").containsExactly("0.mp4");
    model.close();
    assertThat(model.shownProperty().get()).isEmpty();
  }

  @Test
  void thoseOfTheLibraryAreShownThereToo() {
    next = found(CellFiles.Origin.LIBRARY, 2, List.of(7L, 9L));
    model.show(facts, CELL);
    assertThat(note()).startsWith("2 videos of your library").contains("not on this computer");
    model.showInLibrary();
    assertThat(opened).hasSize(1).first().asString().contains("cooking").endsWith("[7, 9]");
  }

  @Test
  void manyAreCountedAndTheFirstShown() {
    next = found(CellFiles.Origin.LIBRARY, 60, List.of(1L));
    model.show(facts, CELL);
    assertThat(note()).contains("60").contains("first 48");
    assertThat(model.shownProperty().get().orElseThrow().files()).hasSize(CellVideosViewModel.MOST);
    next = found(CellFiles.Origin.EVALUATION, 60, List.of());
    model.show(facts, CELL);
    assertThat(note()).contains("60 videos of “dev”").contains("first 48");
  }

  @Test
  void whereThereIsNoneItIsSaidWhy() {
    next = found(CellFiles.Origin.LIBRARY, 0, List.of());
    model.show(facts, CELL);
    assertThat(note()).contains("must be known");
    failure = new SightlineException(Problem.FILE, "The library is gone.");
    model.show(facts, CELL);
    assertThat(note()).isEqualTo("The library is gone.");
    assertThat(model.busyProperty().get()).isFalse();
  }
}
