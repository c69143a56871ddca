package dev.sightline.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.faithfulness.NativeRandomModels;
import dev.sightline.core.explain.faithfulness.RandomModels;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.TextFile;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ClipPictures;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.output.CollectionEntry;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportIndex;
import dev.sightline.core.report.output.ReportOutput;
import dev.sightline.core.report.output.ReportTemplate;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes reports of videos in many formats, without a window. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a report of a video beside a text as PDF, page, document, slides or text.",
      "Of a folder, or of more than one file, each video gets a folder of its own below --out, with"
          + " an index page beside them; one that cannot be read does not stop the others."
    })
final class ReportCommand implements Callable<Integer> {
  private static final int TOP = 3;
  private static final int SEED = 1;

  /** Shares of the work, for the progress line. */
  private static final double ENCODED = 0.5;

  private static final double ANALYSED = 0.55;
  private static final double PICTURED = 0.6;
  private static final double ASKED = 0.8;

  @Parameters(
      arity = "1..*",
      paramLabel = "VIDEO",
      description = "Video files, or folders of them.")
  private List<Path> videos;

  @ArgGroup private TextChoice text;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the report.")
  private Path out;

  @Mixin private ReportOptions options;

  @Mixin private ReportQuestions questions;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Neither take nor keep features of the video.")
  private boolean noCache;

  @Option(names = "--json", description = "Print a JSON object for each video.")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Videos at a time, where there are many; default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  ReportCommand(ModelSource models) {
    this.models = models;
  }

  /** Where the text comes from; without any, a file beside the video or its subtitles. */
  private static final class TextChoice {
    @Option(names = "--text", paramLabel = "TEXT", description = "The text.")
    private String words;

    @Option(names = "--text-file", paramLabel = "FILE", description = "A file with the text.")
    private Path file;
  }

  /** What all videos share. */
  private record Wish(
      ReportPlan plan,
      Set<ReportFormat> formats,
      List<ReportFileWriter> also,
      Optional<String> text) {}

  @Override
  public Integer call() throws SightlineException {
    if (jobs < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--jobs is at least 1.");
    }
    questions.check(spec.commandLine());
    ReportTemplate template = options.template(spec.commandLine());
    Wish wish =
        new Wish(
            template.plan(),
            template.formats(),
            options.also(spec.commandLine()),
            Optional.ofNullable(given()));
    boolean many = videos.size() > 1 || Files.isDirectory(videos.getFirst());
    return many ? many(wish) : one(wish);
  }

  private int one(Wish wish) throws SightlineException {
    AnalyzeFolders.Item item = new AnalyzeFolders.Item(videos.getFirst(), out);
    try (CommandConsole console = CommandConsole.open(spec)) {
      console.progress().update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        write(analyzer, item, wish, console.progress());
      }
    }
    List<Path> files =
        Stream.concat(
                wish.formats().stream().map(ReportFormat::file),
                wish.also().stream().map(ReportFileWriter::file))
            .map(out::resolve)
            .toList();
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(line(item, files));
    } else {
      files.forEach(stdout::println);
    }
    stdout.flush();
    return 0;
  }

  private int many(Wish wish) throws SightlineException {
    List<AnalyzeFolders.Item> items = AnalyzeFolders.of(videos, out);
    Map<Path, CollectionEntry> done = new ConcurrentHashMap<>();
    int exit;
    try (CommandConsole console = CommandConsole.open(spec)) {
      console.progress().update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        exit =
            new AnalyzeMany(spec.commandLine().getOut(), json, TOP)
                .run(
                    items,
                    Math.min(jobs, items.size()),
                    (item, progress) -> {
                      try {
                        ReportFacts facts = write(analyzer, item, wish, progress);
                        CollectionEntry entry =
                            CollectionEntry.of(item.video(), item.out(), facts, folder(item));
                        done.put(
                            item.out(),
                            items.indexOf(item) < CollectionEntry.MOST_CHAPTERS
                                ? entry.withChapter(facts, wish.plan())
                                : entry);
                        return facts.analysis();
                      } catch (CancelledException e) {
                        throw e;
                      } catch (SightlineException e) {
                        done.put(item.out(), missing(item, wish, e));
                        throw e;
                      }
                    },
                    console.progress());
      }
    }
    List<CollectionEntry> entries =
        items.stream().map(AnalyzeFolders.Item::out).map(done::get).toList();
    Path index =
        ReportIndex.write(
            entries,
            wish.plan(),
            wish.formats(),
            out,
            "Sightline " + Product.load().version(),
            Progress.NONE);
    if (!json) {
      spec.commandLine().getOut().println(index);
    }
    spec.commandLine().getOut().flush();
    return exit;
  }

  /** A folder that is called as a class of the model says that its videos are of that class. */
  private static List<String> folder(AnalyzeFolders.Item item) {
    return Stream.ofNullable(item.video().toAbsolutePath().normalize().getParent())
        .map(Path::getFileName)
        .filter(Objects::nonNull)
        .map(Path::toString)
        .toList();
  }

  private static CollectionEntry missing(
      AnalyzeFolders.Item item, Wish wish, SightlineException why) {
    return CollectionEntry.missing(
        item.video(), item.out(), wish.plan().style().language().wording().say(why.phrase()));
  }

  private ReportFacts write(
      Analyzer analyzer, AnalyzeFolders.Item item, Wish wish, Progress progress)
      throws SightlineException {
    VideoFeatures features =
        analyzer.encode(item.video(), new PartOfProgress(progress, 0, ENCODED));
    String words =
        wish.text().isPresent()
            ? wish.text().get()
            : TextForVideo.find(item.video(), progress).map(FoundText::text).orElse("");
    Analysis analysis =
        analyzer.analyze(features, words, new PartOfProgress(progress, ENCODED, ANALYSED));
    ReportPictures pictures =
        ClipPictures.read(analysis, new PartOfProgress(progress, ANALYSED, PICTURED));
    ReportFacts facts =
        questions
            .facts(
                analyzer,
                features,
                analysis,
                pictures,
                random(),
                new PartOfProgress(progress, PICTURED, ASKED))
            .withUses(questions.kept(features.videoSha256()));
    ReportOutput.write(
        facts,
        wish.plan(),
        wish.formats(),
        wish.also(),
        item.out(),
        new PartOfProgress(progress, ASKED, 1));
    return facts;
  }

  /** Only where a map is tested: it reads the bundle again. */
  private Optional<RandomModels> random() throws SightlineException {
    if (!questions.tests() || !(models instanceof InstalledModels)) {
      return Optional.empty();
    }
    ModelBundle model = InstalledModels.bundle(Optional.ofNullable(bundle));
    return model.script().isPresent()
        ? Optional.empty()
        : Optional.of(new NativeRandomModels(model, SEED));
  }

  private String given() throws SightlineException {
    if (text == null) {
      return null;
    }
    return text.file == null ? text.words : TextFile.read(text.file).text().strip();
  }

  private static String line(AnalyzeFolders.Item item, List<Path> files) {
    try {
      return JsonMapper.builder()
          .build()
          .writeValueAsString(
              new java.util.TreeMap<>(
                  Map.of(
                      "video",
                      item.video().toString(),
                      "report",
                      item.out().toString(),
                      "files",
                      files.stream().map(Path::toString).toList())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
