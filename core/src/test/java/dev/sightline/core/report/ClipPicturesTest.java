package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipPicturesTest {
  @TempDir Path folder;

  private Analysis ofSample() throws SightlineException {
    SampleLibrary library = new SampleLibrary(folder);
    SampleVideo sample = library.samples().getFirst();
    VideoInfo video = MediaProbe.probe(library.unpack(sample));
    return on(video, AnalysisFixture.of("x.mp4", "a cat and a cup", 6, 2));
  }

  private static Analysis on(VideoInfo video, Analysis a) {
    return new Analysis(
        video,
        a.text(),
        a.clips(),
        a.grid(),
        a.heads(),
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }

  @Test
  void eachClipGetsItsPictureAndThePageCarriesItOnce() throws Exception {
    Analysis a = ofSample();
    ReportPictures pictures = ClipPictures.read(a, Progress.NONE);
    assertThat(pictures.clips()).hasSize(6);
    for (Picture p : pictures.clips()) {
      assertThat(p.aspect()).isCloseTo(16 / 9.0, within(0.01));
      assertThat(p.dataUri()).startsWith("data:image/jpeg;base64,/9j/");
    }
    WrittenReport report =
        new ReportWriter().write(a, pictures, folder.resolve("out"), Progress.NONE);
    String html = Files.readString(report.html());
    for (Picture p : pictures.clips()) {
      String uri = p.dataUri();
      assertThat(html.indexOf(uri)).isPositive().isEqualTo(html.lastIndexOf(uri));
    }
  }

  @Test
  void thePictureOfTheFirstClipShowsTheCat() throws Exception {
    Picture first = ClipPictures.read(ofSample(), Progress.NONE).clips().getFirst();
    byte[] jpeg = Base64.getDecoder().decode(first.dataUri().split(",", 2)[1]);
    Path file = Files.write(folder.resolve("first.jpg"), jpeg);
    VideoFrame back =
        ImageReader.read(file, first.width(), first.height(), VideoFrame.PixelLayout.RGB24);
    double[] mean = new double[3];
    for (int i = 0; i < back.pixels().length; i++) {
      mean[i % 3] += (back.pixels()[i] & 0xFF) / (back.pixels().length / 3.0);
    }
    // ginger fur: more red than green, more green than blue
    assertThat(mean[0]).isGreaterThan(mean[1] + 15);
    assertThat(mean[1]).isGreaterThan(mean[2] + 10);
  }

  @Test
  void theSameFrameGivesTheSameBytes() throws Exception {
    Analysis a = ofSample();
    assertThat(ClipPictures.read(a, Progress.NONE).clips())
        .extracting(Picture::dataUri)
        .isEqualTo(
            ClipPictures.read(a, Progress.NONE).clips().stream().map(Picture::dataUri).toList());
  }

  @Test
  void aVideoThatIsGoneIsSaid() {
    Analysis a = AnalysisFixture.of("gone.mp4", "a cat", 2, 2);
    assertThatThrownBy(() -> ClipPictures.read(a, Progress.NONE))
        .isInstanceOf(SightlineException.class);
  }
}
