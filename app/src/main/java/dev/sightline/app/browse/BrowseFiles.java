package dev.sightline.app.browse;

import dev.sightline.app.uses.UseFiles;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.importing.FolderQuestion;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The library on disk. Thread-safe; every method blocks, so never on the FX thread. */
public interface BrowseFiles extends AutoCloseable {
  /**
   * What an import did.
   *
   * @param added videos that are new
   * @param known files that were there before, or copies of what was
   * @param broken files that cannot be read as videos
   * @param sets what is to be said of folders that were data sets
   * @param notes sentences about folders that look like data sets and cannot be read as such
   * @param questions folders whose folders may be classes
   */
  record Imported(
      long added,
      long known,
      long broken,
      List<DataReport> sets,
      List<String> notes,
      List<FolderQuestion> questions) {
    public Imported {
      sets = List.copyOf(sets);
      notes = List.copyOf(notes);
      questions = List.copyOf(questions);
    }

    /** Of files that are no data set. */
    public Imported(long added, long known, long broken) {
      this(added, known, broken, List.of(), List.of(), List.of());
    }

    /** True if there was no file. */
    public boolean isNothing() {
      return added == 0 && known == 0 && broken == 0;
    }
  }

  /**
   * All videos, in the order in which they were added.
   *
   * @throws SightlineException if the library cannot be opened or read
   */
  List<BrowseItem> all() throws SightlineException;

  /**
   * All videos, with what a model has said of those that it has looked at.
   *
   * @param bundle hash of the model's bundle
   * @throws SightlineException if the library cannot be opened or read
   */
  List<VideoCard> cards(String bundle) throws SightlineException;

  /**
   * Files that should be videos and cannot be read, with the reason of each.
   *
   * @throws SightlineException if the library cannot be opened or read
   */
  List<BrokenFile> broken() throws SightlineException;

  /**
   * Tries those files once more; those that are gone are told of no longer.
   *
   * @throws SightlineException if the library cannot be changed; or the user cancelled
   */
  Imported retryBroken(Progress progress) throws SightlineException;

  /**
   * True if another process has the library, so that nothing can be changed here.
   *
   * @throws SightlineException if the library cannot be opened
   */
  boolean isReadOnly() throws SightlineException;

  /**
   * Brings files and the videos of folders in; what is broken is noted and tried again the next
   * time. A folder that is a data set is read with its labels and texts; whether the folders of a
   * folder are classes is asked.
   *
   * @throws SightlineException if the library cannot be changed; or the user cancelled: what was
   *     brought in until then stays
   */
  Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException;

  /**
   * Takes the folders of a folder for classes: its videos get them as labels.
   *
   * @throws SightlineException if the library cannot be changed; or the user cancelled
   */
  Imported addClasses(Path folder, Progress progress) throws SightlineException;

  /**
   * Forgets the labels that a data set gave; its videos stay.
   *
   * @param source its list or folder
   * @throws SightlineException if the library cannot be changed
   */
  void forgetLabels(Path source) throws SightlineException;

  /**
   * Keys of the heads of the model in use, in its order.
   *
   * @throws SightlineException if the model cannot be opened
   */
  List<String> heads() throws SightlineException;

  /**
   * Lets the model look at each video that it has not seen, so that it is found by what it shows
   * and what it is said to be.
   *
   * @param first ids of the videos that the user looks at, which come first; asked on this thread
   * @param told gets the videos that it has looked at since the last call, on this thread
   * @return how many it looked at
   * @throws SightlineException if the library or the model fails; or the user cancelled
   */
  int learn(Progress progress, Supplier<Collection<Long>> first, Consumer<List<Long>> told)
      throws SightlineException;

  /**
   * Videos for these words, best first.
   *
   * @param among only these may be found; empty: any
   * @throws SightlineException if the library cannot be read
   */
  List<BrowseItem> search(String words, Optional<Set<Long>> among) throws SightlineException;

  /** Searches by what no words say. */
  ExampleFiles examples();

  /** What the user says of videos. */
  MarkFiles marks();

  /** Where videos lie beside each other. */
  SpaceFiles space();

  /** Folders whose new files come in by themselves. */
  WatchFiles watch();

  /** Searches that are kept. */
  SavedFiles saved();

  /** The library as files. */
  KeepFiles keep();

  /** What was asked for and is not done. */
  WishFiles wishes();

  /** What uses of models said of videos. */
  UseFiles uses();

  /** What might please the user. */
  FeedFiles feed();

  @Override
  void close();
}
