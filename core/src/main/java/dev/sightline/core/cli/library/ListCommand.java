package dev.sightline.core.cli.library;

import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoChange;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.export.VideoJson;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is in the library, also while another Sightline writes it. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the videos of the library, or its broken files, or what changed.")
final class ListCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  @Mixin private LibraryOptions options;

  @ArgGroup private Which which;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Without any, all videos. */
  private static final class Which {
    @Option(names = "--tag", paramLabel = "TAG", description = "Only videos with that tag.")
    private String tag;

    @Option(names = "--broken", description = "Files that could not be imported, and why.")
    private boolean broken;

    @Option(
        names = "--changed-since",
        paramLabel = "REVISION",
        description = "Ids of videos that changed since, in order of time; 0 for all.")
    private Long revision;
  }

  @Override
  public Integer call() throws SightlineException {
    PrintWriter out = spec.commandLine().getOut();
    try (Catalogue catalogue = Catalogue.openReadOnly(options.library())) {
      Map<String, Long> counts = new LinkedHashMap<>();
      if (which != null && which.broken) {
        counts.put("broken", broken(catalogue, out));
      } else if (which != null && which.revision != null) {
        counts.put("changes", changes(catalogue, which.revision, out));
      } else {
        counts.put("videos", videos(catalogue, out));
      }
      if (options.json()) {
        counts.put("revision", catalogue.videos().revision());
        new JsonLines(out).summary(counts);
      } else {
        counts.forEach((what, n) -> out.println(n + " " + what));
      }
    }
    out.flush();
    return 0;
  }

  private long videos(Catalogue catalogue, PrintWriter out) throws SightlineException {
    JsonLines lines = new JsonLines(out);
    long count = 0;
    List<LibraryVideo> page = page(catalogue, 0);
    while (!page.isEmpty()) {
      for (LibraryVideo video : page) {
        if (options.json()) {
          lines.print(VideoJson.of(catalogue, video));
        } else {
          print(catalogue, video, out);
        }
        count++;
      }
      page = page(catalogue, page.getLast().id());
    }
    return count;
  }

  private List<LibraryVideo> page(Catalogue catalogue, long after) throws SightlineException {
    return which == null || which.tag == null
        ? catalogue.videos().page(after, PAGE)
        : catalogue.videos().tagged(which.tag, after, PAGE);
  }

  private static void print(Catalogue catalogue, LibraryVideo video, PrintWriter out)
      throws SightlineException {
    out.printf(
        Locale.ROOT,
        "%6d  %9.2f s  %s%n",
        video.id(),
        video.facts().duration().toDouble(),
        video.title());
    for (VideoPlace place : catalogue.videos().places(video.id())) {
      out.println("        " + place.path());
    }
    for (LibraryText text : catalogue.texts().of(video.id())) {
      String words = text.words().replaceAll("\\s+", " ");
      out.printf("        %-9s  %.80s%n", text.origin().key(), words);
    }
  }

  private long broken(Catalogue catalogue, PrintWriter out) throws SightlineException {
    JsonLines lines = new JsonLines(out);
    long count = 0;
    List<BrokenFile> page = catalogue.broken().page("", PAGE);
    while (!page.isEmpty()) {
      for (BrokenFile file : page) {
        if (options.json()) {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("file", file.path().toString());
          line.put("problem", file.problem().name().toLowerCase(Locale.ROOT));
          line.put("reason", file.reason().english());
          line.put("tries", file.tries());
          lines.print(line);
        } else {
          out.println(file.path() + ": " + file.reason().english());
        }
        count++;
      }
      page = catalogue.broken().page(page.getLast().path().toString(), PAGE);
    }
    return count;
  }

  private long changes(Catalogue catalogue, long since, PrintWriter out) throws SightlineException {
    JsonLines lines = new JsonLines(out);
    long count = 0;
    List<VideoChange> page = catalogue.videos().changes(since, PAGE);
    while (!page.isEmpty()) {
      for (VideoChange change : page) {
        if (options.json()) {
          lines.print(change);
        } else {
          out.printf(
              "%8d  %6d  %s%n",
              change.revision(), change.video(), change.removed() ? "removed" : "changed");
        }
        count++;
      }
      page = catalogue.videos().changes(page.getLast().revision(), PAGE);
    }
    return count;
  }
}
