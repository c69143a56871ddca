package dev.sightline.core.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiftyOneExportTest {
  @TempDir private Path dir;

  @Test
  void aSelectionIsWrittenInEachForm() throws Exception {
    LibraryFixture fixture = new LibraryFixture(dir.resolve("films"));
    fixture.file("cat.mp4", "1");
    fixture.file("dog.mp4", "2");
    fixture.file("gone.mp4", "3");
    Path list = fixture.file("in.csv", "path,label,split,text\ncat.mp4,cat,dev,miau\n");
    try (Catalogue catalogue = Catalogue.open(fixture.library())) {
      fixture.run(catalogue, new ImportSource(fixture.root(), false));
      fixture.run(catalogue, ImportSource.of(list));
      catalogue.marks().tag(1, "pet");
      catalogue.collections().add("box", 1);
      Prediction sure = new Prediction("topics/all", "animals", 0.9, true);
      Prediction foreign = new Prediction("actions", "Diving", 0.8, false);
      catalogue
          .looks()
          .put(new LibraryLook(1, "m", Instant.EPOCH, Phrase.NONE, List.of(sure, foreign)));
      Files.delete(fixture.root().resolve("gone.mp4"));

      Path out = dir.resolve("set/samples.json");
      Files.createDirectories(out.getParent());
      assertThat(ExportFormat.of(out)).isEqualTo(ExportFormat.FIFTY_ONE);
      assertThat(ExportFormat.FIFTY_ONE.write(catalogue, List.of(1L, 3L), "m", out, Progress.NONE))
          .as("one is nowhere")
          .isEqualTo(1);
      JsonNode samples = JsonMapper.builder().build().readTree(out.toFile()).path("samples");
      assertThat(samples).hasSize(1);
      JsonNode cat = samples.get(0);
      assertThat(Path.of(cat.path("filepath").asText())).isAbsolute().exists();
      assertThat(cat.path("tags").get(0).asText()).isEqualTo("pet");
      assertThat(cat.path("collections").get(0).asText()).isEqualTo("box");
      assertThat(cat.path("text").asText()).isEqualTo("miau");
      assertThat(cat.path("ground_truth").path("_cls").asText()).isEqualTo("Classification");
      assertThat(cat.path("ground_truth").path("label").asText()).isEqualTo("cat");
      assertThat(cat.path("predicted_topics_all").path("label").asText()).isEqualTo("animals");
      assertThat(cat.path("predicted_topics_all").path("confidence").asDouble()).isEqualTo(0.9);
      assertThat(cat.has("predicted_actions")).as("like nothing that it knows").isFalse();

      Path csv = dir.resolve("chosen.csv");
      assertThat(ExportFormat.of(csv).write(catalogue, List.of(1L), "", csv, Progress.NONE))
          .isEqualTo(1);
      assertThat(SetReader.read(csv).videos()).extracting(OwnVideo::label).containsExactly("cat");
    }
  }
}
