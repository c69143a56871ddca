package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline itself, with a video and an encoder that cost nothing. */
@Timeout(300)
class VideoEncodingPipelineTest {
  /** One frame a second, two a clip: clip i has the moments 2i + ½ and 2i + 1½. */
  private static final ClipPlan PLAN = new ClipPlan(2, 1, Fraction.ONE, 1000);

  @TempDir Path folder;
  private Path file;
  private AnalysisCache cache;
  private FakeVideo video;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.writeString(folder.resolve("film.mp4"), "any content");
    cache = new AnalysisCache(folder.resolve("cache"), 1L << 30);
    video = new FakeVideo(40);
  }

  @AfterEach
  void everyThreadHasEnded() {
    Set<String> names =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(n -> n.startsWith("sightline-decode") || n.startsWith("sightline-encode"))
            .collect(Collectors.toSet());
    assertThat(names).isEmpty();
    assertThat(video.isClosed()).isTrue();
  }

  @Test
  void clipsComeInOrderWithTheirOwnFrames() throws SightlineException {
    List<Double> seen = Collections.synchronizedList(new ArrayList<>());
    try (EncodedVideo v = pipeline(video::encode).encode(file, report(seen))) {
      assertThat(v.clips()).hasSize(20);
      assertThat(v.features().clips()).isEqualTo(20);
      for (int i = 0; i < 20; i++) {
        float[] lower = v.features().lower(i);
        assertThat(lower[0]).isEqualTo(20f * i + 5);
        assertThat(lower[lower.length - 1]).isEqualTo(20f * i + 15);
        float mean = (20f * i + 5) / 1000 / 2 + (20f * i + 15) / 1000 / 2;
        assertThat(v.features().objects(i)).hasSize(1000).containsOnly(mean);
      }
      assertThat(v.warnings()).containsExactly("one frame is broken");
      assertThat(v.timings().stream().map(StageTiming::stage))
          .containsExactly("decode", "scale", "encode", "pipeline");
    }
    assertThat(seen).isSorted().endsWith(1.0);
  }

  @Test
  void aPartOfTheVideoIsReadAloneAndKeptApart() throws SightlineException {
    Optional<Stretch> part = Optional.of(new Stretch(Fraction.of(20), Fraction.of(26)));
    try (EncodedVideo v = pipeline(video::encode).encode(file, part, Progress.NONE)) {
      assertThat(v.clips()).hasSize(3);
      assertThat(v.clips().getFirst().start()).isEqualTo(Fraction.of(20));
      assertThat(v.features().lower(0)[0]).as("the frame at 20.5 s").isEqualTo(205f);
    }
    assertThat(video.reads()).isEqualTo(6);
    FakeVideo again = new FakeVideo(40);
    VideoEncodingPipeline other =
        new VideoEncodingPipeline(p -> again, again::encode, "net", cache, PLAN, 2);
    try (EncodedVideo v = other.encode(file, part, Progress.NONE)) {
      assertThat(v.fromCache()).isTrue();
    }
    try (EncodedVideo v = other.encode(file, Progress.NONE)) {
      assertThat(v.fromCache()).as("the whole is another entry").isFalse();
      assertThat(v.clips()).hasSize(20);
    }
  }

  @Test
  void aStretchThatIsTheWholeIsTheWholeAndOneBeyondTheEndIsRefused() throws SightlineException {
    pipeline(video::encode).encode(file, Progress.NONE).close();
    FakeVideo again = new FakeVideo(40);
    VideoEncodingPipeline other =
        new VideoEncodingPipeline(p -> again, again::encode, "net", cache, PLAN, 2);
    Optional<Stretch> all = Optional.of(new Stretch(Fraction.ZERO, Fraction.of(1000)));
    try (EncodedVideo v = other.encode(file, all, Progress.NONE)) {
      assertThat(v.fromCache()).isTrue();
    }
    Optional<Stretch> beyond = Optional.of(new Stretch(Fraction.of(50), Fraction.of(60)));
    assertThatThrownBy(() -> other.encode(file, beyond, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("40.0 s");
  }

  @Test
  void theSecondTimeNothingIsEncoded() throws SightlineException {
    String first;
    try (EncodedVideo v = pipeline(video::encode).encode(file, Progress.NONE)) {
      first = v.sha256();
      assertThat(v.fromCache()).isFalse();
    }
    FakeVideo again = new FakeVideo(40);
    try (EncodedVideo v =
        new VideoEncodingPipeline(p -> again, again::encode, "net", cache, PLAN, 2)
            .encode(file, Progress.NONE)) {
      assertThat(v.fromCache()).isTrue();
      assertThat(v.sha256()).isEqualTo(first);
      assertThat(v.features().lower(3)[0]).isEqualTo(65f);
    }
    assertThat(again.encodes()).isZero();
    assertThat(again.isClosed()).isTrue();
  }

  @Test
  void anotherEncoderIsAnotherEntry() throws SightlineException {
    pipeline(video::encode).encode(file, Progress.NONE).close();
    FakeVideo again = new FakeVideo(40);
    try (EncodedVideo v =
        new VideoEncodingPipeline(p -> again, again::encode, "other", cache, PLAN, 2)
            .encode(file, Progress.NONE)) {
      assertThat(v.fromCache()).isFalse();
    }
  }

  @Test
  void memoryDoesNotGrowWithTheLength() throws SightlineException {
    video = new FakeVideo(1000);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    EncodedClip.Encoder encoder =
        (frames, wanted) -> {
          int framesAhead = video.reads() - done.incrementAndGet();
          most.accumulateAndGet(framesAhead, Math::max);
          return video.encode(frames, wanted);
        };
    pipeline(encoder).encode(file, Progress.NONE).close();
    assertThat(video.reads()).isEqualTo(1000);
    // 2 waiting, 1 read, 2 being encoded, 1 taken: six clips of two frames
    assertThat(most.get()).isLessThanOrEqualTo(12);
  }

  @Test
  void aFailingEncoderEndsTheOthers() {
    EncodedClip.Encoder encoder =
        (frames, wanted) -> {
          if (frames.getFirst().time().compareTo(Fraction.of(10)) > 0) {
            throw new SightlineException(Problem.INTERNAL, "the engine failed");
          }
          return video.encode(frames, wanted);
        };
    assertThatThrownBy(() -> pipeline(encoder).encode(file, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessage("the engine failed");
    assertThat(video.reads()).isLessThan(40);
    assertThat(folder.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void aDefectInTheEncoderIsNotHidden() {
    EncodedClip.Encoder encoder =
        (frames, wanted) -> {
          throw new IllegalStateException("defect");
        };
    assertThatThrownBy(() -> pipeline(encoder).encode(file, Progress.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("defect");
  }

  @Test
  void aFailingReaderEndsTheOthers() {
    FrameSource broken =
        new ForwardingSource(video) {
          @Override
          public dev.sightline.core.media.VideoFrame frameAt(Fraction t, Progress stop)
              throws SightlineException {
            if (video.reads() == 7) {
              throw new SightlineException(Problem.MEDIA, "the file is gone");
            }
            return super.frameAt(t, stop);
          }
        };
    assertThatThrownBy(
            () ->
                new VideoEncodingPipeline(p -> broken, video::encode, "net", cache, PLAN, 2)
                    .encode(file, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessage("the file is gone");
    assertThat(folder.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void cancellingStopsSoon() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch encoding = new CountDownLatch(1);
    EncodedClip.Encoder endless =
        (frames, wanted) -> {
          encoding.countDown();
          return video.encode(frames, wanted);
        };
    Progress progress =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return cancelled.get();
          }
        };
    video = new FakeVideo(2000);
    Thread user =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    assertThat(encoding.await(30, TimeUnit.SECONDS)).isTrue();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  cancelled.set(true);
                });
    assertThatThrownBy(() -> pipeline(endless).encode(file, progress))
        .isInstanceOf(CancelledException.class);
    user.join();
    assertThat(video.reads()).as("of 2,000 that the video has").isLessThan(2000);
    assertThat(folder.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void openingCanBeCancelledToo() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Progress progress =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return opening.getCount() == 0;
          }
        };
    CountDownLatch closed = new CountDownLatch(1);
    FrameSource slow =
        new ForwardingSource(video) {
          @Override
          public void close() {
            super.close();
            closed.countDown();
          }
        };
    FrameSource.Opener opener =
        p -> {
          opening.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return slow;
        };
    assertThatThrownBy(
            () ->
                new VideoEncodingPipeline(opener, video::encode, "net", cache, PLAN, 2)
                    .encode(file, progress))
        .isInstanceOf(CancelledException.class);
    go.countDown();
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFullDiskIsSaidInWords() {
    cache = new AnalysisCache(folder.resolve("cache"), 1L << 30, f -> 1000);
    assertThatThrownBy(() -> pipeline(video::encode).encode(file, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).startsWith("The disk is full");
            });
    assertThat(video.encodes()).isZero();
  }

  private VideoEncodingPipeline pipeline(EncodedClip.Encoder encoder) {
    return new VideoEncodingPipeline(p -> video, encoder, "net", cache, PLAN, 2);
  }

  private static Progress report(List<Double> seen) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {
        seen.add(fraction);
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }
}
