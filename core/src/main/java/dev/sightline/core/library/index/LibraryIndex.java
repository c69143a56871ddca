package dev.sightline.core.library.index;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoChange;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.IndexFacts;
import dev.sightline.core.search.IndexedVideo;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchHit;
import dev.sightline.core.search.SearchIndex;
import dev.sightline.core.search.SearchService;
import dev.sightline.core.search.VideoVectors;
import dev.sightline.core.search.recommend.Recommendation;
import dev.sightline.core.search.recommend.Recommender;
import dev.sightline.core.search.recommend.Taste;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index of a catalogue. {@link #follow} brings it up to date with what was imported and
 * changed; {@link #learn} adds what a model sees in a video, without which only words are found.
 * Owns the index, not the catalogue. Thread-safe; every method blocks, so never on the FX thread.
 */
public final class LibraryIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryIndex.class);
  private static final String FOLDER = "index";
  private static final String STATE = "index.properties";
  private static final int PAGE = 500;

  /** Videos after which what was learnt is written to the disk. */
  private static final int SAFE = 20;

  /** No model: the index holds words alone. */
  private static final IndexFacts WORDS_ALONE = new IndexFacts("", 1);

  private final Catalogue catalogue;
  private final SearchIndex index;
  private final SearchService search;
  private final LibraryExamples examples;
  private final Path stateFile;
  private IndexState state;

  private LibraryIndex(
      Catalogue catalogue, SearchIndex index, Optional<Embedder> embedder, Path stateFile)
      throws SightlineException {
    this.catalogue = catalogue;
    this.index = index;
    this.search = new SearchService(index, embedder);
    this.examples = new LibraryExamples(catalogue, search);
    this.stateFile = stateFile;
    String identity = catalogue.identity();
    this.state =
        index.size() == 0 ? IndexState.none(identity) : IndexState.read(stateFile, identity);
  }

  /**
   * Opens the index of a catalogue; makes it if there is none.
   *
   * @param folder its own, beside the catalogue; can be deleted at any time
   * @param embedder of the model whose vectors it holds; one of another model is made anew
   * @throws SightlineException if another process has it, or the folder cannot be used
   */
  public static LibraryIndex open(Catalogue catalogue, Path folder, Optional<Embedder> embedder)
      throws SightlineException {
    try {
      Files.createDirectories(folder);
    } catch (java.io.IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder {0} of the search index cannot be made.", folder), e);
    }
    SearchIndex index =
        SearchIndex.open(
            folder.resolve(FOLDER), embedder.map(SearchService::facts).orElse(WORDS_ALONE));
    try {
      return new LibraryIndex(catalogue, index, embedder, folder.resolve(STATE));
    } catch (SightlineException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Opens the index of a catalogue that another process has, as far as that one has brought it.
   *
   * @throws SightlineException {@code FILE} if there is none that fits
   */
  public static LibraryIndex openReadOnly(
      Catalogue catalogue, Path folder, Optional<Embedder> embedder) throws SightlineException {
    SearchIndex index =
        SearchIndex.openReadOnly(
            folder.resolve(FOLDER), embedder.map(SearchService::facts).orElse(WORDS_ALONE));
    return new LibraryIndex(catalogue, index, embedder, folder.resolve(STATE));
  }

  /**
   * Takes over what has changed in the catalogue since the last call. Vectors stay. A read-only
   * index sees what the other process has put since.
   *
   * @return how many videos were put or removed
   * @throws SightlineException if catalogue or index cannot be used; or the user cancelled: what
   *     was taken over stays
   */
  public synchronized int follow(Progress progress) throws SightlineException {
    if (index.isReadOnly()) {
      index.refresh();
      return 0;
    }
    if (state.revision() == 0 && index.size() > 0) {
      index.rebuild(List.of(), 0, Progress.NONE); // it followed another catalogue
    }
    long last = catalogue.videos().revision();
    long first = state.revision();
    int changed = 0;
    List<VideoChange> page = catalogue.videos().changes(state.revision(), PAGE);
    while (!page.isEmpty()) {
      progress.checkCancelled();
      take(page);
      changed += page.size();
      index.commit();
      state = new IndexState(state.catalogue(), page.getLast().revision());
      state.write(stateFile);
      progress.update(
          (state.revision() - first) / (double) Math.max(1, last - first), Phrase.of("Indexing"));
      page = catalogue.videos().changes(state.revision(), PAGE);
    }
    return changed;
  }

  private void take(List<VideoChange> changes) throws SightlineException {
    List<IndexedVideo> put = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (VideoChange change : changes) {
      Optional<LibraryVideo> video =
          change.removed() ? Optional.empty() : catalogue.videos().find(change.video());
      String id = VideoEntry.id(change.video());
      if (video.isEmpty()) {
        removed.add(id);
      } else {
        put.add(
            VideoEntry.of(
                catalogue, video.get(), index.example(id).orElse(IndexedVideo.Vectors.NONE)));
      }
    }
    index.add(put);
    index.remove(removed);
  }

  /**
   * Videos that a model has not seen, in the order of their ids. One that it could not look at is
   * not asked about again, until {@link #forget} says so.
   *
   * @param model the one whose embedder the index was opened with
   * @param after the last one that was asked about; 0 to begin
   * @param limit at most so many
   * @throws SightlineException if catalogue or index cannot be read
   */
  public List<LibraryVideo> unseen(Analyzer model, long after, int limit)
      throws SightlineException {
    Map<Long, LibraryLook> looks = catalogue.looks().all(model.model().sha256());
    boolean vectors = model.embedder().isPresent();
    List<LibraryVideo> found = new ArrayList<>();
    List<LibraryVideo> page = catalogue.videos().page(after, PAGE);
    while (!page.isEmpty() && found.size() < limit) {
      for (LibraryVideo video : page) {
        LibraryLook look = looks.get(video.id());
        // a catalogue of another process cannot keep what is said, so only vectors count
        boolean seen =
            catalogue.isReadOnly()
                ? hasVector(video)
                : look != null && (look.isFailed() || !vectors || hasVector(video));
        if (!seen && found.size() < limit) {
          found.add(video);
        }
      }
      page = catalogue.videos().page(page.getLast().id(), PAGE);
    }
    return found;
  }

  private boolean hasVector(LibraryVideo video) throws SightlineException {
    return index.example(VideoEntry.id(video.id())).flatMap(v -> v.video()).isPresent();
  }

  /**
   * Makes the model look at videos once more, the next time that it looks at new ones.
   *
   * @param model hash of its bundle
   * @throws SightlineException if the catalogue cannot be written
   */
  public void forget(Collection<Long> videos, String model) throws SightlineException {
    catalogue.transaction(
        () -> {
          for (long video : videos) {
            catalogue.looks().forget(video, model);
          }
          return null;
        });
  }

  /**
   * Lets the model look at a video, so that it can be found by what it shows and what it is said to
   * be.
   *
   * @param model the one whose embedder the index was opened with
   * @throws SightlineException {@code FILE} if the video is nowhere where it was; else as {@link
   *     Analyzer#encode}
   */
  public void learn(LibraryVideo video, Analyzer model, Progress progress)
      throws SightlineException {
    VideoFeatures features = model.encode(file(video), progress);
    keep(VideoLooks.of(catalogue, video, features, model, progress));
    Optional<Embedder> embedder = model.embedder();
    IndexedVideo.Vectors vectors =
        embedder.isEmpty()
            ? IndexedVideo.Vectors.NONE
            : VideoVectors.of(embedder.get(), features, VideoEntry.texts(catalogue, video));
    synchronized (this) {
      index.put(List.of(VideoEntry.of(catalogue, video, vectors)));
    }
  }

  private void keep(LibraryLook look) throws SightlineException {
    if (!catalogue.isReadOnly()) {
      catalogue.looks().put(look);
    }
  }

  /**
   * Lets the model look at every video that it has not seen. One that cannot be read costs nothing
   * but itself; what was learnt is written to the disk from time to time.
   *
   * @param model the one whose embedder the index was opened with
   * @param told gets the id of each video that it has looked at or could not, on this thread
   * @return how many it looked at
   * @throws SightlineException if the index or the model fails; or the user cancelled
   */
  public int learnAll(Analyzer model, Progress progress, LongConsumer told)
      throws SightlineException {
    return learnAll(model, List::of, progress, told);
  }

  /**
   * The same, those that the user looks at first.
   *
   * @param first their ids, the most wanted first; asked before each video
   */
  public int learnAll(
      Analyzer model, Supplier<Collection<Long>> first, Progress progress, LongConsumer told)
      throws SightlineException {
    List<LibraryVideo> unseen = unseen(model, 0, Integer.MAX_VALUE);
    LookQueue queue = new LookQueue(unseen, first);
    int seen = 0;
    try {
      for (int i = 0; i < unseen.size(); i++) {
        progress.checkCancelled();
        LibraryVideo video = queue.next().orElseThrow();
        progress.counted(i);
        progress.update((double) i / unseen.size(), Phrase.plain(video.title()));
        seen += lookAt(video, model, new Within(progress)) ? 1 : 0;
        told.accept(video.id());
        if (i % SAFE == SAFE - 1) {
          commit();
        }
      }
    } finally {
      commit();
    }
    return seen;
  }

  private boolean lookAt(LibraryVideo video, Analyzer model, Progress progress)
      throws SightlineException {
    try {
      learn(video, model, progress);
      return true;
    } catch (CancelledException e) {
      throw e;
    } catch (SightlineException e) {
      LOG.info("{} is found by its words alone: {}", video.title(), e.getMessage());
      if (e.problem() != Problem.FILE) { // a file may come back
        keep(VideoLooks.failed(video, model, e));
      }
      return false;
    }
  }

  /**
   * Where a video lies now.
   *
   * @throws SightlineException {@code FILE} if it is nowhere where it was
   */
  public Path file(LibraryVideo video) throws SightlineException {
    return catalogue.videos().places(video.id()).stream()
        .map(VideoPlace::path)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.FILE,
                    Phrase.of(
                        "“{0}” is no longer where it was; import its folder again.",
                        video.title())));
  }

  /**
   * Writes to disk what was learnt.
   *
   * @throws SightlineException if the disk refuses
   */
  public void commit() throws SightlineException {
    index.commit();
  }

  /**
   * A video that was found.
   *
   * @param hit where to begin, and why it was found
   */
  public record Found(LibraryVideo video, SearchHit hit) {}

  /**
   * Searches by words and, where a model has seen videos, by what they mean.
   *
   * @param sentence whatever the user typed
   * @param limit at most so many
   * @throws SightlineException if the index cannot be read, or the model fails
   */
  public List<Found> search(String sentence, SearchFilter filter, int limit)
      throws SightlineException {
    return examples.videos(search.sentence(sentence, filter, limit));
  }

  /** Searches by what no words say. */
  public LibraryExamples examples() {
    return examples;
  }

  /**
   * What a taste speaks for, as {@link Recommender#feed}; videos are named by their ids.
   *
   * @throws SightlineException if the index cannot be read
   */
  public List<Recommendation> feed(
      Taste taste, Instant now, int count, double diversity, SearchFilter filter)
      throws SightlineException {
    return new Recommender(index).feed(taste, now, count, diversity, filter);
  }

  /**
   * The vectors of whole videos.
   *
   * @return those of the videos that a model has seen, in the order of their ids
   * @throws SightlineException if the index cannot be read
   */
  public SortedMap<Long, float[]> vectors(Collection<Long> videos) throws SightlineException {
    SortedMap<Long, float[]> found = new TreeMap<>();
    index
        .vectors(videos.stream().map(VideoEntry::id).toList())
        .forEach((id, v) -> v.video().ifPresent(x -> found.put(VideoEntry.number(id), x)));
    return found;
  }

  @Override
  public void close() throws SightlineException {
    index.close();
  }
}
