package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.GeneratorWeights;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Clips in the space of the frozen autoencoder, each channel with mean 0 and variance 1.
 *
 * @param clips what they show
 * @param frames frames of each
 * @param cells of each clip {@code [frames, channels, cells]}
 */
record LatentClips(List<ClipWorld.Clip> clips, int frames, List<float[]> cells) {
  private static final String CELLS = "cells";
  private static final String KEY = "of";

  /**
   * Draws and encodes clips as they are, before the channels are standardised.
   *
   * @param first number of the first clip
   */
  static LatentClips encode(
      NDManager manager, ParameterSet parameters, ClipWorld world, Part part, Progress progress)
      throws SightlineException {
    List<ClipWorld.Clip> clips = new ArrayList<>();
    List<float[]> cells = new ArrayList<>();
    int n = part.frames();
    for (int i = 0; i < part.count(); i++) {
      progress.checkCancelled();
      progress.update((double) i / part.count(), Phrase.of("clips of {0} frames", n));
      ClipWorld.Clip clip = world.clip(part.split(), part.first() + i);
      ClipWorld.Film film = clip.film(n, FrameCoder.SIDE);
      float[] batch = new float[n * FrameCoder.VALUES];
      for (int k = 0; k < n; k++) {
        FrameCoder.fill(film.frame(k), batch, k);
      }
      try (NDManager step = manager.newSubManager();
          TorchEngine.Recording none = TorchEngine.still()) {
        NDArray x = step.create(batch, new Shape(n, 3, FrameCoder.SIDE, FrameCoder.SIDE));
        cells.add(FrameCoder.encode(x, parameters::get).toFloatArray());
      }
      clips.add(clip);
    }
    return new LatentClips(clips, n, cells);
  }

  /**
   * The same, read from a file where an earlier run left them.
   *
   * @param file written if it is not there, or is of other weights or other clips
   */
  static LatentClips kept(
      NDManager manager,
      ParameterSet parameters,
      ClipWorld world,
      Part part,
      Path file,
      Progress progress)
      throws SightlineException {
    String key = part + " " + world + " " + hash(parameters);
    if (Files.exists(file)) {
      TensorFile kept = Safetensors.read(file);
      if (key.equals(kept.metadata().get(KEY))) {
        return read(kept.get(CELLS), world, part);
      }
    }
    LatentClips made = encode(manager, parameters, world, part, progress);
    int values = made.cells.isEmpty() ? 0 : made.cells.getFirst().length;
    float[] all = new float[made.cells.size() * values];
    for (int i = 0; i < made.cells.size(); i++) {
      System.arraycopy(made.cells.get(i), 0, all, i * values, values);
    }
    Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Safetensors.write(
        fresh,
        TensorFile.of(
            Map.of(CELLS, FloatTensor.of(all, made.cells.size(), values)), Map.of(KEY, key)),
        StoredType.F32);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("Cannot write {0}.", file), e);
    }
    return made;
  }

  private static LatentClips read(FloatTensor kept, ClipWorld world, Part part) {
    List<ClipWorld.Clip> clips = new ArrayList<>();
    List<float[]> cells = new ArrayList<>();
    int values = kept.size(1);
    for (int i = 0; i < part.count(); i++) {
      clips.add(world.clip(part.split(), part.first() + i));
      cells.add(Arrays.copyOfRange(kept.values(), i * values, (i + 1) * values));
    }
    return new LatentClips(clips, part.frames(), cells);
  }

  private static int hash(ParameterSet parameters) {
    int hash = 1;
    for (String name : parameters.names()) {
      if (name.startsWith(FrameCoder.PREFIX + "in")) {
        hash = 31 * hash + Arrays.hashCode(parameters.get(name).toFloatArray());
      }
    }
    return hash;
  }

  /**
   * Which clips.
   *
   * @param split of the world
   * @param first number of the first
   * @param count how many
   * @param frames frames of each
   */
  record Part(Split split, long first, int count, int frames) {}

  /** Measures the channels and puts means and deviations among the parameters. */
  void measure(GeneratorConfig config, ParameterSet parameters) {
    int c = config.channels();
    double[] sum = new double[c];
    double[] squares = new double[c];
    for (float[] clip : cells) {
      for (int i = 0; i < clip.length; i++) {
        int channel = i / config.cells() % c;
        sum[channel] += clip[i];
        squares[channel] += (double) clip[i] * clip[i];
      }
    }
    double n = (double) cells.size() * frames * config.cells();
    float[] mean = new float[c];
    float[] deviation = new float[c];
    for (int i = 0; i < c; i++) {
      mean[i] = (float) (sum[i] / n);
      deviation[i] = (float) Math.sqrt(squares[i] / n - sum[i] / n * (sum[i] / n));
    }
    parameters.put(GeneratorWeights.MEAN, mean, c);
    parameters.put(GeneratorWeights.DEVIATION, deviation, c);
  }

  /** The clips with each channel standardised by what was measured. */
  LatentClips standardised(GeneratorConfig config, ParameterSet parameters) {
    float[] mean = parameters.get(GeneratorWeights.MEAN).toFloatArray();
    float[] deviation = parameters.get(GeneratorWeights.DEVIATION).toFloatArray();
    List<float[]> standard = new ArrayList<>();
    for (float[] clip : cells) {
      float[] s = new float[clip.length];
      for (int i = 0; i < s.length; i++) {
        int channel = i / config.cells() % config.channels();
        s[i] = (clip[i] - mean[channel]) / deviation[channel];
      }
      standard.add(s);
    }
    return new LatentClips(clips, frames, standard);
  }

  int size() {
    return clips.size();
  }
}
