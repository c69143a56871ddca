package dev.sightline.app.compare;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two sides on a model that only tests have: videos called {@code long} take twenty seconds. */
final class CompareFixture {
  static final Path VIDEO = Path.of("crossing.mp4");
  static final Path LONG = Path.of("long.mp4");
  static final Path BAD = Path.of("bad.mp4");
  static final SideChoice START =
      new SideChoice(VIDEO, "two red buses", "fake", MapChoice.DEFAULT, null);

  final HeldExecutor workers = new HeldExecutor();
  final JobRunner jobs = new JobRunner(workers, Runnable::run);
  final List<String> asked = new ArrayList<>();
  final CompareSide left = side();
  final CompareSide right = side();
  final CompareViewModel model = new CompareViewModel(left, right, this::analyze, jobs);

  private static CompareSide side() {
    Selection selection = new Selection();
    return new CompareSide(selection, new CurrentMap(selection, Runnable::run, Runnable::run));
  }

  private Analysis analyze(Path video, String text, String model, Progress progress)
      throws SightlineException {
    asked.add(video + "|" + text + "|" + model);
    if (video.equals(BAD)) {
      throw new SightlineException(Problem.MEDIA, "This is not a video.");
    }
    try (FakeAnalyzer fake = new FakeAnalyzer(CompareFixture::info)) {
      return fake.analyze(fake.encode(video, progress), text, progress);
    }
  }

  private static VideoInfo info(Path video) {
    VideoInfo ten = FakeAnalyzer.tenSeconds(video);
    return video.equals(LONG)
        ? new VideoInfo(
            video,
            ten.container(),
            ten.codedWidth(),
            ten.codedHeight(),
            ten.rotation(),
            ten.pixelAspect(),
            ten.frameRate(),
            ten.startTime(),
            Fraction.of(20),
            ten.durationEstimated(),
            ten.streams())
        : ten;
  }

  CompareFixture begun() {
    model.begin(START);
    workers.runAll();
    return this;
  }
}
