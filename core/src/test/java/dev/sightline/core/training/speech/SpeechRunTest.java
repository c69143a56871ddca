package dev.sightline.core.training.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.SpeechBundle;
import dev.sightline.core.model.bundle.SpeechFiles;
import dev.sightline.core.model.speech.SpeechSizes;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechRunTest {
  private static final SpeechRecipe RECIPE =
      new SpeechRecipe(
          "tiny",
          "0",
          1,
          "all-minilm-l6-v2",
          new SpeechSizes(384, List.of(6), List.of(), 1),
          0.01,
          0.01,
          40,
          32);

  @TempDir private Path dir;

  private void write() throws Exception {
    StringBuilder csv =
        new StringBuilder("split,dialogue,utterance,speaker,text,emotion,sentiment\n");
    String[] glad = {"I love this", "wonderful news", "that makes me so happy", "great, thank you"};
    String[] sad = {"I hate this", "terrible news", "that makes me cry", "go away, you liar"};
    for (String split : List.of("train", "dev")) {
      for (int i = 0; i < 4; i++) {
        String end = split.equals("dev") ? " today" : "";
        csv.append("%s,%d,0,Ada,\"%s%s\",joy,positive%n".formatted(split, i, glad[i], end));
        csv.append("%s,%d,1,Bob,\"%s%s\",anger,negative%n".formatted(split, i, sad[i], end));
      }
    }
    Files.createDirectories(dir.resolve("meld"));
    Files.writeString(dir.resolve("meld/utterances.csv"), csv);
  }

  @Test
  void headsAreTrainedWrittenMeasuredAndReadAgain() throws Exception {
    write();
    Path folder = new SpeechRun(dir.resolve("run")).run(RECIPE, dir, Progress.NONE);
    SpeechBundle bundle = SpeechFiles.open(folder);
    assertThat(bundle.title()).isEqualTo("tiny 0");
    assertThat(bundle.card()).contains("GPL-3.0", "sentiment.text.weighted_f1");
    Evaluation e = SpeechEvaluator.run(bundle, dir, "dev", 1, Progress.NONE);
    assertThat(e.n()).isEqualTo(8);
    assertThat(e.metrics().get("sentiment.text.accuracy").value()).isGreaterThan(0.8);
    assertThat(bundle.description().metrics())
        .filteredOn(m -> m.name().equals("sentiment.text.accuracy"))
        .extracting(m -> m.value())
        .containsExactly(e.metrics().get("sentiment.text.accuracy").value());

    Files.write(folder.resolve("speech.safetensors"), new byte[9]);
    assertThatThrownBy(() -> SpeechFiles.open(folder)).isInstanceOf(SightlineException.class);
  }

  @Test
  void theRecipeOfTheProgramIsOne() throws Exception {
    Path recipe = Path.of("..", "recipes", "speech.yaml");
    assertThat(SpeechRecipe.isOne(recipe)).isTrue();
    assertThat(SpeechRecipe.read(recipe).speech().dim()).isEqualTo(384);
  }
}
