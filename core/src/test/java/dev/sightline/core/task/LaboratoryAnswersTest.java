package dev.sightline.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Analyzers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.SceneFilm;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.SceneQuestions;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled model beside films as they lie on a disk, compression and all. */
class LaboratoryAnswersTest {
  private static final Path SAMPLES =
      Path.of("../resources/src/main/resources/dev/sightline/resources/samples");

  @TempDir private Path folder;

  @Test
  void tellsOfItsOwnWorldAndOfNoOther() throws Exception {
    WorldOptions options = WorldOptions.STANDARD;
    Laboratory world = new Laboratory(4711, options);
    SceneQuestions questions = new SceneQuestions(new SplittableRandom(1));
    int told = 0;
    int right = 0;
    int asked = 0;
    List<String> words = new ArrayList<>();
    try (Analyzer model =
        Analyzers.open(
            BundleReader.openResource(BundleShelf.RESOURCES + "laboratory-questions"),
            new AnalysisCache(folder.resolve("cache"), 1L << 28),
            1,
            "test")) {
      for (int i = 0; i < 6; i++) {
        LabItem item = world.item(LabTask.DIRECTION, Split.TEST, 2L * i);
        Path film = folder.resolve(i + ".mp4");
        SceneFilm.write(item.scene(), options.side(), options.rateHz(), film, Progress.NONE);
        var seen = model.encode(film, Progress.NONE);
        for (SceneQuestion q : questions.about(item.scene(), QuestionKind.WHICH_DIRECTION)) {
          QuestionAnswer a = Asker.ask(model, seen, q.text(), 1, Progress.NONE).answer();
          asked++;
          told += a.tells() ? 1 : 0;
          right += a.tells() && a.best().label() == q.answer() ? 1 : 0;
          words.add(q.text());
        }
      }
      // what is told is nearly always right; some of its own world is refused, too
      assertThat(told).isGreaterThanOrEqualTo(asked / 2);
      assertThat(right).isGreaterThanOrEqualTo(told - 1);
      for (String sample : List.of("yawn.mp4", "meadow.mp4")) {
        var seen = model.encode(SAMPLES.resolve(sample), Progress.NONE);
        for (String q : words.subList(0, 2)) {
          QuestionAnswer a = Asker.ask(model, seen, q, 1, Progress.NONE).answer();
          assertThat(a.foreign()).as(sample + ", " + q).isTrue();
          assertThat(a.tells()).isFalse();
        }
      }
      var own = model.encode(folder.resolve("0.mp4"), Progress.NONE);
      assertThat(Asker.ask(model, own, "what is on the desk", 1, Progress.NONE).answer().tells())
          .isFalse();
    }
  }
}
