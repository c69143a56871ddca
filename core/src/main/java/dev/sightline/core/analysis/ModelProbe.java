package dev.sightline.core.analysis;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MaskedOutput;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.onnx.MaskedNetwork;
import dev.sightline.core.model.onnx.PreparedVideo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link Probe} of native bundles, on ONNX Runtime. What is hidden is masked as padding is in
 * training: it gets no attention and is left out of every mean; a side without anything left is
 * replaced by its learned stand-in.
 */
final class ModelProbe implements Probe {
  /** Numbers that the widest tensor of one batch may have; more gain no speed. */
  private static final long BATCH_NUMBERS = 1 << 20;

  private static final int MOST_MASKS = 16;

  private final MultimodalModel model;
  private final HeadConfidence confidence;
  private final TokenizedText words;
  private final Axis.Cells cells;
  private final PreparedVideo video;
  private final PreparedVideo absent;
  private final Set<CrossHead> off;
  private final Object life = new Object();
  private int running;
  private boolean closed;

  private ModelProbe(
      MultimodalModel model,
      HeadConfidence confidence,
      TokenizedText words,
      Axis.Cells cells,
      PreparedVideo video,
      PreparedVideo absent,
      Set<CrossHead> off) {
    this.model = model;
    this.confidence = confidence;
    this.words = words;
    this.cells = cells;
    this.video = video;
    this.absent = absent;
    this.off = off;
  }

  /**
   * Makes ready in a thread of its own: of a long video that takes longer than a cancelled caller
   * waits.
   *
   * @param model stays the caller's
   * @throws SightlineException if the native engine fails, or the user cancelled
   */
  static ModelProbe open(
      MultimodalModel model,
      HeadConfidence confidence,
      VideoFeatures features,
      String text,
      Set<CrossHead> off,
      Progress progress)
      throws SightlineException {
    Background<ModelProbe> opening =
        new Background<>("sightline-probe", () -> open(model, confidence, features, text, off));
    try {
      return opening.await(progress);
    } catch (CancelledException e) {
      opening.abandon(ModelProbe::close);
      throw e;
    } catch (InterruptedException e) {
      opening.abandon(ModelProbe::close);
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private static ModelProbe open(
      MultimodalModel model,
      HeadConfidence confidence,
      VideoFeatures features,
      String text,
      Set<CrossHead> off)
      throws SightlineException {
    TokenizedText words = model.tokenize(text);
    PreparedVideo video = model.prepareMaskable(features.cells(), features.clips().size());
    try {
      PreparedVideo absent = model.prepareAbsentVideo();
      Axis.Cells cells = new Axis.Cells(features.clips(), features.grid());
      return new ModelProbe(model, confidence, words, cells, video, absent, Set.copyOf(off));
    } catch (SightlineException | RuntimeException e) {
      video.close();
      throw e;
    }
  }

  @Override
  public Axis.Tokens tokens() {
    return new Axis.Tokens(words.tokens());
  }

  @Override
  public Axis.Cells cells() {
    return cells;
  }

  @Override
  public float scoreScale() {
    return model.lateScale();
  }

  private Sides sides(Mask mask) {
    return Sides.of(mask, words, cells.size());
  }

  @Override
  public List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException {
    Map<Sides, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < masks.size(); i++) {
      groups.computeIfAbsent(sides(masks.get(i)), s -> new ArrayList<>()).add(i);
    }
    Answer[] answers = new Answer[masks.size()];
    int done = 0;
    for (Map.Entry<Sides, List<Integer>> group : groups.entrySet()) {
      int size = batchSize(group.getKey());
      List<Integer> all = group.getValue();
      for (int from = 0; from < all.size(); from += size) {
        progress.update((double) done / masks.size(), Phrase.of("Asking the model"));
        progress.checkCancelled();
        List<Integer> batch = all.subList(from, Math.min(from + size, all.size()));
        List<Answer> some =
            batch(batch.stream().map(masks::get).toList(), group.getKey(), progress);
        for (int i = 0; i < batch.size(); i++) {
          answers[batch.get(i)] = some.get(i);
        }
        done += batch.size();
      }
    }
    return List.of(answers);
  }

  /** Depends on sizes alone, so that the same masks give the same bits. */
  private int batchSize(Sides sides) {
    long rows = words.tokens().size() + (sides.video() ? cells.size() : 0);
    long width = 2L * model.config().fusionDim();
    return (int) Math.clamp(BATCH_NUMBERS / (rows * width), 1, MOST_MASKS);
  }

  /** A caller that is cancelled does not wait for the batch under way, which ends by itself. */
  private List<Answer> batch(List<Mask> masks, Sides sides, Progress progress)
      throws SightlineException {
    try {
      return new Background<>("sightline-probe", () -> batch(masks, sides)).await(progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private List<Answer> batch(List<Mask> masks, Sides sides) throws SightlineException {
    enter();
    try {
      MaskedNetwork.Text text = sides.text() ? text(masks) : null;
      List<boolean[]> hidden =
          masks.stream().map(m -> sides.video() ? m.cells() : nothing()).toList();
      MaskedNetwork.Video seen =
          new MaskedNetwork.Video(sides.video() ? video : absent, hidden, sides.video());
      return model.masked().run(text, seen, off, false).stream()
          .map(o -> answer(o, sides.side()))
          .toList();
    } finally {
      leave();
    }
  }

  private boolean[] nothing() {
    return new boolean[model.config().cellsPerClip()];
  }

  /** The text encoder runs once if all masks hide the same tokens. */
  private MaskedNetwork.Text text(List<Mask> masks) throws SightlineException {
    List<boolean[]> hidden = masks.stream().map(Mask::tokens).toList();
    boolean same = hidden.stream().allMatch(h -> Arrays.equals(h, hidden.getFirst()));
    return new MaskedNetwork.Text(
        model.encodeHiding(words, same ? hidden.subList(0, 1) : hidden),
        MultimodalModel.content(words),
        hidden);
  }

  private Answer answer(MaskedOutput output, Side side) {
    Map<String, float[]> calibrated = new LinkedHashMap<>();
    for (HeadSpec head : model.config().heads()) {
      float[] raw = output.output().probabilities().get(head.key());
      calibrated.put(head.key(), confidence.calibrated(head, raw, side));
    }
    return new Answer(output.logits(), calibrated, output.output().lateScore());
  }

  private void enter() {
    synchronized (life) {
      if (closed) {
        throw new IllegalStateException("this probe has been closed");
      }
      running++;
    }
  }

  /** The last batch frees what the caller has closed meanwhile. */
  private void leave() {
    synchronized (life) {
      running--;
      if (closed && running == 0) {
        free();
      }
    }
  }

  /** Whoever was cancelled does not wait for the batch that he left behind. */
  @Override
  public void close() {
    synchronized (life) {
      if (!closed) {
        closed = true;
        if (running == 0) {
          free();
        }
      }
    }
  }

  private void free() {
    video.close();
    absent.close();
  }
}
