package dev.sightline.core.search;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * What Lucene holds of an index that is open. Owns files, mapped memory and a lock.
 *
 * @param writer empty: it is read only
 * @param manager lends searchers of the latest state
 * @param lock of the owner, closed last
 */
record OpenIndex(
    Optional<IndexWriter> writer, SearcherManager manager, Directory directory, Optional<Lock> lock)
    implements Closeable {
  /** Neighbours of a node in the graph, Lucene's default. */
  private static final int NEIGHBOURS = 16;

  /**
   * Nodes looked at for the neighbours of a new one. Fewer than Lucene's default of 100, which
   * costs less to build; recall bears it, since far more are looked at than are shown, and what is
   * found is scored again in full (decision 0220).
   */
  private static final int BEAM = 64;

  /**
   * Pieces of up to about 20,000 vectors get no graph, since comparing all of them is as fast: so
   * what has just been written is not put into a graph that the next merge throws away. Lucene's
   * measure: a piece of n has none while n ≤ this · ln n.
   */
  private static final int NO_GRAPH = 2000;

  /** One merge at a time works on a graph, on its own thread. */
  private static final int MERGE_WORKERS = 1;

  /** Text and vectors held in memory before they are written, MB: about 20,000 videos. */
  private static final double BUFFER_MB = 48;

  /**
   * An index and how it was found.
   *
   * @param rebuildReason why it is empty although there was one
   */
  record Opened(OpenIndex index, Optional<Phrase> rebuildReason) {}

  static Opened forWriting(IndexFolder folder, Languages languages) throws SightlineException {
    Directory directory = null;
    Lock lock = null;
    try {
      directory = FSDirectory.open(folder.path());
      lock = folder.own(directory);
      Optional<Phrase> reason = folder.reasonToRebuild();
      if (reason.isPresent()) {
        folder.clear();
      }
      folder.mark();
      try {
        return new Opened(write(directory, lock, languages), reason);
      } catch (IOException | IllegalArgumentException e) {
        if (!IndexDamage.is(e)) {
          throw e;
        }
        folder.clear();
        return new Opened(
            write(directory, lock, languages),
            Optional.of(Phrase.of("The search index was found damaged.")));
      }
    } catch (IOException e) {
      IOUtils.closeWhileHandlingException(lock, directory);
      throw IndexFolder.unusable(folder.path(), e);
    } catch (SightlineException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(lock, directory);
      throw e;
    }
  }

  private static OpenIndex write(Directory directory, Lock lock, Languages languages)
      throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(languages.forFields())
            .setCodec(new VectorCodec())
            .setRAMBufferSizeMB(BUFFER_MB);
    IndexWriter writer = new IndexWriter(directory, config);
    try {
      writer.commit(); // readers of other processes find something
      return new OpenIndex(
          Optional.of(writer),
          new SearcherManager(writer, new SearcherFactory()),
          directory,
          Optional.of(lock));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer);
      throw e;
    }
  }

  static OpenIndex forReading(IndexFolder folder) throws SightlineException {
    Optional<Phrase> reason = folder.reasonToRebuild();
    if (!folder.isOurs() || reason.isPresent()) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "{0} The Sightline that owns it has to build it.",
              reason.orElse(Phrase.of("There is no search index in {0} yet.", folder.path()))));
    }
    Directory directory = null;
    try {
      directory = FSDirectory.open(folder.path());
      return new OpenIndex(
          Optional.empty(),
          new SearcherManager(directory, new SearcherFactory()),
          directory,
          Optional.empty());
    } catch (IOException | IllegalArgumentException e) {
      IOUtils.closeWhileHandlingException(directory);
      if (IndexDamage.is(e)) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of(
                "The search index in {0} is damaged. The Sightline that owns it builds it "
                    + "anew at its next start.",
                folder.path()),
            "damaged index: " + e,
            e);
      }
      throw IndexFolder.unusable(folder.path(), new IOException(e));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      manager.close();
      if (writer.isPresent()) {
        // closing would wait for merges, which take minutes where an index is large: what is
        // committed is safe without them, and they begin again when the index is next changed
        if (writer.get().isOpen()) { // it closes itself where the disk fails
          writer.get().commit();
        }
        writer.get().rollback();
      }
    } finally {
      IOUtils.close(directory, lock.orElse(null));
    }
  }

  /** Lucene's own formats, with vectors also kept in 7 bits a value, by which they are found. */
  private static final class VectorCodec extends Lucene104Codec {
    private final KnnVectorsFormat vectors =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.SEVEN_BIT, NEIGHBOURS, BEAM, MERGE_WORKERS, null, NO_GRAPH);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors;
    }
  }
}
