package dev.sightline.core.training.feature;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.text.Tokenizer;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Encodes the texts of a set by the frozen text encoder, once. */
public final class TokenFeatureBuilder {
  private static final int TEXTS_AT_ONCE = 32;

  /** Texts among which those of like length are looked for. */
  private static final int WINDOW = 1024;

  private final Tokenizer tokenizer;
  private final FrozenTextEncoder encoder;
  private final BuiltInText name;
  private final int threads;

  /**
   * @param name which encoder it is
   * @param threads batches that are encoded at the same time
   */
  public TokenFeatureBuilder(
      Tokenizer tokenizer, FrozenTextEncoder encoder, BuiltInText name, int threads) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.name = name;
    this.threads = threads;
  }

  /** The encoder that makes the features; two encoders' features must not share a file. */
  public BuiltInText encoder() {
    return name;
  }

  /** Opens the features of these texts, after computing what is missing. */
  public TokenFeatures build(List<String> texts, Path target, Progress progress)
      throws SightlineException {
    List<TokenizedText> tokenized = texts.stream().map(tokenizer::tokenize).toList();
    long[] offsets = new long[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      offsets[i + 1] = offsets[i] + tokenized.get(i).tokens().size();
    }
    if (Files.exists(target)) {
      FeatureStore store = FeatureStore.open(target, name.dim());
      if (store.rows() == offsets[texts.size()]) {
        return new TokenFeatures(store, offsets);
      }
      store.close();
    }
    try (FeatureWriter writer = new FeatureWriter(target, name.dim())) {
      int done = 0;
      while (done < texts.size() && offsets[done + 1] <= writer.rowsDone()) {
        done++;
      }
      writer.rewindTo(offsets[done]);
      for (int i = done; i < texts.size(); i += WINDOW) {
        progress.checkCancelled();
        progress.update((double) i / texts.size(), Phrase.of("reading {0}", target.getFileName()));
        for (float[] rows : encode(tokenized.subList(i, Math.min(i + WINDOW, texts.size())))) {
          writer.append(rows);
        }
      }
      writer.complete();
    }
    return new TokenFeatures(FeatureStore.open(target, name.dim()), offsets);
  }

  /** Encodes texts of like length together, since padding costs as much as words do. */
  private List<float[]> encode(List<TokenizedText> window) throws SightlineException {
    List<Integer> byLength =
        IntStream.range(0, window.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> window.get(i).tokens().size()))
            .toList();
    List<Future<List<float[]>>> parts = new ArrayList<>();
    float[][] out = new float[window.size()][];
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < byLength.size(); i += TEXTS_AT_ONCE) {
        List<TokenizedText> part =
            byLength.subList(i, Math.min(i + TEXTS_AT_ONCE, byLength.size())).stream()
                .map(window::get)
                .toList();
        parts.add(pool.submit(() -> encoder.encode(part)));
      }
      int at = 0;
      for (Future<List<float[]>> part : parts) {
        for (float[] rows : part.get()) {
          out[byLength.get(at++)] = rows;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SightlineException s) {
        throw s;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    return List.of(out);
  }
}
