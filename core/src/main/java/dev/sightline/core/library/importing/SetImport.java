package dev.sightline.core.library.importing;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.SetFormat;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Imports what a user names without saying what it is: a folder that is a data set is read as one,
 * with its labels and texts, and its report is made from what the import has read anyway. Videos in
 * the folder that the set does not list come in too, without labels. Folders of videos that lie
 * beside each other can be classes, or months: what they are is a question for the user, unless
 * they stand in folders called train and test, or the user has said so before. One thread.
 */
public final class SetImport {
  private final Catalogue catalogue;
  private final Importer importer;
  private final List<VideoLister> listers;

  /**
   * @param catalogue the library
   * @param importer brings the files in
   * @param listers of plug-ins, asked first
   */
  public SetImport(Catalogue catalogue, Importer importer, List<VideoLister> listers) {
    this.catalogue = catalogue;
    this.importer = importer;
    this.listers = List.copyOf(listers);
  }

  /**
   * What came of it.
   *
   * @param summary of all files
   * @param reports of the folders that were data sets
   * @param notes sentences for the user: which folder looks like a data set and cannot be read as
   *     one; its videos were brought in without labels
   * @param questions folders whose folders may be classes; their videos have no labels yet
   */
  public record Done(
      ImportSummary summary,
      List<DataReport> reports,
      List<Phrase> notes,
      List<FolderQuestion> questions) {
    public Done {
      reports = List.copyOf(reports);
      notes = List.copyOf(notes);
      questions = List.copyOf(questions);
    }
  }

  /**
   * Imports files, lists and folders.
   *
   * @param retry true to try files once more that were broken and have not changed
   * @throws SightlineException as {@link Importer#run}
   */
  public Done run(List<Path> paths, boolean retry, Progress progress) throws SightlineException {
    return run(paths, retry, false, progress);
  }

  /**
   * The user has said that the folders of a folder are classes: gives its videos their labels.
   *
   * @throws SightlineException as {@link Importer#run}
   */
  public Done label(Path folder, Progress progress) throws SightlineException {
    return run(List.of(folder), false, true, progress);
  }

  private Done run(List<Path> paths, boolean retry, boolean said, Progress progress)
      throws SightlineException {
    List<ImportSource> sources = new ArrayList<>();
    List<OwnSet> sets = new ArrayList<>();
    List<Phrase> notes = new ArrayList<>();
    List<FolderQuestion> questions = new ArrayList<>();
    for (Path path : paths) {
      ImportSource source = ImportSource.of(path, listers);
      if (source.lister().isPresent()) {
        sources.add(source);
        continue;
      }
      Optional<OwnSet> set = set(source, notes);
      if (!said && set.isPresent() && isQuestion(set.get())) {
        questions.add(FolderQuestion.of(set.get()));
        set = Optional.empty();
      }
      if (set.isPresent()) {
        sets.add(set.get());
        sources.add(new ImportSource(set.get().source(), true));
      }
      if (set.isEmpty() || hasOthers(path, set.get(), progress)) {
        sources.add(new ImportSource(path, false));
      }
    }
    Map<Path, String> hashes = new HashMap<>();
    Set<Path> wanted = new HashSet<>();
    sets.forEach(s -> s.videos().forEach(v -> wanted.add(key(v))));
    ImportSummary summary =
        importer.run(
            sources,
            retry,
            progress,
            result -> {
              boolean broken =
                  result.outcome() == Outcome.BROKEN || result.outcome() == Outcome.STILL_BROKEN;
              if (!broken && wanted.contains(result.file())) {
                hashes.put(result.file(), result.sha256());
              }
            });
    List<DataReport> reports =
        sets.stream().map(s -> DataCheck.of(s, DataCheck.SEED, hashes)).toList();
    return new Done(summary, reports, notes, questions);
  }

  /** True if only the user knows whether folders are classes. */
  private boolean isQuestion(OwnSet set) throws SightlineException {
    return set.format() == SetFormat.FOLDERS
        && set.videos().stream().allMatch(v -> v.part().isEmpty())
        && !catalogue.texts().isLabelled(set.source().toAbsolutePath().normalize().toString());
  }

  private static Optional<OwnSet> set(ImportSource source, List<Phrase> notes)
      throws SightlineException {
    Path path = source.path();
    try {
      return source.set() ? Optional.of(SetReader.read(path)) : SetReader.find(path);
    } catch (SightlineException e) {
      if (e.problem() != Problem.DATA || !Files.isDirectory(path)) {
        throw e;
      }
      notes.add(e.phrase());
      return Optional.empty();
    }
  }

  /** True if there are videos in a folder that its set does not list. */
  private static boolean hasOthers(Path path, OwnSet set, Progress progress)
      throws SightlineException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    Set<Path> listed = new HashSet<>();
    set.videos().forEach(v -> listed.add(key(v)));
    FolderWalk walk = new FolderWalk(path.toAbsolutePath().normalize());
    while (walk.hasNext()) {
      progress.checkCancelled();
      if (!listed.contains(walk.next().file())) {
        return true;
      }
    }
    return false;
  }

  private static Path key(OwnVideo video) {
    return video.file().toAbsolutePath().normalize();
  }
}
