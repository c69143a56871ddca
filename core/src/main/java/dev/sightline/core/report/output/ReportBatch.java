package dev.sightline.core.report.output;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ClipPictures;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.SideQuestions;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a report of each of many videos, one after the other, one of all together, and the page
 * that leads to them. A video that cannot be read is named there and does not stop the others.
 * Stateless; blocks.
 */
public final class ReportBatch {
  private static final double ENCODED = 0.5;
  private static final double ANALYSED = 0.6;
  private static final double ASKED = 0.75;

  private ReportBatch() {}

  /**
   * One video.
   *
   * @param video the file
   * @param text beside it; empty: from a file beside the video or its subtitles
   * @param classes that it has, as somebody else says; may be empty
   */
  public record Item(Path video, Optional<String> text, List<String> classes) {
    public Item {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Writes all.
   *
   * @param also formats of plug-ins
   * @param out made if absent; each video gets a folder of its own there
   * @return the page
   * @throws SightlineException if nothing can be written to {@code out}, or the user stopped it:
   *     what was written stays then
   */
  public static Path write(
      Analyzer analyzer,
      List<Item> items,
      ReportTemplate template,
      List<ReportFileWriter> also,
      Path out,
      Progress progress)
      throws SightlineException {
    List<CollectionEntry> entries = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    String product = "";
    for (int i = 0; i < items.size(); i++) {
      progress.checkCancelled();
      Item item = items.get(i);
      Path folder = out.resolve(free(VideoNames.stem(item.video()), taken));
      Progress part =
          new PartOfProgress(progress, (double) i / items.size(), (i + 1.0) / items.size());
      part.update(0, Phrase.plain(String.valueOf(item.video().getFileName())));
      try {
        ReportFacts facts = facts(analyzer, item, part);
        ReportOutput.write(
            facts,
            template.plan(),
            template.formats(),
            also,
            folder,
            new PartOfProgress(part, ASKED, 1));
        product = facts.analysis().provenance().product();
        CollectionEntry entry = CollectionEntry.of(item.video(), folder, facts, item.classes());
        entries.add(
            i < CollectionEntry.MOST_CHAPTERS ? entry.withChapter(facts, template.plan()) : entry);
      } catch (CancelledException e) {
        throw e;
      } catch (SightlineException e) {
        entries.add(
            CollectionEntry.missing(
                item.video(), folder, template.style().language().wording().say(e.phrase())));
      }
    }
    return ReportIndex.write(entries, template.plan(), template.formats(), out, product, progress);
  }

  private static ReportFacts facts(Analyzer analyzer, Item item, Progress progress)
      throws SightlineException {
    VideoFeatures features =
        analyzer.encode(item.video(), new PartOfProgress(progress, 0, ENCODED));
    String text =
        item.text().isPresent()
            ? item.text().get()
            : TextForVideo.find(item.video(), progress).map(FoundText::text).orElse("");
    Analysis analysis =
        analyzer.analyze(features, text, new PartOfProgress(progress, ENCODED, ANALYSED));
    return new ReportFacts(
        analysis,
        ClipPictures.read(analysis, new PartOfProgress(progress, ANALYSED, ASKED)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SideQuestions.ask(analyzer, features, analysis, progress),
        ReportFacts.Beside.of(analyzer.model()));
  }

  /** A name that no other video has here. */
  private static String free(String stem, Set<String> taken) {
    String wanted = stem;
    for (int n = 2; !taken.add(wanted.toLowerCase(Locale.ROOT)); n++) {
      wanted = stem + " " + n;
    }
    return wanted;
  }
}
