package dev.sightline.core.search;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index on disk. It can be written to and searched at the same time from any thread: a
 * search sees whole videos, as they were when {@link #put} last returned. What was put is on disk
 * after {@link #commit}. One process owns it; others may read. It blocks: never on the FX thread.
 *
 * <p>All that is in it can be made again from the catalogue. Where it does not fit or is damaged it
 * starts empty and {@link #rebuildReason} says why, for whoever has the documents to put them
 * again.
 */
public final class SearchIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  /** Pieces that an index is left in after much was put: each is searched by itself. */
  private static final int PIECES = 4;

  private final IndexFolder folder;
  private final IndexFacts facts;
  private final OpenIndex open;
  private final Optional<Phrase> rebuildReason;
  private final Languages languages;
  private final BitSetProducer videos =
      new QueryBitSetProducer(new TermQuery(new Term(Fields.TYPE, Fields.VIDEO)));

  private SearchIndex(
      IndexFolder folder,
      IndexFacts facts,
      OpenIndex open,
      Languages languages,
      Optional<Phrase> rebuildReason) {
    this.folder = folder;
    this.facts = facts;
    this.open = open;
    this.languages = languages;
    this.rebuildReason = rebuildReason;
  }

  /**
   * Opens the index for reading and writing; makes it if there is none.
   *
   * @param folder its own; what else lies there is moved aside
   * @param facts what its vectors are made with; one made otherwise is emptied
   * @throws SightlineException {@code FILE} if another process owns it, or the folder cannot be
   *     used
   */
  public static SearchIndex open(Path folder, IndexFacts facts) throws SightlineException {
    QuietLucene.hush();
    IndexFolder place = new IndexFolder(folder.toAbsolutePath(), facts);
    Optional<Phrase> foreign =
        place
            .setAsideForeign()
            .map(
                to ->
                    Phrase.of(
                        "There were other files in the folder of the search index; they are now"
                            + " in {0}.",
                        to));
    Languages languages = new Languages();
    OpenIndex.Opened opened = OpenIndex.forWriting(place, languages);
    Optional<Phrase> reason = foreign.or(opened::rebuildReason);
    reason.ifPresent(r -> LOG.warn("{} It is built again.", r));
    return new SearchIndex(place, facts, opened.index(), languages, reason);
  }

  /**
   * Opens the index of another process for reading. It sees what that process has committed until
   * now, and after {@link #refresh} what it has committed until then.
   *
   * @throws SightlineException {@code FILE} if there is none that fits, or it is damaged
   */
  public static SearchIndex openReadOnly(Path folder, IndexFacts facts) throws SightlineException {
    QuietLucene.hush();
    IndexFolder place = new IndexFolder(folder.toAbsolutePath(), facts);
    return new SearchIndex(
        place, facts, OpenIndex.forReading(place), new Languages(), Optional.empty());
  }

  /** Why the index is empty although it was not before, a sentence for the user. */
  public Optional<Phrase> rebuildReason() {
    return rebuildReason;
  }

  /** What its vectors are made with. */
  public IndexFacts facts() {
    return facts;
  }

  /** True if it belongs to another process. */
  public boolean isReadOnly() {
    return open.writer().isEmpty();
  }

  /**
   * Puts videos, each in place of the one with the same id. Searches see them when this returns.
   *
   * @throws SightlineException {@code FILE} if the index cannot be written, {@code UNSUPPORTED} if
   *     it is read-only
   * @throws IllegalArgumentException if a vector is not of this index; none of the videos after it
   *     is put
   */
  public void put(Collection<IndexedVideo> all) throws SightlineException {
    add(all);
    refresh();
  }

  /**
   * The same without showing it to searches, for many calls in a row and one {@link #refresh} at
   * the end.
   *
   * @throws SightlineException as {@link #put}
   */
  public void add(Collection<IndexedVideo> all) throws SightlineException {
    VideoDocuments documents = new VideoDocuments(facts.dim());
    change(
        writer -> {
          for (IndexedVideo video : all) {
            writer.updateDocuments(new Term(Fields.ID, video.id()), documents.of(video));
          }
        });
  }

  /**
   * Removes videos; ids that are not there are passed over. Searches no longer see them when this
   * returns.
   *
   * @throws SightlineException as {@link #put}
   */
  public void remove(Collection<String> ids) throws SightlineException {
    change(
        writer ->
            writer.deleteDocuments(
                ids.stream().map(id -> new Term(Fields.ID, id)).toArray(Term[]::new)));
    refresh();
  }

  /**
   * Removes all videos and puts others, in one step for searches.
   *
   * @param total how many there will be, for the progress
   * @throws SightlineException as {@link #put}; or the user cancelled: then the index holds those
   *     that were put until then
   */
  public void rebuild(Iterable<IndexedVideo> all, int total, Progress progress)
      throws SightlineException {
    change(IndexWriter::deleteAll);
    int done = 0;
    for (IndexedVideo video : all) {
      progress.checkCancelled();
      add(List.of(video));
      progress.update(
          Math.min(1, ++done / (double) Math.max(1, total)), Phrase.of("Building the index"));
    }
    settle();
  }

  /**
   * Writes to disk all that was put and removed: after this it survives a loss of power.
   *
   * @throws SightlineException as {@link #put}
   */
  public void commit() throws SightlineException {
    change(IndexWriter::commit);
    refresh();
  }

  /**
   * The same, and merges what was written in many pieces into few, so that searches are as fast as
   * they can be after much was put. Takes minutes for large indexes; searches go on.
   *
   * @throws SightlineException as {@link #put}
   */
  public void settle() throws SightlineException {
    change(writer -> writer.forceMerge(PIECES));
    commit();
  }

  /**
   * Shows searches all that was put.
   *
   * @throws SightlineException {@code FILE} if it cannot be read
   */
  public void refresh() throws SightlineException {
    guard(
        () -> {
          open.manager().maybeRefreshBlocking();
          return null;
        });
  }

  /**
   * Searches.
   *
   * @return the best first; empty if nothing was found or the query says nothing
   * @throws SightlineException {@code FILE} if the index cannot be read
   * @throws IllegalArgumentException if a vector is not of this index
   */
  public List<SearchHit> search(SearchQuery query) throws SightlineException {
    VideoDocuments shape = new VideoDocuments(facts.dim());
    query.vectors().values().forEach(shape::check);
    return read(
        searcher -> new Search(searcher, videos, new WordQueries(languages, videos)).run(query));
  }

  /**
   * The vectors of whole videos, as they were put; their clips are left out.
   *
   * @return those of the videos that are there
   * @throws SightlineException {@code FILE} if the index cannot be read
   */
  public Map<String, IndexedVideo.Vectors> vectors(Collection<String> ids)
      throws SightlineException {
    return read(searcher -> vectors(searcher, ids, false));
  }

  /**
   * All vectors of one video, as they were put.
   *
   * @return empty if it is not there
   * @throws SightlineException {@code FILE} if the index cannot be read
   */
  public Optional<IndexedVideo.Vectors> example(String id) throws SightlineException {
    return Optional.ofNullable(read(searcher -> vectors(searcher, List.of(id), true)).get(id));
  }

  private Map<String, IndexedVideo.Vectors> vectors(
      IndexSearcher searcher, Collection<String> ids, boolean clips) throws IOException {
    HitDetails details = new HitDetails(searcher, videos);
    Map<String, IndexedVideo.Vectors> found = new LinkedHashMap<>();
    for (String id : ids) {
      BooleanQuery query =
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
              .add(new TermQuery(new Term(Fields.TYPE, Fields.VIDEO)), Occur.FILTER)
              .build();
      TopDocs top = searcher.search(query, 1);
      if (top.scoreDocs.length > 0) {
        found.put(id, details.vectors(top.scoreDocs[0].doc, clips));
      }
    }
    return found;
  }

  /**
   * How many videos there are.
   *
   * @throws SightlineException {@code FILE} if the index cannot be read
   */
  public int size() throws SightlineException {
    return read(searcher -> searcher.count(new TermQuery(new Term(Fields.TYPE, Fields.VIDEO))));
  }

  /**
   * Reads every byte and compares it with its checksum.
   *
   * @return false if the index is damaged: it is built again at the next start
   * @throws SightlineException if the disk cannot be read, or the user cancelled
   */
  public boolean verify(Progress progress) throws SightlineException {
    List<LeafReaderContext> leaves = new ArrayList<>();
    try {
      return read(
          searcher -> {
            leaves.addAll(searcher.getIndexReader().leaves());
            for (LeafReaderContext leaf : leaves) {
              if (progress.isCancelled()) {
                return true;
              }
              leaf.reader().checkIntegrity();
            }
            return true;
          });
    } catch (SightlineException e) {
      if (IndexDamage.is(e.getCause())) {
        return false;
      }
      throw e;
    } finally {
      progress.checkCancelled();
    }
  }

  private interface Change {
    void make(IndexWriter writer) throws IOException;
  }

  private interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private void change(Change change) throws SightlineException {
    IndexWriter writer =
        open.writer()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.UNSUPPORTED,
                        Phrase.of(
                            "The search index belongs to another Sightline, so it cannot be changed here.")));
    guard(
        () -> {
          change.make(writer);
          return null;
        });
  }

  private <T> T read(Reading<T> reading) throws SightlineException {
    SearcherManager manager = open.manager();
    return guard(
        () -> {
          IndexSearcher searcher = manager.acquire();
          try {
            return reading.from(searcher);
          } finally {
            manager.release(searcher);
          }
        });
  }

  /** Says in words what went wrong. */
  private <T> T guard(Action<T> action) throws SightlineException {
    try {
      return action.run();
    } catch (AlreadyClosedException e) {
      if (e.getCause() != null) { // Lucene closed it itself, for this reason
        throw failure(new IOException(e.getCause()));
      }
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The search index is closed."),
          "index closed: " + e.getMessage(),
          e);
    } catch (UncheckedIOException e) {
      throw failure(e.getCause());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SightlineException failure(IOException e) {
    if (IndexDamage.is(e)) {
      folder.markDamaged();
      return new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The search index is damaged. Nothing else is: start Sightline again and it "
                  + "is built anew."),
          "damaged index " + folder.path() + ": " + e,
          e);
    }
    return IndexFolder.unusable(folder.path(), e);
  }

  /** Commits, and lets others in. Idempotent. */
  @Override
  public void close() throws SightlineException {
    guard(
        () -> {
          open.close();
          return null;
        });
    languages.close();
  }
}
