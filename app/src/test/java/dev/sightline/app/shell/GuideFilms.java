package dev.sightline.app.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Films for the pictures of the guide, made of what the product ships. */
final class GuideFilms {
  /** Videos of the labelled set. */
  static final int LABELLED = 24;

  private static final int SECONDS = 600;

  private GuideFilms() {}

  /** Ten minutes: the frames of a sample, one a second, again and again. */
  static Path tenMinutes(Path sample, Path out) throws Exception {
    List<byte[]> frames = new ArrayList<>();
    int width = 320;
    int height = 180;
    try (FrameReader reader =
        FrameReader.open(sample, new FrameRequest(width, height, PixelLayout.RGB24, 1))) {
      Optional<VideoFrame> frame = reader.next();
      for (int i = 0; frame.isPresent(); i++) {
        if (i % 12 == 0) {
          frames.add(frame.get().pixels());
        }
        frame = reader.next();
      }
    }
    try (VideoWriter writer = VideoWriter.create(out, width, height, Fraction.of(1))) {
      for (int i = 0; i < SECONDS; i++) {
        writer.write(frames.get(i % frames.size()));
      }
      writer.finish();
    }
    return out;
  }

  /** A sample with subtitles beside it. */
  static Path subtitled(Path sample, Path out) throws Exception {
    Files.copy(sample, out);
    Files.writeString(
        out.resolveSibling(out.getFileName().toString().replace(".mp4", ".srt")),
        """
        1
        00:00:00,500 --> 00:00:05,000
        What a wonderful morning!

        2
        00:00:06,000 --> 00:00:11,000
        Who is there? Please go away.

        3
        00:00:12,000 --> 00:00:17,000
        Oh no, I am so sorry about your flowers.

        4
        00:00:18,000 --> 00:00:24,000
        It is all right. Here, take this apple, my friend.
        """);
    return out;
  }

  /** Videos of the laboratory in a folder for each number of bounces. Gives the folder. */
  static Path labelled(Path out) throws Exception {
    Path world = out.resolveSibling("world");
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), world)
        .write(List.of(LabTask.COUNT), Split.DEV, LABELLED, Progress.NONE);
    JsonNode index = new ObjectMapper().readTree(world.resolve(LaboratoryWriter.INDEX).toFile());
    for (JsonNode item : index.path("items")) {
      Path video = world.resolve(item.path("video").asText());
      Path to =
          Files.createDirectories(
                  out.resolve(item.path("labels").path(item.path("label").asInt()).asText()))
              .resolve(video.getFileName());
      Files.copy(video, to);
    }
    return out;
  }
}
