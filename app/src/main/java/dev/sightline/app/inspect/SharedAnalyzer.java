package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.ClipCells;
import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.ClipSource;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.LabelRoute;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.Sampling;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.analysis.WordGuesser;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An analyzer that may be closed while others still use it: closing waits for the calls that run,
 * since native memory must not go from under them, and a call that comes later is refused as
 * cancelled. Thread-safe.
 */
final class SharedAnalyzer implements Analyzer {
  private final Analyzer analyzer;
  private final AnalysisKeeper keeper;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * @param analyzer closed with this
   * @param keeper takes what it answers
   */
  SharedAnalyzer(Analyzer analyzer, AnalysisKeeper keeper) {
    this.analyzer = analyzer;
    this.keeper = keeper;
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    return call(() -> analyzer.encode(video, progress));
  }

  @Override
  public VideoFeatures encode(Path video, Stretch stretch, Progress progress)
      throws SightlineException {
    return call(() -> analyzer.encode(video, stretch, progress));
  }

  @Override
  public Analysis analyze(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return call(() -> keeper.keep(analyzer.analyze(video, text, progress)));
  }

  @Override
  public Analysis analyzeFirst(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return call(() -> keeper.keep(analyzer.analyzeFirst(video, text, progress)));
  }

  @Override
  public Analysis withCourses(Analysis analysis, VideoFeatures video, Progress progress)
      throws SightlineException {
    return call(() -> keeper.keep(analyzer.withCourses(analysis, video, progress)));
  }

  @Override
  public HeadResult labels(
      VideoFeatures video, List<String> labels, LabelRoute route, boolean clips, Progress progress)
      throws SightlineException {
    return call(() -> analyzer.labels(video, labels, route, clips, progress));
  }

  @Override
  public Probe probe(VideoFeatures video, String text, Set<CrossHead> off, Progress progress)
      throws SightlineException {
    return call(() -> new SharedProbe(analyzer.probe(video, text, off, progress), this));
  }

  @Override
  public TokenizedText tokens(String text) throws SightlineException {
    return call(() -> analyzer.tokens(text));
  }

  @Override
  public VideoFeatures encode(VideoFeatures video, Sampling sampling, Progress progress)
      throws SightlineException {
    return call(() -> analyzer.encode(video, sampling, progress));
  }

  @Override
  public List<ClipCells> encodeClips(
      VideoFeatures video, List<Integer> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    return call(() -> analyzer.encodeClips(video, clips, edit, progress));
  }

  @Override
  public VideoFeatures compose(VideoFeatures video, List<ClipSource> sources)
      throws SightlineException {
    return call(() -> analyzer.compose(video, sources));
  }

  @Override
  public WordNeighbours nearWords() throws SightlineException {
    return call(analyzer::nearWords);
  }

  @Override
  public Analysis analyzeHiding(VideoFeatures video, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    return call(() -> analyzer.analyzeHiding(video, text, hiding, progress));
  }

  @Override
  public Gradients gradients(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return call(() -> new SharedGradients(analyzer.gradients(video, text, progress), this));
  }

  @Override
  public ModelAbilities abilities() {
    return analyzer.abilities();
  }

  @Override
  public Optional<Captioner> captioner() {
    return analyzer.captioner(); // plain Java memory: it works also after the model is closed
  }

  @Override
  public Optional<Embedder> embedder() {
    return analyzer.embedder().map(e -> new SharedEmbedder(e, this));
  }

  @Override
  public Optional<WordGuesser> wordGuesser() {
    return analyzer.wordGuesser().map(g -> new SharedGuesser(g, this));
  }

  @Override
  public ModelFacts model() {
    return analyzer.model();
  }

  /** Waits for the calls that run. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        analyzer.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Runs it unless this is closed, which waits meanwhile. */
  <T> T call(Call<T> call) throws SightlineException {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new CancelledException();
      }
      return call.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What is asked of the analyzer. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws SightlineException;
  }
}
