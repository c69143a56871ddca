package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.library.dataset.Truth;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBuilder;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPlan;
import dev.sightline.core.report.SectionKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A video of many, as the pages above its report name it. Immutable.
 *
 * @param video name of the file
 * @param folder of its report
 * @param seconds its length
 * @param text the beginning of its text
 * @param answers of each head
 * @param poster a picture of it
 * @param model name and version of the model, and the hash of its bundle
 * @param problem why there is no report; empty if there is one
 * @param chapter what the report of all says of it; empty if that names it in tables alone
 */
public record CollectionEntry(
    String video,
    Path folder,
    double seconds,
    String text,
    List<Answer> answers,
    Optional<Picture> poster,
    String model,
    String problem,
    Optional<ReportDocument> chapter) {
  /** More chapters would be thousands of pages, and fill the memory with maps. */
  public static final int MOST_CHAPTERS = 50;

  private static final int LONGEST_TEXT = 160;

  public CollectionEntry {
    answers = List.copyOf(answers);
  }

  /**
   * What a head says.
   *
   * @param head its key
   * @param named the likeliest class
   * @param probability of that class, 0..1
   * @param foreign true if none of its classes is likely
   * @param right the class that the video has, in the head's spelling; empty if nobody knows, or
   *     the head has no such class
   */
  public record Answer(
      String head, String named, double probability, boolean foreign, String right) {
    /** True if the class is known. */
    boolean isJudged() {
      return !right.isEmpty();
    }

    /** True if the head named it, and found it likely. */
    boolean isRight() {
      return isJudged() && !foreign && named.equals(right);
    }
  }

  /**
   * A video with a report.
   *
   * @param classes that it has, as somebody else says: a data set, or the name of its folder
   */
  public static CollectionEntry of(
      Path video, Path folder, ReportFacts facts, Collection<String> classes) {
    Analysis a = facts.analysis();
    List<String> plain = classes.stream().map(Truth::plain).toList();
    List<Answer> answers = new ArrayList<>();
    for (HeadResult head : a.heads()) {
      int best = head.top(1).getFirst();
      String named = head.labels().get(best);
      List<String> known =
          head.labels().stream().filter(l -> plain.contains(Truth.plain(l))).toList();
      // of several classes, the one that the head names counts
      String right = known.contains(named) ? named : known.stream().findFirst().orElse("");
      answers.add(
          new Answer(head.head(), named, head.probabilities().get(best), head.isForeign(), right));
    }
    String text = a.text().text();
    return new CollectionEntry(
        String.valueOf(video.getFileName()),
        folder,
        a.video().duration().toDouble(),
        text.codePointCount(0, text.length()) <= LONGEST_TEXT
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…",
        answers,
        facts.pictures().clips().stream().findFirst(),
        a.provenance().bundleName() + " · " + a.provenance().bundleSha256(),
        "",
        Optional.empty());
  }

  /**
   * The same with a chapter of its own in the report of all, for the first {@link #MOST_CHAPTERS}.
   *
   * @param facts those of its own report
   * @param plan of all reports: its sections, but for the limits, which are the same for all
   */
  public CollectionEntry withChapter(ReportFacts facts, ReportPlan plan) {
    List<SectionKind> kinds =
        plan.sections().stream().filter(k -> k != SectionKind.LIMITS).toList();
    return new CollectionEntry(
        video,
        folder,
        seconds,
        text,
        answers,
        poster,
        model,
        problem,
        Optional.of(
            ReportBuilder.build(
                facts, new ReportPlan(kinds, "", "", "", Optional.empty(), plan.style()))));
  }

  /** A video of which no report could be written. */
  public static CollectionEntry missing(Path video, Path folder, String problem) {
    return new CollectionEntry(
        String.valueOf(video.getFileName()),
        folder,
        0,
        "",
        List.of(),
        Optional.empty(),
        "",
        problem,
        Optional.empty());
  }

  /** True if there is a report. */
  public boolean isWritten() {
    return problem.isEmpty();
  }
}
