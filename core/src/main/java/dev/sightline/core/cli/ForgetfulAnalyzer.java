package dev.sightline.core.cli;

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
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.bert.WordNeighbours;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets the features of a video as soon as it is encoded: each encoding is done anew. */
final class ForgetfulAnalyzer implements Analyzer {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetfulAnalyzer.class);

  private final Analyzer analyzer;
  private final Path features;

  /**
   * @param analyzer closed with this
   * @param features its folder, of its own; emptied after each encoding and removed at the end
   */
  ForgetfulAnalyzer(Analyzer analyzer, Path features) {
    this.analyzer = analyzer;
    this.features = features;
  }

  @Override
  public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
    try {
      return analyzer.encode(video, progress);
    } finally {
      forget();
    }
  }

  @Override
  public Analysis analyze(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return analyzer.analyze(video, text, progress);
  }

  @Override
  public Analysis analyzeFirst(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return analyzer.analyzeFirst(video, text, progress);
  }

  @Override
  public Analysis withCourses(Analysis analysis, VideoFeatures video, Progress progress)
      throws SightlineException {
    return analyzer.withCourses(analysis, video, progress);
  }

  @Override
  public Probe probe(VideoFeatures video, String text, Set<CrossHead> off, Progress progress)
      throws SightlineException {
    return analyzer.probe(video, text, off, progress);
  }

  @Override
  public TokenizedText tokens(String text) throws SightlineException {
    return analyzer.tokens(text);
  }

  @Override
  public VideoFeatures encode(Path video, Stretch stretch, Progress progress)
      throws SightlineException {
    try {
      return analyzer.encode(video, stretch, progress);
    } finally {
      forget();
    }
  }

  @Override
  public VideoFeatures encode(VideoFeatures video, Sampling sampling, Progress progress)
      throws SightlineException {
    return analyzer.encode(video, sampling, progress);
  }

  @Override
  public List<ClipCells> encodeClips(
      VideoFeatures video, List<Integer> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    return analyzer.encodeClips(video, clips, edit, progress);
  }

  @Override
  public VideoFeatures compose(VideoFeatures video, List<ClipSource> sources)
      throws SightlineException {
    return analyzer.compose(video, sources);
  }

  @Override
  public WordNeighbours nearWords() throws SightlineException {
    return analyzer.nearWords();
  }

  @Override
  public Analysis analyzeHiding(VideoFeatures video, String text, Hiding hiding, Progress progress)
      throws SightlineException {
    return analyzer.analyzeHiding(video, text, hiding, progress);
  }

  @Override
  public Gradients gradients(VideoFeatures video, String text, Progress progress)
      throws SightlineException {
    return analyzer.gradients(video, text, progress);
  }

  @Override
  public HeadResult labels(
      VideoFeatures video, List<String> labels, LabelRoute route, boolean clips, Progress progress)
      throws SightlineException {
    return analyzer.labels(video, labels, route, clips, progress);
  }

  @Override
  public Optional<Embedder> embedder() {
    return analyzer.embedder();
  }

  @Override
  public Optional<Captioner> captioner() {
    return analyzer.captioner();
  }

  @Override
  public Optional<WordGuesser> wordGuesser() {
    return analyzer.wordGuesser();
  }

  @Override
  public ModelAbilities abilities() {
    return analyzer.abilities();
  }

  @Override
  public ModelFacts model() {
    return analyzer.model();
  }

  @Override
  public void close() {
    analyzer.close();
    forget();
    delete(features);
  }

  private void forget() {
    if (!Files.isDirectory(features)) {
      return;
    }
    try (Stream<Path> list = Files.list(features)) {
      List<Path> files = list.toList();
      files.forEach(ForgetfulAnalyzer::delete);
    } catch (IOException e) {
      LOG.warn("cannot empty {}", features, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot remove {}", file, e);
    }
  }
}
