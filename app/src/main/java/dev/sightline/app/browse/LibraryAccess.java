package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.edit.EditHistory;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.library.upkeep.LibraryPlaces;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's catalogue, opened when it is first asked for, with the index of the model in use.
 * Thread-safe; blocks.
 */
final class LibraryAccess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryAccess.class);

  private Path file;
  private Path indexFolder;
  private final AnalyzerSource models;
  private Catalogue catalogue;
  private EditHistory edits;
  private LibraryIndex index;
  private Analyzer indexed;
  private String bundle = "";
  private boolean closed;

  /**
   * @param file the catalogue
   * @param indexFolder can be deleted at any time
   * @param models the model in use
   */
  LibraryAccess(Path file, Path indexFolder, AnalyzerSource models) {
    this.file = file;
    this.indexFolder = indexFolder;
    this.models = models;
  }

  /**
   * @throws SightlineException if the library cannot be opened
   */
  synchronized Catalogue catalogue() throws SightlineException {
    if (closed) {
      throw new CancelledException();
    }
    if (catalogue == null) {
      LibraryPlaces.requireHere(file);
      try {
        catalogue = Catalogue.open(file);
      } catch (SightlineException e) {
        if (e.problem() != Problem.BUSY) {
          throw e;
        }
        catalogue = Catalogue.openReadOnly(file);
      }
      edits = new EditHistory(catalogue);
    }
    return catalogue;
  }

  /** Where the catalogue lies. */
  synchronized Path file() {
    return file;
  }

  /** Where maps of videos are kept; it can be deleted at any time. */
  synchronized Path mapFolder() {
    return indexFolder.resolveSibling("maps"); // one for all libraries: maps are named by content
  }

  /**
   * Closes the library, does something with its files, and opens it again when it is next asked
   * for.
   *
   * @param then where it lies afterwards
   * @throws SightlineException if that fails; the library is where it was then
   */
  synchronized void whileClosed(Path then, Work work) throws SightlineException {
    closeIndex();
    if (catalogue != null) {
      Catalogue open = catalogue;
      catalogue = null;
      open.close();
    }
    work.run();
    if (!then.equals(file)) {
      file = then;
      indexFolder = LibraryPlaces.index(then);
    }
  }

  /** What is done while nobody has the library. */
  @FunctionalInterface
  interface Work {
    void run() throws SightlineException;
  }

  /**
   * The catalogue to change.
   *
   * @throws SightlineException {@code BUSY} if another process has it
   */
  Catalogue writable() throws SightlineException {
    Catalogue all = catalogue();
    if (all.isReadOnly()) {
      throw new SightlineException(Problem.BUSY, Messages.text("problem.libraryOpen"));
    }
    return all;
  }

  /**
   * Edits of the catalogue.
   *
   * @throws SightlineException {@code BUSY} if another process has it
   */
  EditHistory edits() throws SightlineException {
    writable();
    return edits;
  }

  /**
   * The model in use.
   *
   * @throws SightlineException if it cannot be opened
   */
  Analyzer model() throws SightlineException {
    Analyzer model = models.get();
    synchronized (this) {
      bundle = model.model().sha256();
    }
    return model;
  }

  /** Hash of the bundle of the model that was used last; empty if none was. */
  synchronized String bundle() {
    return bundle;
  }

  /**
   * The index of the model in use; that of another one is closed.
   *
   * @throws SightlineException if model, library or index cannot be opened
   */
  LibraryIndex index() throws SightlineException {
    Analyzer model = model();
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
