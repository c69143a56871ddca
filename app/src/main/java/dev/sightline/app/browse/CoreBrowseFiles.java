package dev.sightline.app.browse;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.library.importing.ImportSummary;
import dev.sightline.core.library.importing.Importer;
import dev.sightline.core.library.importing.VideoOpener;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.Reason;
import dev.sightline.core.search.Route;
import dev.sightline.core.search.SearchFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library in the user's data folder, opened when it is first asked for, with the index of the
 * model in use.
 */
public final class CoreBrowseFiles implements BrowseFiles {
  private static final Logger LOG = LoggerFactory.getLogger(CoreBrowseFiles.class);
  private static final int PAGE = 500;
  private static final int FOUND = 200;
  private static final int READERS = 2;

  private final Path file;
  private final Path indexFolder;
  private final AnalyzerSource models;
  private Catalogue catalogue;
  private LibraryIndex index;
  private Analyzer indexed;
  private boolean closed;

  /**
   * @param file the catalogue
   * @param indexFolder can be deleted at any time
   * @param models the model in use
   */
  public CoreBrowseFiles(Path file, Path indexFolder, AnalyzerSource models) {
    this.file = file;
    this.indexFolder = indexFolder;
    this.models = models;
  }

  @Override
  public List<BrowseItem> all() throws SightlineException {
    Catalogue all = catalogue();
    List<BrowseItem> items = new ArrayList<>();
    List<LibraryVideo> page = all.videos().page(0, PAGE);
    while (!page.isEmpty()) {
      for (LibraryVideo video : page) {
        items.add(item(all, video, Optional.empty()));
      }
      page = all.videos().page(page.getLast().id(), PAGE);
    }
    return items;
  }

  @Override
  public List<String> broken() throws SightlineException {
    return catalogue().broken().page("", PAGE).stream().map(BrokenFile::reason).toList();
  }

  @Override
  public boolean isReadOnly() throws SightlineException {
    return catalogue().isReadOnly();
  }

  @Override
  public Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException {
    List<ImportSource> sources = filesAndFolders.stream().map(ImportSource::of).toList();
    ImportSummary done =
        new Importer(writable(), VideoOpener.FFMPEG, READERS)
            .run(sources, true, progress, result -> {});
    long added = done.count(Outcome.ADDED);
    long broken = done.count(Outcome.BROKEN) + done.count(Outcome.STILL_BROKEN);
    return new Imported(added, done.files() - added - broken, broken);
  }

  @Override
  public int learn(Progress progress) throws SightlineException {
    if (isReadOnly()) {
      return 0;
    }
    Analyzer model = models.get();
    if (model.embedder().isEmpty()) {
      return 0;
    }
    LibraryIndex now = index();
    now.follow(progress);
    return now.learnAll(model, progress);
  }

  @Override
  public List<BrowseItem> search(String words) throws SightlineException {
    LibraryIndex now = index();
    now.follow(Progress.NONE);
    return items(now.search(words, SearchFilter.NONE, FOUND));
  }

  @Override
  public List<BrowseItem> like(long id) throws SightlineException {
    LibraryIndex now = index();
    now.follow(Progress.NONE);
    return items(now.like(id, SearchFilter.NONE, FOUND));
  }

  @Override
  public void rate(long id, int stars) throws SightlineException {
    writable().marks().rate(id, stars);
  }

  @Override
  public void remove(long id) throws SightlineException {
    writable().videos().remove(id);
  }

  private List<BrowseItem> items(List<LibraryIndex.Found> found) throws SightlineException {
    Catalogue all = catalogue();
    List<BrowseItem> items = new ArrayList<>();
    for (LibraryIndex.Found f : found) {
      items.add(item(all, f.video(), Optional.of(match(f.hit().reasons(), f))));
    }
    return items;
  }

  private static BrowseItem.Match match(List<Reason> reasons, LibraryIndex.Found found) {
    List<String> words =
        reasons.stream().flatMap(r -> r.words().stream()).map(w -> w.word()).distinct().toList();
    boolean meaning = reasons.stream().anyMatch(r -> r.route() == Route.TEXT);
    OptionalDouble look =
        reasons.stream()
            .filter(r -> r.route() == Route.VIDEO || r.route() == Route.MOMENT)
            .mapToDouble(Reason::score)
            .max();
    long start = found.hit().moment().map(m -> m.span().startMs()).orElse(-1L);
    return new BrowseItem.Match(start, words, meaning, look);
  }

  private static BrowseItem item(
      Catalogue all, LibraryVideo video, Optional<BrowseItem.Match> match)
      throws SightlineException {
    Optional<Path> place =
        all.videos().places(video.id()).stream()
            .map(VideoPlace::path)
            .filter(Files::isRegularFile)
            .findFirst();
    long millis = Math.round(1000 * video.facts().duration().toDouble());
    return new BrowseItem(video.id(), video.title(), place, millis, video.marks().rating(), match);
  }

  private synchronized Catalogue catalogue() throws SightlineException {
    if (closed) {
      throw new CancelledException();
    }
    if (catalogue == null) {
      try {
        catalogue = Catalogue.open(file);
      } catch (SightlineException e) {
        if (e.problem() != Problem.BUSY) {
          throw e;
        }
        catalogue = Catalogue.openReadOnly(file);
      }
    }
    return catalogue;
  }

  private Catalogue writable() throws SightlineException {
    Catalogue all = catalogue();
    if (all.isReadOnly()) {
      throw new SightlineException(
          Problem.BUSY,
          "Another Sightline has the library open, so it cannot be changed here. Close that one"
              + " and start this one again.");
    }
    return all;
  }

  /** The index of the model in use; that of another one is closed. */
  private LibraryIndex index() throws SightlineException {
    Analyzer model = models.get();
    Optional<Embedder> embedder = model.embedder();
    synchronized (this) {
      Catalogue all = catalogue();
      if (index == null || model != indexed) {
        closeIndex();
        index =
            all.isReadOnly()
                ? LibraryIndex.openReadOnly(all, indexFolder, embedder)
                : LibraryIndex.open(all, indexFolder, embedder);
        indexed = model;
      }
      return index;
    }
  }

  private void closeIndex() throws SightlineException {
    if (index != null) {
      LibraryIndex open = index;
      index = null;
      open.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      closeIndex();
    } catch (SightlineException e) {
      LOG.warn("closing the index: {}", e.getMessage(), e);
    }
    try {
      if (catalogue != null) {
        catalogue.close();
      }
    } catch (SightlineException e) {
      LOG.warn("closing the library: {}", e.getMessage(), e);
    }
  }
}
