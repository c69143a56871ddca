package dev.sightline.app.compare;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Two sides on a model that only tests have: videos called {@code long} take twenty seconds. */
final class CompareFixture {
  static final Path VIDEO = Path.of("crossing.mp4");
  static final Path LONG = Path.of("long.mp4");
  static final Path BAD = Path.of("bad.mp4");
  static final SideChoice START =
      new SideChoice(VIDEO, "two red buses", "fake", MapChoice.DEFAULT, SideMethod.NONE);

  final HeldExecutor workers = new HeldExecutor();
  final JobRunner jobs = new JobRunner(workers, Runnable::run);
  final List<String> asked = new ArrayList<>();
  final FakeMethod push = new FakeMethod("push", true, Set.of(Gives.CLIPS));
  final FakeMethod pull = new FakeMethod("pull", true, Set.of(Gives.TOKENS, Gives.CLIPS));
  final FakeMethod classless = new FakeMethod("classless", false, Set.of(Gives.CLIPS));
  final FakeMethod needy = new FakeMethod("needy", true, Set.of(Gives.CLIPS)).needs(Ability.PROBE);
  private final ExplainViewModel window =
      new ExplainViewModel(
          new Selection(),
          () -> new Headed(new FakeAnalyzer()),
          jobs,
          () -> new Explainers(List.of(push, pull, classless, needy)),
          "");
  private final SideAnalyzer analyzer =
      new SideAnalyzer() {
        @Override
        public Seen analyze(Path video, String text, String model, Progress progress)
            throws SightlineException {
          return look(video, text, model, progress);
        }

        @Override
        public Analyzer model(String model) {
          return new Headed(new FakeAnalyzer(CompareFixture::info));
        }
      };
  final CompareSide left = side();
  final CompareSide right = side();
  final CompareViewModel model = new CompareViewModel(left, right, analyzer, jobs);

  private CompareSide side() {
    Selection selection = new Selection();
    SideModel of = new SideModel(analyzer);
    return new CompareSide(
        selection,
        new CurrentMap(selection, Runnable::run, Runnable::run),
        of,
        window.beside(selection, of, jobs));
  }

  private SideAnalyzer.Seen look(Path video, String text, String model, Progress progress)
      throws SightlineException {
    asked.add(video + "|" + text + "|" + model);
    if (video.equals(BAD)) {
      throw new SightlineException(Problem.MEDIA, "This is not a video.");
    }
    try (FakeAnalyzer fake = new FakeAnalyzer(CompareFixture::info)) {
      VideoFeatures features = fake.encode(video, progress);
      return new SideAnalyzer.Seen(fake.analyze(features, text, progress), features);
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

  /** The model that only tests have, with heads of which a class can be explained. */
  private record Headed(FakeAnalyzer fake) implements Analyzer {
    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      return fake.analyze(features, text, progress);
    }

    @Override
    public ModelAbilities abilities() {
      return new ModelAbilities(Set.of(), List.of("topics", "actions"));
    }

    @Override
    public ModelFacts model() {
      return fake.model();
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
