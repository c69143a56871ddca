package dev.sightline.core.cli.library;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.BestMoment;
import dev.sightline.core.search.MatchedWord;
import dev.sightline.core.search.Reason;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchQuery;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds videos of the library by words and by what they show. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Finds videos by words in their texts and, once the model has looked at them, by what they",
      "show. Best first, with the moment to begin at and why each was found."
    })
final class SearchCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options;

  @Parameters(paramLabel = "WORDS", description = "Words or a sentence.", arity = "1..*")
  private List<String> words;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = "File, folder or name of the model. Default: everyday.")
  private Path bundle;

  @Option(
      names = "--look",
      description = "First let the model look at videos that it has not seen; takes seconds each.")
  private boolean look;

  @Option(names = "--limit", paramLabel = "N", description = "Results at most. Default: 10.")
  private int limit = 10;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if (limit < 1 || limit > SearchQuery.MAX_LIMIT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--limit must lie between 1 and " + SearchQuery.MAX_LIMIT + ", not " + limit);
    }
    Path file = options.library();
    InstalledModels models = new InstalledModels(UserFolders.current());
    try (Catalogue catalogue = Catalogue.openReadOnly(file);
        Analyzer model = models.open(Optional.ofNullable(bundle), true)) {
      Optional<Embedder> embedder = model.embedder();
      try (LibraryIndex index = LibraryIndex.open(catalogue, LibraryPlaces.index(file), embedder)) {
        index.follow(Progress.NONE);
        if (look && embedder.isPresent()) {
          index.learnAll(model, Progress.NONE, video -> {});
        }
        print(catalogue, index.search(String.join(" ", words), SearchFilter.NONE, limit));
      }
    }
    return 0;
  }

  private void print(Catalogue catalogue, List<LibraryIndex.Found> found)
      throws SightlineException {
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    for (LibraryIndex.Found f : found) {
      if (options.json()) {
        lines.print(json(catalogue, f));
      } else {
        out.printf(Locale.ROOT, "%6d  %s%n", f.video().id(), f.video().title());
        for (VideoPlace place : catalogue.videos().places(f.video().id())) {
          out.println("        " + place.path());
        }
        f.hit().moment().ifPresent(m -> out.println("        " + moment(m)));
        for (Reason reason : f.hit().reasons()) {
          out.println("        " + reason(reason));
        }
      }
    }
    if (options.json()) {
      lines.summary(Map.of("found", (long) found.size()));
    } else {
      out.println(found.size() + " found");
    }
    out.flush();
  }

  private static String moment(BestMoment moment) {
    double seconds = moment.span().startMs() / 1000.0;
    return String.format(Locale.ROOT, "at %.2f s", seconds)
        + moment.words().map(w -> ": " + w).orElse("");
  }

  private static String reason(Reason reason) {
    String words =
        reason.words().isEmpty()
            ? ""
            : " ("
                + String.join(", ", reason.words().stream().map(MatchedWord::word).toList())
                + ")";
    return String.format(
        Locale.ROOT,
        "%s: %.3f, place %d%s",
        reason.route().key(),
        reason.score(),
        reason.rank(),
        words);
  }

  private static Map<String, Object> json(Catalogue catalogue, LibraryIndex.Found f)
      throws SightlineException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", f.video().id());
    line.put("sha256", f.video().sha256());
    line.put("title", f.video().title());
    List<String> places = new ArrayList<>();
    for (VideoPlace place : catalogue.videos().places(f.video().id())) {
      places.add(place.path().toString());
    }
    line.put("places", places);
    line.put("score", f.hit().score());
    f.hit()
        .moment()
        .ifPresent(
            m -> {
              line.put("startMs", m.span().startMs());
              line.put("endMs", m.span().endMs());
            });
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (Reason reason : f.hit().reasons()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("route", reason.route().key());
      one.put("rank", reason.rank());
      one.put("score", reason.score());
      one.put("words", reason.words().stream().map(MatchedWord::word).toList());
      reasons.add(one);
    }
    line.put("reasons", reasons);
    return line;
  }
}
