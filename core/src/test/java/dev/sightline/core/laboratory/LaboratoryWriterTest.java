package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaboratoryWriterTest {
  private static final WorldOptions SMALL = new WorldOptions(32, 8, 2, 8, 1, 0.02, 0.1, List.of());

  @TempDir private Path folder;

  @Test
  void writesWhatTheFormatDescribes() throws Exception {
    new LaboratoryWriter(new Laboratory(1, SMALL), folder)
        .write(List.of(LabTask.values()), Split.DEV, 2, Progress.NONE);
    JsonNode index = new ObjectMapper().readTree(folder.resolve("laboratory.json").toFile());
    try (var schema =
        Files.newInputStream(Path.of("../docs/laboratory-format/laboratory.schema.json"))) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(index))
          .isEmpty();
    }
    assertThat(index.path("items")).hasSize(2 * LabTask.values().length);
    for (JsonNode item : index.path("items")) {
      Path video = folder.resolve(item.path("video").asText());
      int clips =
          LabTask.valueOf(item.path("task").asText().toUpperCase(java.util.Locale.ROOT))
                  .hasSeveralClips()
              ? 2
              : 1;
      try (FrameReader reader =
          FrameReader.open(video, FrameRequest.displaySize(VideoFrame.PixelLayout.RGB24, 1))) {
        assertThat(reader.info().duration().toDouble())
            .isEqualTo(clips, org.assertj.core.api.Assertions.within(1e-6));
      }
    }
  }

  /** Far fewer items are drawn than were asked for when the user stops. */
  @Test
  void stopsBetweenTwoVideos() throws Exception {
    Progress stop =
        new Progress() {
          private int asked;

          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return ++asked > 3;
          }
        };
    LaboratoryWriter writer = new LaboratoryWriter(new Laboratory(1, SMALL), folder);
    assertThatThrownBy(() -> writer.write(List.of(LabTask.COUNT), Split.TRAIN, 1L << 40, stop))
        .isInstanceOf(CancelledException.class);
    try (Stream<Path> videos = Files.list(folder.resolve("videos"))) {
      assertThat(videos.filter(v -> v.toString().endsWith(".mp4"))).hasSize(3);
    }
    assertThat(folder.resolve("laboratory.json")).doesNotExist();
  }
}
