package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.PortablePicture;
import dev.sightline.core.media.Thumbnailer;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search by pictures and moments, by the model that ships, on two of its sample videos. */
class CoreExampleFilesTest {
  private static final Optional<Set<Long>> ANY = Optional.empty();

  /** In “four pictures”, which shows each for three seconds: a rocket at night. */
  private static final long ROCKET_MS = 4500;

  @TempDir private Path folder;

  @Test
  void picturesAndMomentsFindWhatLooksLikeThem() throws Exception {
    Path four = sample("four-pictures");
    Path yawn = sample("yawn");
    try (ModelAnalyzer model =
            ModelAnalyzer.open(
                InstalledModels.bundled(),
                new AnalysisCache(folder.resolve("cache"), 1L << 30),
                1,
                "test");
        CoreBrowseFiles files =
            new CoreBrowseFiles(
                folder.resolve("library.db"), folder.resolve("search"), () -> model, List::of)) {
      files.add(List.of(four, yawn), Progress.NONE);
      ExampleFiles examples = files.examples();
      assertThat(examples.likeMoment(yawn, 0, ANY, Progress.NONE))
          .as("no video has been looked at")
          .isEmpty();
      files.learn(Progress.NONE, List::of, told -> {});

      Path rocket = picture(four, ROCKET_MS);
      BrowseItem found = examples.likePicture(rocket, ANY, Progress.NONE).getFirst();
      assertThat(found.file()).contains(four);
      assertThat(found.match().orElseThrow().startMs()).isBetween(2500L, 6000L);
      assertThat(examples.likePicture(picture(yawn, 1000), ANY, Progress.NONE).getFirst().file())
          .contains(yawn);
      assertThat(examples.likePicture(rocket, Optional.of(Set.of()), Progress.NONE))
          .as("among none")
          .isEmpty();

      assertThat(examples.likeMoment(four, ROCKET_MS, ANY, Progress.NONE))
          .as("other videos than its own")
          .extracting(i -> i.file().orElseThrow())
          .containsExactly(yawn);
      Path elsewhere = Files.copy(four, folder.resolve("elsewhere.mp4"));
      BrowseItem like = examples.likeMoment(elsewhere, ROCKET_MS, ANY, Progress.NONE).getFirst();
      assertThat(like.file()).as("by its picture: it is not in the library").contains(four);
      assertThat(examples.likeMoment(elsewhere, 3_600_000, ANY, Progress.NONE))
          .as("beyond its end the last picture counts")
          .isNotEmpty();

      Path blink = beginning(yawn, 1);
      Path glance = beginning(yawn, 4);
      files.add(List.of(blink, glance), Progress.NONE);
      files.learn(Progress.NONE, List::of, told -> {});
      long shortest = id(files, blink);
      assertThat(examples.like(shortest, ANY))
          .as("a video of one frame, shorter than a clip, is like those that show the same")
          .extracting(i -> i.file().orElseThrow())
          .startsWith(glance)
          .contains(yawn, four);
      for (Path example : List.of(blink, glance)) {
        assertThat(examples.likeMoment(example, 0, ANY, Progress.NONE))
            .as("its one clip is a moment like any other")
            .extracting(i -> i.file().orElseThrow())
            .hasSize(3)
            .endsWith(four);
        assertThat(examples.likeMoment(example, 5000, ANY, Progress.NONE))
            .as("beyond its end its last picture counts")
            .isNotEmpty();
      }
      BrowseItem itself =
          examples.likePicture(picture(yawn, 0), ANY, Progress.NONE).stream()
              .filter(i -> i.id() == shortest)
              .findFirst()
              .orElseThrow();
      assertThat(itself.match().orElseThrow().startMs()).as("it begins where it begins").isZero();

      Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
      assertThatThrownBy(() -> examples.likePicture(broken, ANY, Progress.NONE))
          .isInstanceOfSatisfying(
              SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MEDIA));
      Path cut = Files.write(folder.resolve("cut.ppm"), beginning(rocket));
      assertThatThrownBy(() -> examples.likePicture(cut, ANY, Progress.NONE))
          .isInstanceOf(SightlineException.class);
    }
  }

  private static long id(CoreBrowseFiles files, Path file) throws Exception {
    return files.all().stream()
        .filter(i -> i.file().equals(Optional.of(file)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** The first frames of a video, as a video. */
  private Path beginning(Path video, int frames) throws Exception {
    Path file = folder.resolve("first-" + frames + ".mp4");
    VideoFrame first =
        Thumbnailer.frame(video, Fraction.ZERO, 320, PixelLayout.RGB24, Progress.NONE);
    try (VideoWriter writer =
        VideoWriter.create(file, first.width(), first.height(), Fraction.of(25))) {
      for (int f = 0; f < frames; f++) {
        writer.write(
            Thumbnailer.frame(video, Fraction.of(f, 25), 320, PixelLayout.RGB24, Progress.NONE)
                .pixels());
      }
      writer.finish();
    }
    return file;
  }

  private Path sample(String id) throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    SampleVideo wanted =
        samples.samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    return samples.unpack(wanted);
  }

  private Path picture(Path video, long ms) throws Exception {
    Path file = Files.createTempFile(folder, "picture", PortablePicture.ENDING);
    PortablePicture.write(
        Thumbnailer.frame(video, Fraction.ofMillis(ms), 480, PixelLayout.RGB24, Progress.NONE),
        file);
    return file;
  }

  private static byte[] beginning(Path file) throws Exception {
    return Arrays.copyOf(Files.readAllBytes(file), 10);
  }
}
